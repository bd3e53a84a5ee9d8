from __future__ import annotations

import json

from lxml.html import fromstring

from onrecord.ingest.jsonld import ArticleNode, find_article_node


def found(*scripts: str) -> ArticleNode:
    tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return find_article_node(fromstring(f"<html><head>{tags}</head><body></body></html>"))


def test_an_article_is_found_inside_a_graph_and_its_publisher_beside_it() -> None:
    graph = [
        {"@type": "WebSite", "name": "Site", "@id": "#site"},
        {"@type": "Organization", "@id": "#org", "name": "Example Times"},
        {
            "@type": ["Article", "NewsArticle"],
            "headline": "Talks &amp; trade",
            "author": [{"@type": "Person", "name": "Ann Example"}, {"name": "Bo Example"}, "https://example.org/bo"],
            "publisher": {"@id": "#org"},
            "datePublished": "2024-03-05T10:00:00Z",
            "mainEntityOfPage": {"@id": "https://example.org/talks"},
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "articleBody": "They met.",
        },
    ]
    assert found(json.dumps({"@context": "https://schema.org", "@graph": graph})) == ArticleNode(
        headline="Talks & trade",
        published="2024-03-05T10:00:00Z",
        authors=("Ann Example", "Bo Example"),
        publisher="Example Times",
        url="https://example.org/talks",
        licence="https://creativecommons.org/licenses/by/4.0/",
        body="They met.",
    )


def test_a_script_that_is_no_json_hides_no_other() -> None:
    assert found("{oops", '{"@type": "NewsArticle", "headline": "Talks"}').headline == "Talks"


def test_line_ends_inside_strings_and_comment_marks_are_forgiven() -> None:
    assert found('<!-- {"@type": "BlogPosting", "headline": "Two\nlines"} -->').headline == "Two lines"


def test_what_is_no_article_is_passed_over() -> None:
    assert found('{"@type": "Product", "headline": "Buy"}', "[1, null]", '{"@type": 5}') == ArticleNode()


def test_values_of_an_unforeseen_kind_are_left_out() -> None:
    node = '{"@type": "Article", "headline": 5, "author": 7, "publisher": [null], "datePublished": {}, "url": [1]}'
    assert found(node) == ArticleNode()


def test_nesting_without_end_is_survived() -> None:
    assert found("[" * 100_000) == ArticleNode()
