"""Whom single mentions mean on a day, by the shipped table: names, titles and roles of public facts.

Each line of `mentions.csv` is a mention; `name` is the part of it that is a name, none for a role; `sight` are the
states that the text names, `home` is the publisher's; `person` is who is meant, empty where it can't be told, and the
name itself where it is nobody of the table.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from onrecord.actors.discourse import Discourse
from onrecord.actors.naming import build_roster
from onrecord.actors.publishers import Home, PublisherKind
from onrecord.actors.resolve import Resolver
from onrecord.actors.roster import Roster
from onrecord.actors.states import state_name
from onrecord.actors.tenures import load_tenures
from onrecord.lexicon import load_offices
from onrecord.model.text import Document, Span
from onrecord.text.analysis import Parse, Token

with (Path(__file__).parent / "mentions.csv").open(encoding="utf-8", newline="") as file:
    LINES = [dict(row) for row in csv.DictReader(file)]
TABLE = load_tenures()


def parse_plainly(text: str, entities: tuple[tuple[Span, str], ...]) -> Parse:
    """Cut a text into words in one sentence; those with a capital are proper nouns."""
    words = list(re.finditer(r"[\w.'’-]+", text))
    tokens = tuple(
        Token(
            i,
            w.start(),
            w.end(),
            w.group(),
            w.group().lower(),
            "PROPN" if w.group()[0].isupper() else "NOUN",
            "",
            "",
            i,
        )
        for i, w in enumerate(words)
    )
    return Parse(tokens, (range(len(tokens)),), entities)


def resolve(line: dict[str, str]) -> list[str]:
    """Tell the names of those whom a line's mention means."""
    mention, states = line["mention"], [state_name(iso3) for iso3 in line["sight"].split(";") if iso3]
    text = ", ".join([*states, mention]) + " said no"
    start = text.rindex(mention)
    places = [(Span(text.index(name), text.index(name) + len(name)), "GPE") for name in states]
    if line["name"]:
        begin = text.rindex(line["name"])
        places.append((Span(begin, begin + len(line["name"])), "PERSON"))
    parse = parse_plainly(text, tuple(places))
    roster = build_roster(Document("d", text, b"", published_on=line["day"] or None), parse, TABLE, load_offices())
    home = Home(line["home"], PublisherKind.GOVERNMENT) if line["home"] else None
    resolver = Resolver(roster, load_offices(), Discourse(roster, parse), home)
    found = resolver.resolve(Span(start, start + len(mention)))
    return [roster.entries[id].actor.name for id in found]


def test_there_are_enough_lines() -> None:
    assert len(LINES) >= 150


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['mention']} {line['day']}")
def test_a_mention_means_who_it_meant_on_the_day(line: dict[str, str]) -> None:
    assert resolve(line) == [line["person"]] * bool(line["person"])


def test_of_an_empty_text_nobody_is_meant() -> None:
    roster = Roster("", None, TABLE)
    assert Resolver(roster, load_offices(), Discourse(roster, Parse((), ()))).resolve(Span(0, 0)) == ()
