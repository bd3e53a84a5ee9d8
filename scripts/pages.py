"""Measure how well saved pages are read: `python scripts/pages.py HTML_FOLDER`.

The folder holds `gold.json` with the true body, title and date of each page in `pages/`, and `kremlin_silver.json`
with the body of each page in `kremlin/`, whose hover cards must not get into the text. Body word-F1 is that of the
two bags of words, averaged over the pages; plain trafilatura stands beside it.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import trafilatura
from lxml.html import document_fromstring

from onrecord.errors import InputError
from onrecord.ingest.days import written_days
from onrecord.ingest.draft import Draft
from onrecord.ingest.html import read_html
from onrecord.text.normalize import fold

POOR = 0.9
"""Pages below this are listed."""

HOVER_CARDS = "//*[contains(@class, 'tooltip_person')]"
"""The cards of kremlin.ru, which say who someone is: family name, first name and, without a space, the office."""


def words(text: str) -> Counter[str]:
    """Count the words of a text."""
    return Counter(re.findall(r"\w+", fold(text)))


def word_f1(one: str, other: str) -> float:
    """Give the word-F1 of two texts as bags of words."""
    left, right = words(one), words(other)
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def same_title(found: str | None, gold: str) -> bool:
    """Tell whether two titles hold the same words in the same order."""
    return re.findall(r"\w+", fold(found or "")) == re.findall(r"\w+", fold(gold))


def read(raw: bytes, name: str) -> Draft:
    """Read a page; one that is refused has no text."""
    try:
        return read_html(raw, name)
    except InputError:
        return Draft("", raw)


def has_day(raw: bytes, day: str) -> bool:
    """Tell whether a day stands on a page at all, in markup or words: some gold days do not."""
    return day in written_days(raw.decode("utf-8", "replace"))


def pages(folder: Path, gold: Path) -> Iterator[tuple[str, bytes, dict[str, str]]]:
    """Yield each page's name, its bytes and what is true of it."""
    for name, truth in sorted(json.loads(gold.read_text()).items()):
        yield name, gzip.decompress((folder / f"{name}.html.gz").read_bytes()), truth


def measure_pages(folder: Path) -> None:
    """Print the scores over pages with gold, and every miss."""
    ours, plain, titles, dates = [], [], [], []
    for name, raw, truth in pages(folder / "pages", folder / "gold.json"):
        draft = read(raw, name)
        ours.append(word_f1(draft.text, truth["articleBody"]))
        plain.append(word_f1(trafilatura.extract(raw, include_comments=False) or "", truth["articleBody"]))
        titles.append(same_title(draft.stated.title, truth["title"]))
        dates.append((draft.stated.published_on == truth["date"], has_day(raw, truth["date"])))
        if ours[-1] < POOR or ours[-1] < plain[-1] - 0.02:
            print(f"{name} body {ours[-1]:.3f} plain {plain[-1]:.3f} {truth['url'][:80]}")
        if not titles[-1]:
            print(f"{name} title {draft.stated.title!r}, gold {truth['title']!r}")
        if not dates[-1][0]:
            where = "on the page" if dates[-1][1] else "nowhere on the page"
            print(f"{name} date {draft.stated.published_on}, gold {truth['date']} {where}")
    count = len(ours)
    print(f"{count} pages: body word-F1 {sum(ours) / count:.4f}, plain trafilatura {sum(plain) / count:.4f}")
    dated = [right for right, stands in dates if stands]
    print(f"title {sum(titles) / count:.3f}, date {sum(right for right, _ in dates) / count:.3f}", end=", ")
    print(f"of the {len(dated)} pages on which the gold's day stands {sum(dated) / len(dated):.3f}")


def hover_cards(raw: bytes) -> set[str]:
    """Find the words of a page's hover cards, all spaces left out."""
    texts = ("".join(node.text_content().split()) for node in document_fromstring(raw).xpath(HOVER_CARDS))
    return {text for text in texts if text}


def measure_hover_cards(folder: Path) -> None:
    """Print the pages in whose body a hover card stands, and the scores against the silver bodies."""
    scores, dates, cards, carded = [], [], 0, 0
    for name, raw, truth in pages(folder / "kremlin", folder / "kremlin_silver.json"):
        draft = read(raw, name)
        scores.append(word_f1(draft.text, "\n".join((truth["lead"], truth["text"]))))
        dates.append(draft.stated.published_on == truth["date"])
        on_page = hover_cards(raw)
        cards += bool(on_page)
        if inside := [card for card in on_page if card in "".join(draft.text.split())]:
            carded += 1
            print(f"{name} hover card: {inside[0]!r}")
        if scores[-1] < POOR:
            print(f"{name} body {scores[-1]:.3f}")
    count = len(scores)
    print(f"{count} kremlin pages: body word-F1 {sum(scores) / count:.4f}, hover cards in {carded} bodies of {cards}")
    print(f"date {sum(dates) / count:.3f}")


if __name__ == "__main__":
    measure_pages(Path(sys.argv[1]))
    measure_hover_cards(Path(sys.argv[1]))
