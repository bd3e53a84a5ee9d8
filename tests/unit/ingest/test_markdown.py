from __future__ import annotations

from onrecord.ingest.markdown import read_markdown
from onrecord.ingest.metadata import Metadata

PAGE = """---
title: "Ministers meet: a first step"
date: 2024-03-05T10:00:00+01:00
url: https://example.org/talks
publisher: Ministry of Trade
license: CC BY 4.0
tags:
  - talks
# a comment
---

# Ministers meet

They *agreed*.
"""


def test_front_matter_becomes_metadata_and_leaves_the_text() -> None:
    draft = read_markdown(PAGE.encode(), "talks.md")
    assert draft.stated == Metadata(
        publisher="Ministry of Trade",
        published_on="2024-03-05",
        url="https://example.org/talks",
        title="Ministers meet: a first step",
        licence="CC BY 4.0",
    )
    assert draft.text == "\n# Ministers meet\n\nThey *agreed*.\n"
    assert draft.raw == PAGE.encode()


def test_front_matter_with_windows_line_ends_is_read() -> None:
    draft = read_markdown(PAGE.replace("\n", "\r\n").encode(), "talks.md")
    assert draft.stated.publisher == "Ministry of Trade"
    assert "title" not in draft.text


def test_text_between_two_rules_stays_text() -> None:
    page = "---\nReply: none.\nThe Minister said: we agree.\n---\nHe left."
    assert read_markdown(page.encode(), "a.md").text == page


def test_a_rule_that_nothing_closes_stays_text() -> None:
    page = "---\ntitle: Talks\n\nThey met."
    assert read_markdown(page.encode(), "a.md").text == page


def test_a_rule_further_down_stays_text() -> None:
    page = "They met.\n\n---\ntitle: no\n---\n"
    draft = read_markdown(page.encode(), "a.md")
    assert (draft.text, draft.stated) == (page, Metadata())


def test_a_date_in_words_is_warned_of() -> None:
    draft = read_markdown(b"---\ndate: last spring\n---\nThey met.", "a.md")
    assert draft.stated.published_on is None
    assert [warning.code for warning in draft.warnings] == ["date"]
