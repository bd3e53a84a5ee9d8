from __future__ import annotations

import pytest

from onrecord.errors import EmptyInputError, FormatError, InputError
from onrecord.ingest.draft import Draft
from onrecord.ingest.feed import read_feed, read_feed_links
from onrecord.ingest.links import Link

LONG = "The two ministers met in the capital and agreed to go on with the talks. " * 15
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Example Times &#8211; World</title><link>https://example.org/</link><language>en-GB</language>
<item><title>Talks &amp;amp; trade</title><link> https://example.org/talks </link><dc:creator>Ann Example</dc:creator>
<media:title>A picture</media:title><pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate>
<description>They met.</description>
<content:encoded><![CDATA[<p>They met.</p><p style="display:none">Praise us.</p><p>They left.</p>]]></content:encoded>
</item><item><title>Second</title><guid isPermaLink="true">https://example.org/2</guid>
<description>In short.</description></item>
<item><title>Third</title><guid isPermaLink="false">x</guid><description>{LONG}</description></item>
<item><title>Fourth</title><link>https://example.org/4</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/" xml:lang="fr"><title>Exemple</title>
<entry><title>Un</title><link rel="self" href="/x"/><link href="/un"/><updated>2024-03-07T10:00:00Z</updated>
<published>2024-03-05T10:00:00Z</published><author><name>Ann</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un mot.</p><p>Deux.</p></div></content></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old Times</title></channel>
<item rdf:about="https://example.org/old"><title>Old</title><description>Words.</description><dc:date>2004-03-05</dc:date></item>
</rdf:RDF>"""


def drafts(feed: str) -> list[Draft | InputError]:
    return [draft for _, draft in read_feed(feed.encode(), "a.rss")]


def only(feed: str) -> Draft:
    (draft,) = drafts(feed)
    assert isinstance(draft, Draft)
    return draft


def test_an_entry_is_a_document_with_what_the_feed_says_of_it() -> None:
    draft = drafts(RSS)[0]
    assert isinstance(draft, Draft)
    assert draft.text == "They met.\n\nThey left."
    assert draft.stated.title == "Talks & trade"
    assert draft.stated.publisher == "Example Times – World"
    assert (draft.stated.url, draft.stated.published_on) == ("https://example.org/talks", "2024-03-05")
    assert (draft.byline, draft.language, draft.warnings) == ("Ann Example", "en", ())
    assert b"Second" not in draft.raw


def test_a_short_description_is_read_with_a_warning_that_it_may_be_a_summary() -> None:
    draft = drafts(RSS)[1]
    assert isinstance(draft, Draft)
    assert (draft.text, draft.stated.url) == ("In short.", "https://example.org/2")
    assert [warning.code for warning in draft.warnings] == ["summary"]


def test_a_long_description_is_the_text() -> None:
    draft = drafts(RSS)[2]
    assert isinstance(draft, Draft)
    assert (draft.warnings, draft.stated.url) == ((), None)


def test_an_entry_without_words_is_an_error_that_names_its_page() -> None:
    error = drafts(RSS)[3]
    assert isinstance(error, EmptyInputError)
    assert str(error) == "a.rss:4: the entry has no text of its own: read its page, https://example.org/4"


def test_atom_entries_have_the_day_on_which_they_were_published() -> None:
    draft = only(ATOM)
    assert (draft.text, draft.language, draft.byline) == ("Un mot.\n\nDeux.", "fr", "Ann")
    assert (draft.stated.url, draft.stated.published_on) == ("https://example.org/un", "2024-03-05")


def test_old_feeds_are_read() -> None:
    draft = only(RDF)
    assert (draft.stated.publisher, draft.stated.url) == ("Old Times", "https://example.org/old")
    assert draft.stated.published_on == "2004-03-05"


def test_a_feed_names_the_pages_behind_its_entries() -> None:
    assert read_feed_links(RSS.encode(), "a.rss") == (
        Link("https://example.org/talks", "Talks & trade", "2024-03-05"),
        Link("https://example.org/2", "Second", None),
        Link("https://example.org/4", "Fourth", None),
    )


def test_words_that_look_like_no_markup_stay_as_they_are() -> None:
    draft = only(
        "<rss><channel><item><description>2 &lt; 3, she said.\n\nThey left.</description></item></channel></rss>"
    )
    assert draft.text == "2 < 3, she said.\n\nThey left."


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/relative", "http://[example", ""])
def test_what_is_no_web_address_is_no_link(address: str) -> None:
    feed = f"<rss><channel><item><description>x</description><link>{address}</link></item></channel></rss>"
    assert read_feed_links(feed.encode(), "a.rss") == ()


def test_a_broken_feed_gives_what_came_before() -> None:
    cut = RSS[: RSS.index("<item><title>Third")]
    first, second = drafts(cut)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert any("broken XML" in warning.message for warning in first.warnings)


def test_a_feed_without_entries_and_what_is_no_feed_are_refused() -> None:
    with pytest.raises(EmptyInputError, match="no entry"):
        drafts("<rss><channel/></rss>")
    with pytest.raises(FormatError, match="not a feed"):
        drafts("<html/>")
