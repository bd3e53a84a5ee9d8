from __future__ import annotations

import pytest
from lxml.html import fromstring

from onrecord.ingest.clutter import drop_clutter

PROSE = "The two ministers met in the capital and agreed to go on with the talks in the spring of the next year. " * 3


def left(piece: str) -> str:
    tree = fromstring(f"<html><body><article><p>{PROSE}</p>{piece}<p>end</p></article></body></html>")
    drop_clutter(tree)
    return " ".join(tree.text_content().replace(PROSE, "").split())


@pytest.mark.parametrize(
    "piece",
    [
        "<nav><a href='/'>Home</a></nav>",
        "<figure><img src='a.png'><figcaption>The ministers shake hands. (Photo: Example)</figcaption></figure>",
        '<div class="image-caption">The ministers shake hands.</div>',
        '<div class="related-articles"><a href="/b">Another article</a></div>',
        '<ul class="breadcrumb"><li>World</li></ul>',
        '<div role="tooltip">Doe JaneMinister of Trade</div>',
        '<span class="read__tooltip tooltip_person">Doe JaneMinister of Trade</span>',
        '<div class="hover-card">Doe Jane, Minister of Trade</div>',
        '<div id="newsletter">Sign up for our morning letter</div>',
        '<div class="social-share">Share this</div>',
        "<form><label>Your address</label></form>",
        '<p>Read more: <a href="/b">What the ministers want</a></p>',
        '<p><strong>RELATED: <a href="/b">What the ministers want</a></strong></p>',
        "<p>Recommended</p>",
        "<h3>More from Example Times</h3>",
    ],
)
def test_what_surrounds_an_article_is_taken_out(piece: str) -> None:
    assert left(piece) == "end"


@pytest.mark.parametrize(
    "piece",
    [
        "<p>Recommended by the committee, the treaty was signed on Monday.</p>",
        "<p>“Read more than one paper,” the Minister said, <a href='/x'>smiling</a>, as she left the hall.</p>",
        "<p>Related talks will go on in the spring, the ministry said.</p>",
        '<p class="correlated">The figures rose.</p>',
        '<blockquote class="quote">“We agree.”</blockquote>',
    ],
)
def test_the_articles_own_words_stay(piece: str) -> None:
    assert left(piece) == f"{fromstring(piece).text_content()}end"


def test_the_frame_of_the_article_stays_whatever_its_class() -> None:
    tree = fromstring(f'<html><body><div class="social-content"><p>{PROSE}</p></div></body></html>')
    drop_clutter(tree)
    assert tree.text_content() == PROSE


def test_words_after_a_card_stay() -> None:
    tree = fromstring(f"<div><p>{PROSE}President <span class='tooltip'>Doe JanePresident</span> said so.</p></div>")
    drop_clutter(tree)
    assert tree.text_content().removeprefix(PROSE) == "President  said so."
