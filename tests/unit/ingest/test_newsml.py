from __future__ import annotations

import base64

import pytest

from onrecord.errors import EmptyInputError, FormatError, InputError
from onrecord.ingest.draft import Draft
from onrecord.ingest.newsml import read_newsml

NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head>
<hedline><hl1>Talks go well</hl1></hedline></body.head><body.content><p>They met in the
 capital.</p><media><caption>A picture</caption></media><p>They left.</p></body.content></body></nitf></inlineXML>"""
META = """<rightsInfo><copyrightHolder><name>Example Holding</name></copyrightHolder>
<usageTerms>For test only</usageTerms></rightsInfo><itemMeta><provider><name>Example Agency</name></provider>
<versionCreated>2024-03-09T10:00:00Z</versionCreated><firstCreated>2024-03-05T10:00:00Z</firstCreated></itemMeta><contentMeta>
<headline> Talks go well</headline>
<by>By Ann Example</by><language tag="en-US"/></contentMeta>"""


def item(content: str, meta: str = META, kind: str = "newsItem") -> str:
    return f'<{kind} xmlns="http://iptc.org/std/nar/2006-10-01/">{meta}<contentSet>{content}</contentSet></{kind}>'


def read(xml: str) -> list[tuple[str, Draft | InputError]]:
    return list(read_newsml(xml.encode(), "a.xml"))


def only(xml: str) -> Draft:
    ((_, draft),) = read(xml)
    assert isinstance(draft, Draft)
    return draft


def test_a_news_item_is_a_document_with_what_the_agency_says_of_it() -> None:
    draft = only(item(NITF))
    assert draft.text == "They met in the capital.\n\nThey left."
    assert (draft.stated.title, draft.stated.publisher) == ("Talks go well", "Example Agency")
    assert (draft.stated.published_on, draft.stated.licence) == ("2024-03-05", "For test only")
    assert (draft.byline, draft.language) == ("By Ann Example", "en")


def test_xhtml_and_plain_texts_are_read() -> None:
    xhtml = '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>One.</p></body></html></inlineXML>'
    assert only(item(xhtml)).text == "One."
    assert only(item('<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>')).text == "One.\n\nTwo."
    packed = base64.b64encode("Café.".encode()).decode()
    data = f'<inlineData contenttype="text/plain" encoding="encd:base64">{packed}</inlineData>'
    assert only(item(data)).text == "Café."


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (item("", kind="planningItem"), "a.xml: this is a plan of coverage, with no text of its own"),
        (item("", kind="packageItem"), "a.xml: this is a package, which lists other items, with no text of its own"),
        (
            item('<remoteContent contenttype="image/jpeg"/>'),
            "a.xml: the news item holds no text; its content is elsewhere (image/jpeg)",
        ),
        (item("<inlineXML><sports-content><p/></sports-content></inlineXML>"), "a.xml: the news item holds no text"),
        (item('<inlineData contenttype="image/png">x</inlineData>'), "a.xml: the news item holds no text"),
        (item('<inlineData encoding="base64">!</inlineData>'), "a.xml: the news item holds no text"),
        (item("", meta=""), "a.xml: the news item holds no text"),
    ],
)
def test_an_item_without_a_text_says_what_it_is(xml: str, reason: str) -> None:
    ((_, error),) = read(xml)
    assert isinstance(error, EmptyInputError)
    assert str(error) == reason


def test_each_item_of_a_message_has_its_place() -> None:
    message = f"<newsMessage><itemSet>{item(NITF)}{item('', kind='packageItem')}</itemSet></newsMessage>"
    (first, draft), (second, error) = read(message)
    assert (first, second) == ("a.xml:1", "a.xml:2")
    assert isinstance(draft, Draft)
    assert isinstance(error, EmptyInputError)


def test_what_holds_no_item_is_refused() -> None:
    with pytest.raises(FormatError, match="no item"):
        read("<rss/>")
