"""Scores: precision, recall and F1 of a reading, overall, by manner and by document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.evaluate.alignment import Alignment, Measure, Outcome, spans_of
from onrecord.evaluate.claims import score_commitments, score_positions
from onrecord.evaluate.events import EventScore, score_events
from onrecord.evaluate.licence import touches_licence
from onrecord.evaluate.occasions import Field, check_occasion
from onrecord.evaluate.rates import Score, Share
from onrecord.model.statement import Manner

Scores = Mapping[Measure, Score]


@dataclass(frozen=True, slots=True)
class Report:
    """All scores of a reading. Counts are summed over documents before rates are taken (micro-average).

    `spurious` counts the findings that answer no coded statement, `spurious_licence` those of them that reach
    into a sentence of licence. `claims` are the scores of positions and commitments. A measure that no gold document
    allows is missing.
    """

    overall: Scores
    by_manner: Mapping[Manner, Scores]
    by_document: Mapping[str, Scores]
    spurious: int
    spurious_licence: int
    occasion: Mapping[Field, Share]
    claims: Mapping[str, Score]
    forbidden: int = 0


def score(alignments: Iterable[Alignment]) -> Report:
    """Score readings against their gold."""
    alignments = tuple(alignments)
    counts = {alignment.gold.document.id: count(alignment) for alignment in alignments}
    cells = [cell for document in counts.values() for cell in document.items()]
    return Report(
        overall=_sum((measure, score) for (measure, _), score in cells),
        by_manner={
            manner: _sum((measure, score) for (measure, of), score in cells if of == manner) for manner in Manner
        },
        by_document={
            id: _sum((measure, score) for (measure, _), score in document.items()) for id, document in counts.items()
        },
        spurious=sum(len(alignment.spurious()) for alignment in alignments),
        spurious_licence=sum(count_in_licence(alignment) for alignment in alignments),
        occasion=_share(alignments),
        claims=_claims(alignments),
        forbidden=sum(score_events(each.gold, each.extraction).forbidden for each in alignments if each.gold.full),
    )


def count(alignment: Alignment) -> dict[tuple[Measure, Manner], Score]:
    """Count one document by measure and manner.

    A coded statement counts under its own manner, and so does the finding that answers it; a spurious
    finding counts under the manner that it was given.
    """
    return {
        (measure, manner): _count_manner(alignment, outcome, manner)
        for measure, outcome in alignment.outcomes.items()
        for manner in Manner
    }


def count_in_licence(alignment: Alignment) -> int:
    """Count the spurious findings that reach into a sentence of licence."""
    findings, text = alignment.extraction.statements, alignment.gold.document.text
    return sum(touches_licence(text, spans_of(findings[i].contents)) for i in alignment.spurious())


def _count_manner(alignment: Alignment, outcome: Outcome, manner: Manner) -> Score:
    coded = alignment.gold.statements
    manners = dict(enumerate(finding.manner for finding in alignment.extraction.statements))
    # For sources and cues the right pair need not be the found pair; the right one decides.
    for i, j in (*alignment.outcomes[Measure.FOUND].right, *outcome.right):
        manners[j] = coded[i].manner
    return Score(
        right=sum(coded[i].manner == manner for i, _ in outcome.right),
        predicted=sum(manners[j] == manner for j in outcome.found),
        gold=sum(coded[i].manner == manner for i in outcome.gold),
    )


def _sum(scores: Iterable[tuple[Measure, Score]]) -> dict[Measure, Score]:
    sums: dict[Measure, Score] = {}
    for measure, value in scores:
        sums[measure] = sums.get(measure, Score()) + value
    return {measure: sums[measure] for measure in Measure if measure in sums}


def _claims(alignments: Iterable[Alignment]) -> dict[str, Score]:
    coded = [alignment for alignment in alignments if alignment.gold.full]
    events = sum((score_events(alignment.gold, alignment.extraction) for alignment in coded), EventScore())
    scores = {
        "positions": score_positions(coded),
        "commitments": score_commitments(coded),
        "events": Score(events.found, events.given, events.wanted),
    }
    return {name: score for name, score in scores.items() if score.gold}


def _share(alignments: Iterable[Alignment]) -> dict[Field, Share]:
    checks = [check_occasion(alignment.gold, alignment.extraction) for alignment in alignments]
    return {
        field: Share(sum(check.get(field, False) for check in checks), sum(field in check for check in checks))
        for field in Field
        if any(field in check for check in checks)
    }
