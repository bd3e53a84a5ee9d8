"""What stands around a name as its title: "Turkish President …", "…, the Iranian foreign minister,"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.actors.states import demonym_country, state_of
from onrecord.lexicon import OfficeLexicon
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token

TITLE_WORDS = 9
"""How far before a name its title may begin ("Leader of the Islamic Revolution Ayatollah …" has six words)."""

APPOSITION = re.compile(r",\s+(?:the\s+)?(?:[\w’'-]+\s+){0,6}[\w’'-]+(?=[,.;])")
MALE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Emir|Sultan|Sheikh|Ayatollah)\b\.?")
FEMALE = re.compile(r"\b(?:Mrs|Ms|Miss|Madam|Madame|Lady|Dame|Queen|Princess)\b\.?")


@dataclass(frozen=True, slots=True)
class Title:
    """The offices, the state and the gender that a name's title tells."""

    offices: frozenset[str] = frozenset()
    country: str | None = None
    gender: str | None = None


def read_title(text: str, parse: Parse, span: Span, offices: OfficeLexicon) -> Title:
    """Read the title before a name or the apposition after it."""
    before, after = _around(text, parse, span)
    country = _country_in(before) or _country_in(after)
    apposition = APPOSITION.match(after)
    found = offices.find(before, country)
    found += offices.find(apposition.group(), country) if apposition else []
    # The honorific may be taken for a part of the name.
    address = before[-len("Madame ") :] + span.of(text)
    gender = "male" if MALE.search(address) else "female" if FEMALE.search(address) else None
    return Title(frozenset(form.office for form in found), _country_in(before), gender)


def _around(text: str, parse: Parse, span: Span) -> tuple[str, str]:
    """Give the title-like words right before a name and the words after it, within its sentence."""
    first = next((token for token in parse.tokens if token.start <= span.start < token.end), None)
    if first is None:
        return "", ""
    start = first.i
    floor = parse.sentences[first.sentence].start
    while start > floor and first.i - start < TITLE_WORDS and _in_title(parse.tokens[start - 1]):
        start -= 1
    sentence_end = parse.tokens[parse.sentences[first.sentence].stop - 1].end
    return text[parse.tokens[start].start : span.start], text[span.end : min(sentence_end, span.end + 80)]


def _in_title(token: Token) -> bool:
    return (
        token.pos in ("PROPN", "NOUN", "ADJ") or token.lemma in ("of", "the", "for", "and", "'s") or token.tag == "POS"
    )


def _country_in(words: str) -> str | None:
    for word in re.findall(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)?", words):
        iso3 = demonym_country(word) or state_of(word) or demonym_country(word.split()[0]) or state_of(word.split()[-1])
        if iso3:
            return iso3
    return None
