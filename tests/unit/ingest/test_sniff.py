from __future__ import annotations

import pytest

from onrecord.ingest.sniff import Kind, kind_of, suffix_of


@pytest.mark.parametrize(
    ("raw", "name", "media_type", "kind"),
    [
        (b"words", "a.txt", None, Kind.TEXT),
        (b"<html>", "a.txt", None, Kind.TEXT),
        (b"words", "notes", None, None),
        (b"<b>bold</b> words", "notes", None, None),
        (b"<!DOCTYPE html><p>", "a.aspx", None, Kind.HTML),
        (b"\xef\xbb\xbf \n<HTML>", "a", None, Kind.HTML),
        (b"<?xml version='1.0'?><!-- x --><!DOCTYPE html PUBLIC 'a' 'b'><html>", "a", None, Kind.HTML),
        (b"<?xml version='1.0'?>\n<!-- a > b -->\n<rss>", "a.xml", None, Kind.FEED),
        (b"<feed xmlns='x'>", "a.atom", None, Kind.FEED),
        (b"<rdf:RDF xmlns:rdf='x'>", "a.xml", None, Kind.FEED),
        ("<rss>".encode("utf-16"), "a.xml", None, Kind.FEED),
        (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "a.xml", None, Kind.FEED),
        (b"<opml>", "a", None, Kind.OPML),
        (b"<sitemapindex>", "a.xml", None, Kind.SITEMAP),
        (b"<newsItem>", "a.xml", None, Kind.NEWSML),
        (b"<other>", "a.xml", None, Kind.OTHER_XML),
        (b"<?xml version='1.0'?><other>", "a", None, Kind.OTHER_XML),
        (b"%PDF-1.7", "a.txt", "text/plain", Kind.PDF),
        (b"PK\x03\x04....word/document.xml", "a", None, Kind.DOCX),
        (b"PK\x03\x04", "a.zip", None, None),
        (b"WARC/1.0\r\n", "a", None, Kind.WARC),
        (b"a,b", "a.CSV", None, Kind.CSV),
        (b"a,b", "https://example.org/table", "text/csv; header=present", Kind.CSV),
        (b"<p>words", "https://example.org/a", "text/html; charset=utf-8", Kind.HTML),
        (b"<rss>", "https://example.org/feed", "application/rss+xml", Kind.FEED),
        (b"<rss>", "https://example.org/feed", "text/xml", Kind.FEED),
        (b"{}", "https://example.org/a", "Application/JSON", Kind.JSON),
    ],
)
def test_the_kind_is_told_by_content_server_and_name(
    raw: bytes, name: str, media_type: str | None, kind: Kind | None
) -> None:
    assert kind_of(raw, name, media_type) is kind


@pytest.mark.parametrize(("name", "suffix"), [("a.warc.gz", ".warc"), ("A.TXT", ".txt"), ("a", ""), ("a.gz", "")])
def test_endings_are_read_through_the_packing(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix
