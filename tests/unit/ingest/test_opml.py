from __future__ import annotations

import pytest

from onrecord.errors import FormatError
from onrecord.ingest.links import Link
from onrecord.ingest.opml import read_opml


def test_feeds_in_folders_are_listed_once_in_their_order() -> None:
    outlines = (
        '<outline text="World"><outline title="B" text="b" xmlUrl="https://example.org/b"/></outline>'
        '<outline text="A" xmlUrl=" https://example.org/a "/><outline text="again" xmlUrl="https://example.org/b"/>'
        '<outline text="no feed"/><outline text="trick" xmlUrl="file:///etc/passwd"/>'
    )
    raw = f"<opml version='2.0'><head><title>My feeds</title></head><body>{outlines}</body></opml>".encode()
    assert read_opml(raw, "a.opml") == (Link("https://example.org/b", "B"), Link("https://example.org/a", "A"))


@pytest.mark.parametrize(("raw", "hint"), [(b"<rss/>", "not a list"), (b"<opml><body/></opml>", "names no feed")])
def test_what_lists_no_feed_is_refused(raw: bytes, hint: str) -> None:
    with pytest.raises(FormatError, match=hint):
        read_opml(raw, "a.opml")
