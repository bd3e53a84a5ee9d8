"""How well two reports of one meeting are set side by side, against pairs that a person aligned.

A pair is a JSON object with `pair_id`, the documents `a` and `b` (each with `id`, `text`, `publisher`, `date`), and
`points`, each with `topic`, `a_spans`, `b_spans` (`[start, end]` in code points, empty where that side is silent) and
`relation`. `b_not_in_a_claims` lists the topics of the points that one side lays in the mouth of the other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.compare.readouts import compare
from onrecord.errors import GoldError
from onrecord.evaluate.rates import Score, Share, percent
from onrecord.evaluate.tokens import Tokens, tokens_of, word_f1
from onrecord.model.comparison import Cell, Comparison, Relation
from onrecord.model.record import Extraction
from onrecord.model.text import Document, Span
from onrecord.text.normalize import clean

SPAN_F1 = 0.5
"""Word-F1 from which the words of a point are those that were coded, on either side."""
ALONE = 0.5
"""Share of a point's words that must stand alone, for the point to be left alone."""


@dataclass(frozen=True, slots=True)
class GoldPoint:
    """A point as a person aligned it; a side without spans is silent. `claimed` is said of the other side alone."""

    topic: str
    relation: Relation
    a: tuple[Span, ...] = ()
    b: tuple[Span, ...] = ()
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two reports of one meeting, and their points."""

    id: str
    a: Document
    b: Document
    points: tuple[GoldPoint, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a measure in which one finding may answer several coded points, or several one; rates are per cent."""

    right_found: int = 0
    found: int = 0
    right_gold: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of the findings that are right."""
        return percent(self.right_found, self.found)

    @property
    def recall(self) -> float:
        """The share of the coded points that were found."""
        return percent(self.right_gold, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Tally) -> Tally:
        """Count two tallies together."""
        return Tally(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_gold + other.right_gold,
            self.gold + other.gold,
        )


@dataclass(frozen=True, slots=True)
class PairScore:
    """How well pairs of reports were compared.

    - `aligned`: points of both sides. Right is one whose words on either side are those of a coded point at word-F1
      >= 0.5, one to one.
    - `points`: all points. A point of one side is right when it is left alone: when at least half of its words stand
      in points of that side alone.
    - `relation`: of the coded points that are right, those with the coded relation.
    - `relation_aligned`: the same, of the points of both sides only.
    - `claims`: points that one side says of the other, which leaves them out; right as a point left alone is.
    """

    aligned: Score = field(default_factory=Score)
    points: Tally = field(default_factory=Tally)
    relation: Share = field(default_factory=Share)
    relation_aligned: Share = field(default_factory=Share)
    claims: Tally = field(default_factory=Tally)

    def __add__(self, other: PairScore) -> PairScore:
        """Count two scores together."""
        return PairScore(
            self.aligned + other.aligned,
            self.points + other.points,
            _add(self.relation, other.relation),
            _add(self.relation_aligned, other.relation_aligned),
            self.claims + other.claims,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a point on either side, its relation, and whether it is said of the other side."""

    a: Tokens
    b: Tokens
    relation: Relation
    claimed: bool

    @property
    def both(self) -> bool:
        """Whether both sides have it."""
        return bool(self.a and self.b)


def read_pairs(paths: Iterable[str | Path]) -> tuple[GoldPair, ...]:
    """Read files of aligned pairs, and the `*.json` of folders; raises `GoldError` saying which is wrong and why."""
    files = [file for path in map(Path, paths) for file in (sorted(path.glob("*.json")) if path.is_dir() else [path])]
    if not files:
        raise GoldError("there is no pair to score in what was given", "")
    return tuple(_read_file(file) for file in files)


def score_pairs(pairs: Iterable[GoldPair], read: Callable[[Document], Extraction]) -> dict[str, PairScore]:
    """Read both reports of each pair, compare them, and score the comparison; by the id of the pair."""
    return {pair.id: score_pair(pair, compare(read(pair.a), read(pair.b))) for pair in pairs}


def score_pair(pair: GoldPair, comparison: Comparison) -> PairScore:
    """Score a comparison against the points that were coded."""
    coded, found = _coded(pair), _found(comparison)
    matches = match_points(coded, found)
    right = [number in matches if row.both else _is_alone(row, found) for number, row in enumerate(coded)]
    right_found = [
        number in matches.values() if row.both else _is_alone(row, coded) for number, row in enumerate(found)
    ]
    claimed = [[row for row in rows if row.claimed] for rows in (coded, found)]
    good = [coded[i].relation == found[j].relation for i, j in matches.items()]
    alone = sum(right) - len(matches)
    return PairScore(
        Score(len(matches), sum(row.both for row in found), sum(row.both for row in coded)),
        Tally(sum(right_found), len(found), sum(right), len(coded)),
        Share(sum(good) + alone, sum(right)),
        Share(sum(good), len(good)),
        Tally(
            sum(_is_alone(row, claimed[0]) for row in claimed[1]),
            len(claimed[1]),
            sum(_is_alone(row, claimed[1]) for row in claimed[0]),
            len(claimed[0]),
        ),
    )


def match_points(coded: Sequence[Row], found: Sequence[Row]) -> dict[int, int]:
    """Match the points of both sides one to one, the most alike on their worse side first."""
    likeness = sorted(
        (-worse, i, j)
        for i, want in enumerate(coded)
        for j, have in enumerate(found)
        if want.both and have.both and (worse := min(word_f1(want.a, have.a), word_f1(want.b, have.b))) >= SPAN_F1
    )
    matches: dict[int, int] = {}
    for _, i, j in likeness:
        if i not in matches and j not in matches.values():
            matches[i] = j
    return matches


def _is_alone(row: Row, others: Sequence[Row]) -> bool:
    """Tell whether most words of a point of one side stand in points of that side alone."""
    own = row.a or row.b
    alone = [other.a if row.a else other.b for other in others if not other.both]
    return bool(own) and len(own & frozenset[Any]().union(*alone)) >= ALONE * len(own)


def _coded(pair: GoldPair) -> list[Row]:
    return [
        Row(tokens_of(pair.a.text, point.a), tokens_of(pair.b.text, point.b), point.relation, point.claimed)
        for point in pair.points
    ]


def _found(comparison: Comparison) -> list[Row]:
    return [
        Row(
            _tokens(comparison.a, point.a),
            _tokens(comparison.b, point.b),
            point.relation,
            bool(point.claimed_of),
        )
        for point in comparison.points
    ]


def _tokens(document: Document, cell: Cell | None) -> Tokens:
    return tokens_of(document.text, [piece.span for piece in cell.words]) if cell else frozenset()


def _add(some: Share, others: Share) -> Share:
    return Share(some.right + others.right, some.total + others.total)


def _read_file(path: Path) -> GoldPair:
    try:
        return _pair(json.loads(path.read_text("utf-8-sig")))
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: can't read the pair: {error}", str(path)) from error
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(f"{path}: not a pair of reports: {error!r}", str(path)) from error


def _pair(record: Any) -> GoldPair:
    if not isinstance(record, dict):
        raise ValueError("it is not a JSON object")
    claims = record.get("b_not_in_a_claims", [])
    texts = {side: record[side]["text"] for side in ("a", "b")}
    points = tuple(
        GoldPoint(
            point["topic"],
            Relation(point["relation"]),
            _spans(point["a_spans"], texts["a"]),
            _spans(point["b_spans"], texts["b"]),
            point["topic"] in claims,
        )
        for point in record["points"]
    )
    return GoldPair(record["pair_id"], _document(record["a"]), _document(record["b"]), points)


def _document(record: dict[str, Any]) -> Document:
    text = record["text"]
    return Document(
        id=record["id"],
        text=clean(text),
        raw=text.encode("utf-8", "surrogatepass"),
        url=record.get("url"),
        title=record.get("title"),
        publisher=record.get("publisher"),
        published_on=_day(record.get("date")),
        licence=record.get("licence"),
    )


def _day(value: str | None) -> str | None:
    return datetime.fromisoformat(value).date().isoformat() if value else None


def _spans(pieces: list[list[int]], text: str) -> tuple[Span, ...]:
    """Move spans from the text as coded to the text as read, which is cleaned."""
    for start, end in pieces:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"[{start}, {end}] lies outside the text of {len(text)} characters")
    return tuple(Span(len(clean(text[:start])), len(clean(text[:end]))) for start, end in pieces)
