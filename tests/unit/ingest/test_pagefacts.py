from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from onrecord.ingest.pagefacts import PageFacts, read_page_facts


def facts(head: str, body: str = "<p>They met.</p>") -> PageFacts:
    return read_page_facts(document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))


def script(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Talks go well | Example Times</title>", "<h1>Talks go well</h1>", "Talks go well"),
        ('<meta property="og:title" content="Talks end">', "<h1>Talks end, sides say</h1>", "Talks end, sides say"),
        ('<meta property="og:title" content="Talks go well">', "<h1>Example Times</h1>", "Talks go well"),
        (script('{"@type":"Article","headline":"Talks go well"}'), "<h1>Opinion Talks go well</h1>", "Talks go well"),
        ('<meta property="og:title" content="Talks">', "<h1>Trade: Talks</h1>", "Trade: Talks"),
        ('<meta name="dc.title" content="Talks go well">', "", "Talks go well"),
        ('<meta property="og:title" content="The ministers&amp;rsquo; talks">', "", "The ministers’ talks"),
        (
            '<meta property="og:site_name" content="Example Times"><title>Talks go well - Example Times</title>',
            "",
            "Talks go well",
        ),
        ("", "<h1>Talks go well</h1>", "Talks go well"),
        ("", "", None),
    ],
)
def test_the_title_is_the_heading_that_visitors_read(head: str, body: str, title: str | None) -> None:
    assert facts(head, body).metadata.title == title


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (script('{"@type":"NewsArticle","datePublished":"2024-03-05"}'), "", "2024-03-05"),
        ('<meta property="article:published_time" content="2024-03-05T23:30:00-05:00">', "", "2024-03-05"),
        ('<meta name="DC.date.issued" content="2024-03-05">', "", "2024-03-05"),
        ("", '<span itemprop="datePublished" content="2024-03-05">x</span>', "2024-03-05"),
        ("", '<article><time datetime="2024-03-05T10:00">today</time></article>', "2024-03-05"),
        ("", '<aside><time datetime="2024-03-05">another article</time></aside>', None),
        (
            script('{"@type":"Article","datePublished":"2024-03-06T02:00:00Z"}'),
            '<div class="byline">March 5, 2024 9 p.m. ET</div>',
            "2024-03-05",
        ),
        ('<meta property="article:modified_time" content="2024-03-05">', "", None),
    ],
)
def test_the_day_is_the_one_of_publication(head: str, body: str, day: str | None) -> None:
    assert facts(head, body).metadata.published_on == day


def test_json_ld_counts_before_meta_elements() -> None:
    node = '{"@type":"NewsArticle","publisher":{"name":"Script Post"},"author":{"name":"Ann Example"}}'
    page = facts(script(node) + '<meta property="og:site_name" content="Meta Post"><meta name="author" content="Bo">')
    assert (page.metadata.publisher, page.byline) == ("Script Post", "Ann Example")


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="By Ann Example">', "", "Ann Example"),
        ('<meta property="article:author" content="https://example.org/ann">', "", None),
        ("", '<a rel="author" href="/ann">Ann  Example</a>', "Ann Example"),
        ("", '<span itemprop="author"><span itemprop="name">Ann Example</span></span>', "Ann Example"),
        ("", "", None),
    ],
)
def test_the_byline_names_persons(head: str, body: str, byline: str | None) -> None:
    assert facts(head, body).byline == byline


def test_the_canonical_address_counts_first_and_a_relative_one_not_at_all() -> None:
    og = '<meta property="og:url" content="https://example.org/og">'
    assert facts(f'<link rel="canonical" href="https://example.org/a">{og}').metadata.url == "https://example.org/a"
    assert facts(f'<link rel="canonical" href="a.html">{og}').metadata.url == "https://example.org/og"


@pytest.mark.parametrize(
    ("head", "licence"),
    [
        ('<link rel="license" href="https://creativecommons.org/licenses/by-sa/4.0/">', "CC BY-SA 4.0"),
        ('<meta name="dcterms.license" content="https://creativecommons.org/publicdomain/zero/1.0/">', "CC0 1.0"),
        ('<meta name="dc.rights.license" content="Open Parliament Licence">', "Open Parliament Licence"),
        ("", None),
    ],
)
def test_the_licence_is_named(head: str, licence: str | None) -> None:
    assert facts(head).metadata.licence == licence
