"""Searching the current statements by their words, speaker, act, country, publisher and date."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import apsw

from onrecord.errors import DateError
from onrecord.model.actor import Actor
from onrecord.model.statement import Act, Statement
from onrecord.model.text import Span
from onrecord.store.connection import select
from onrecord.store.rows import actor_of
from onrecord.store.tables import CLOSE, OPEN, read_statement

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')
_MARK = re.compile(f"[{OPEN}{CLOSE}]")

# Letters that Unicode doesn't take apart into a base letter and a mark.
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d"})


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; all that is given must hold.

    `words` are looked up in what was said: all must occur, "in double quotes" next to each other; case and
    accents don't matter. `speaker` is an actor's id or a part of its name that begins with a word; where the
    speaker is not resolved, of the source's words. `country` is the speaker's, as an ISO 3166-1 alpha-3 code
    or a name. `publisher` is a part of the outlet's name that begins with a word. `since` and `until` are ISO
    dates of publication, both inclusive.

    Raises `DateError` for what is not a date, `ValueError` for what is not a country.

    >>> Query("sanctions", country="Türkiye").country
    'TUR'
    """

    words: str = ""
    speaker: str | None = None
    act: Act | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    limit: int = 20

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            check_date(getattr(self, name))
        if self.since and self.until and self.until < self.since:
            raise DateError(f"{self.until} is before {self.since}: swap the two dates", self.until)
        if self.country is not None:
            object.__setattr__(self, "country", country_code(self.country))


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that a query found.

    `content` is what was said as one string; `highlights` are the stretches of `content` that the words
    matched. Its place in the document is in the anchors of `statement`. A higher `score` is a better match.
    """

    statement: Statement
    document_id: str
    title: str | None
    publisher: str | None
    published_on: str | None
    speakers: tuple[Actor, ...]
    content: str
    highlights: tuple[Span, ...] = ()
    score: float = 0.0


def country_code(name: str) -> str:
    """Give the ISO 3166-1 alpha-3 code of a country's name or code; raise `ValueError` if there is none.

    >>> country_code("Islamic Republic of Iran"), country_code("deu")
    ('IRN', 'DEU')
    """
    import countrynames

    try:
        code = countrynames.to_code_3(name)
    except KeyError:  # for codes of states that are no more, as ZR
        code = None
    if code is None:
        raise ValueError(f"{name!r} is not a country; give its English name or its ISO code, as in IRN")
    return str(code)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Reduce a name to lower-case words without accents and punctuation.

    >>> fold("Abdel-Fattah El-Sīsī")
    'abdel fattah el sisi'
    """
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    plain = (" " if not c.isalnum() else c for c in letters if not unicodedata.combining(c))
    return " ".join("".join(plain).split())


def search(connection: apsw.Connection, query: Query) -> list[Hit]:
    """Give the current statements that match, best first; without words, latest published first."""
    connection.create_scalar_function("names", match_names, 2, deterministic=True)
    sql, values = _select(query)
    return [_hit(connection, row) for row in select(connection, sql, values)]


def match_expression(words: str) -> str:
    """Write words as an FTS5 expression in which nothing the user typed is an operator.

    >>> match_expression('ceasefire "no longer" AND*')
    '"ceasefire" "no longer" "AND*"'
    """
    terms = _TERM.findall(words.replace("\0", " ").translate(_QUOTES))
    # The empty phrase matches nothing.
    return " ".join(f'"{phrase or word}"' for phrase, word in terms) or '""'


def storable(text: str) -> str:
    """Replace halves of surrogate pairs, which no text of the ledger can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


_SPEAKER = """(EXISTS (
    SELECT 1 FROM statement_actors AS said
    JOIN known_actors AS known ON known.extraction = s.extraction AND known.actor = said.actor
    WHERE said.extraction = s.extraction AND said.statement = s.id AND said.role = 'speaker'
      AND (known.actor = :speaker OR known.identity = :speaker OR names(known.name, :speaker)))
  OR NOT EXISTS (
    SELECT 1 FROM statement_actors AS said
    WHERE said.extraction = s.extraction AND said.statement = s.id AND said.role = 'speaker')
  AND EXISTS (
    SELECT 1 FROM statement_spans AS span
    WHERE span.extraction = s.extraction AND span.statement = s.id AND span.role = 'source'
      AND names(span.exact, :speaker)))"""

_COUNTRY = """EXISTS (
    SELECT 1 FROM statement_actors AS said
    JOIN actors ON actors.extraction = s.extraction AND actors.id = said.actor
    WHERE said.extraction = s.extraction AND said.statement = s.id AND said.role = 'speaker'
      AND actors.country = :country)"""

_ACT = """EXISTS (
    SELECT 1 FROM statement_acts AS does
    WHERE does.extraction = s.extraction AND does.statement = s.id AND does.act = :act)"""

# Of each filter, the condition that it puts on a statement.
_CONDITIONS = {
    "speaker": _SPEAKER,
    "act": _ACT,
    "country": _COUNTRY,
    "since": "d.published_on >= :since",
    "until": "d.published_on <= :until",
    "publisher": "names(d.publisher, :publisher)",
}


def _select(query: Query) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {"limit": query.limit}
    conditions = ["e.superseded_by IS NULL"]
    for name, condition in _CONDITIONS.items():
        if value := getattr(query, name):
            values[name] = storable(value)
            conditions.append(condition)
    words, score, marked = "", "0.0", "NULL"
    if query.words.strip():
        values |= {"match": match_expression(storable(query.words)), "open": OPEN, "close": CLOSE}
        words = "statement_words JOIN"
        conditions.append("s.key = statement_words.rowid AND statement_words MATCH :match")
        score, marked = "-bm25(statement_words)", "highlight(statement_words, 0, :open, :close)"
    sql = f"""SELECT s.extraction, s.id, {marked}, {score} AS score,
        d.id, d.title, d.publisher, d.published_on
        FROM {words} statements AS s JOIN extractions AS e ON e.id = s.extraction
        JOIN documents AS d ON d.key = e.document
        WHERE {" AND ".join(conditions)}
        ORDER BY score DESC, d.published_on DESC, d.id, s.position LIMIT :limit"""
    return sql, values


def _hit(connection: apsw.Connection, row: tuple[Any, ...]) -> Hit:
    number, id, marked, score, document_id, title, publisher, published_on = row
    statement = read_statement(connection, number, id)
    speakers = speakers_of(connection, number, statement)
    about = (document_id, title, publisher, published_on)
    return Hit(statement, *about, speakers, statement.text, _highlights(marked or ""), score)


def speakers_of(connection: apsw.Connection, number: int, statement: Statement) -> tuple[Actor, ...]:
    """Read the actors who say a statement of an extraction."""
    sql = """SELECT position, id, name, kind, country, wikidata, office FROM actors
        WHERE extraction = ? AND id = ?"""
    found = (select(connection, sql, (number, actor)) for actor in statement.speakers)
    return tuple(actor_of(row) for rows in found for row in rows)


def _highlights(marked: str) -> tuple[Span, ...]:
    # Each mark before a place moves it one character to the right.
    places = [mark.start() - n for n, mark in enumerate(_MARK.finditer(marked))]
    return tuple(Span(start, end) for start, end in zip(places[::2], places[1::2], strict=True))


def match_names(*values: Any) -> bool:
    """Tell whether a name holds some words, from the beginning of one of its words on; for SQL.

    >>> match_names("Recep Tayyip Erdoğan", "erdogan"), match_names("Erdoğan", "dogan")
    (True, False)
    """
    name, wanted = values
    words = fold(wanted)
    return bool(words) and f" {words}" in f" {fold(name or '')}"


def check_date(value: str | None) -> None:
    """Raise `DateError` unless a value is a calendar date or nothing."""
    if value is None:
        return
    try:
        if not _ISO_DATE.fullmatch(value):
            raise ValueError(value)
        datetime.date.fromisoformat(value)
    except ValueError:
        raise DateError(f"{value!r} is not a calendar date; write it as in 2024-05-31", value) from None
