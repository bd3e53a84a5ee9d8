"""The alignment of a reading with the gold of its document: which finding answers which coded statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.evaluate.gold import GoldDocument, GoldStatement
from onrecord.evaluate.tokens import Tokens, fold_names, leave_out_that, tokens_of, word_f1
from onrecord.model.record import Extraction
from onrecord.model.statement import Statement
from onrecord.model.text import Anchor, Document, Span

CONTENT_F1 = 0.8
"""Word-F1 from which two contents are the same statement (`ov80`)."""

SOURCE_F1 = 0.5
"""Word-F1 from which two sources are the same words, in `tuple`."""

Pair = tuple[int, int]
"""Positions of a coded statement and of a finding."""


class Measure(StrEnum):
    """What is measured. All spans are compared as sets of word tokens, one to one within a document.

    - `found`: content at word-F1 >= 0.8, a leading "that" left out on both sides.
    - `exact`: equal content.
    - `source`: equal source. Sources are matched by themselves over the document, whatever the content they
      go with: a finding's source is right when a coded statement that no other finding has taken has an equal
      one. Statements without a source are counted on neither side.
    - `cue`: the same, for cues.
    - `tuple`: content at word-F1 >= 0.8, and source at word-F1 >= 0.5 or missing on both sides.
    - `named`: found, and the speakers' names are the coded ones.
    - `acts`: the first act given is among the coded ones; of the found statements only.
    - `addressed`: of the found statements that have an addressee, coded or given: the addressees' names are the
      coded ones.
    """

    FOUND = "found"
    EXACT = "exact"
    SOURCE = "source"
    CUE = "cue"
    TUPLE = "tuple"
    NAMED = "named"
    ACTS = "acts"
    ADDRESSED = "addressed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one measure counts in one document: coded statements, findings, and the pairs that are right."""

    gold: tuple[int, ...]
    found: tuple[int, ...]
    right: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """A reading beside its gold; measures that the gold does not allow are left out of `outcomes`."""

    gold: GoldDocument
    extraction: Extraction
    outcomes: Mapping[Measure, Outcome]

    def spurious(self) -> tuple[int, ...]:
        """Give the positions of the findings that answer no coded statement."""
        matched = {found for _, found in self.outcomes[Measure.FOUND].right}
        return tuple(i for i in range(len(self.extraction.statements)) if i not in matched)

    def speakers(self, position: int) -> tuple[str, ...]:
        """Give the names of a finding's speakers."""
        return name_actors(self.extraction, self.extraction.statements[position].speakers)


def align_all(documents: Iterable[GoldDocument], read: Callable[[Document], Extraction]) -> Iterator[Alignment]:
    """Read each document and align what was found with its gold."""
    for gold in documents:
        yield align(gold, read(gold.document))


def align(gold: GoldDocument, extraction: Extraction) -> Alignment:
    """Match what was found in a document with what a person coded in it."""
    text, coded, findings = gold.document.text, gold.statements, extraction.statements
    wanted = [tokens_of(text, statement.contents) for statement in coded]
    given = [tokens_of(text, spans_of(finding.contents)) for finding in findings]
    found = match([leave_out_that(w) for w in wanted], [leave_out_that(g) for g in given], CONTENT_F1)
    tuples = [pair for pair in match(wanted, given, CONTENT_F1) if has_same_source(gold, extraction, pair)]
    everything = (tuple(range(len(coded))), tuple(range(len(findings))))
    outcomes = {
        Measure.FOUND: Outcome(*everything, found),
        Measure.EXACT: Outcome(*everything, match(wanted, given, 1.0)),
        Measure.SOURCE: _align_spans(text, [s.sources for s in coded], [f.sources for f in findings]),
        Measure.CUE: _align_spans(text, [s.cues for s in coded], [f.cues for f in findings]),
        Measure.TUPLE: Outcome(*everything, tuple(tuples)),
    }
    if gold.full:
        named = tuple(pair for pair in found if has_same_speakers(gold, extraction, pair))
        acts = tuple((i, j) for i, j in found if has_good_act(coded[i], findings[j]))
        outcomes[Measure.NAMED] = Outcome(*everything, named)
        outcomes[Measure.ACTS] = Outcome(tuple(i for i, _ in found), tuple(j for _, j in found), acts)
        outcomes[Measure.ADDRESSED] = _align_addressees(gold, extraction, found)
    return Alignment(gold, extraction, outcomes)


def match(wanted: Sequence[Tokens], given: Sequence[Tokens], floor: float) -> tuple[Pair, ...]:
    """Pair token sets one to one, the most alike first and, among equals, in the order of the text.

    Pairs below the floor of word-F1 stay unmatched. The pairs come sorted by the first of the two.

    >>> here, there = frozenset({(0, "we"), (3, "agree")}), frozenset({(40, "we"), (43, "agree")})
    >>> match([here, there], [there], 0.8)
    ((1, 0),)
    """
    likeness = [
        (-f1, min(want), min(give), i, j)
        for i, want in enumerate(wanted)
        for j, give in enumerate(given)
        if (f1 := word_f1(want, give)) and f1 >= floor
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(likeness):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return tuple(sorted(pairs.items()))


def has_same_source(gold: GoldDocument, extraction: Extraction, pair: Pair) -> bool:
    """Tell whether a coded statement and a finding name the same source words, or both name none."""
    text = gold.document.text
    wanted = tokens_of(text, gold.statements[pair[0]].sources)
    given = tokens_of(text, spans_of(extraction.statements[pair[1]].sources))
    return word_f1(wanted, given) >= SOURCE_F1 or not (wanted or given)


def has_same_speakers(gold: GoldDocument, extraction: Extraction, pair: Pair) -> bool:
    """Tell whether a finding's speakers bear the names that were coded, accents and case aside."""
    names = name_actors(extraction, extraction.statements[pair[1]].speakers)
    return fold_names(names) == fold_names(gold.statements[pair[0]].speakers)


def has_good_act(statement: GoldStatement, finding: Statement) -> bool:
    """Tell whether the first act of a finding is one of those coded."""
    return finding.acts[:1] != () and finding.acts[0] in statement.acts


def name_actors(extraction: Extraction, ids: Iterable[str]) -> tuple[str, ...]:
    """Give the names of actors; an id that the extraction does not hold stands for itself."""
    names = {actor.id: actor.name for actor in extraction.actors}
    return tuple(names.get(id, id) for id in ids)


def spans_of(anchors: Iterable[Anchor]) -> tuple[Span, ...]:
    """Give the positions of anchors."""
    return tuple(anchor.span for anchor in anchors)


def _align_addressees(gold: GoldDocument, extraction: Extraction, found: tuple[Pair, ...]) -> Outcome:
    names = [
        (
            (i, j),
            fold_names(gold.statements[i].addressees),
            fold_names(name_actors(extraction, extraction.statements[j].addressees)),
        )
        for i, j in found
    ]
    return Outcome(
        tuple(i for (i, _), wanted, _ in names if wanted),
        tuple(j for (_, j), _, given in names if given),
        tuple(pair for pair, wanted, given in names if wanted and wanted == given),
    )


def _align_spans(text: str, coded: Iterable[tuple[Span, ...]], findings: Iterable[tuple[Anchor, ...]]) -> Outcome:
    """Match sources or cues by themselves, leaving out the statements that have none."""
    wanted = [tokens_of(text, spans) for spans in coded]
    given = [tokens_of(text, spans_of(anchors)) for anchors in findings]
    return Outcome(
        tuple(i for i, tokens in enumerate(wanted) if tokens),
        tuple(i for i, tokens in enumerate(given) if tokens),
        match(wanted, given, 1.0),
    )
