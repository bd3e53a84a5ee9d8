from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from onrecord.evaluate.alignment import Measure, align
from onrecord.evaluate.gold import GoldOccasion
from onrecord.evaluate.occasions import Field
from onrecord.evaluate.rates import Score, Share
from onrecord.evaluate.score import score
from onrecord.model.occasion import Occasion, OccasionKind
from onrecord.model.statement import Manner

Make = Callable[..., Any]

BORDER, TRUST, FAIL = "the border will open in May", "We trust our neighbours", "the talks could fail"
LICENCE = "licensed under an open licence"


def test_rates_are_per_cent_and_zero_of_nothing() -> None:
    some = Score(right=1, predicted=2, gold=4)
    assert (some.precision, some.recall) == (50.0, 25.0)
    assert round(some.f1, 2) == 33.33
    assert (Score().precision, Score().recall, Score().f1) == (0.0, 0.0, 0.0)


def test_a_perfect_reading_scores_a_hundred(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    one = gold(coded(BORDER, "Anna Ek", "said"), coded(TRUST, "she", "added"))
    report = score([align(one, reading(found(BORDER, "Anna Ek", "said"), found(TRUST, "she", "added")))])
    # Nobody is addressed.
    perfect = dict.fromkeys(Measure, Score(2, 2, 2)) | {Measure.ADDRESSED: Score()}
    assert report.overall == perfect
    assert report.spurious == 0


def test_counts_are_summed_over_documents(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    one = gold(coded(BORDER), coded(TRUST), coded(FAIL))
    other = replace(gold(coded(FAIL)), document=replace(one.document, id="d2"))
    report = score([align(one, reading(found(BORDER))), align(other, reading(found(FAIL), found(TRUST)))])
    assert report.by_document["d1"][Measure.FOUND] == Score(1, 1, 3)
    assert report.by_document["d2"][Measure.FOUND] == Score(1, 2, 1)
    assert report.overall[Measure.FOUND] == Score(2, 3, 4)
    assert list(report.by_document) == ["d1", "d2"]


def test_a_finding_counts_under_the_manner_of_what_it_answers_or_else_its_own(
    coded: Make, found: Make, gold: Make, reading: Make
) -> None:
    one = gold(coded(BORDER), coded(TRUST, manner=Manner.DIRECT))
    findings = reading(found(TRUST, manner=Manner.MIXED), found(FAIL, manner=Manner.MIXED))
    report = score([align(one, findings)])
    by_manner = {manner: scores[Measure.FOUND] for manner, scores in report.by_manner.items()}
    assert by_manner == {
        Manner.DIRECT: Score(1, 1, 1),
        Manner.INDIRECT: Score(0, 0, 1),
        Manner.MIXED: Score(0, 1, 0),
    }


def test_a_found_statement_counts_under_its_coded_manner_in_every_measure(
    coded: Make, found: Make, gold: Make, reading: Make
) -> None:
    one = gold(coded(BORDER, speakers=("Anna Ek",), manner=Manner.DIRECT))
    report = score([align(one, reading(found(BORDER, speakers=("a2",), manner=Manner.MIXED)))])
    assert report.by_manner[Manner.DIRECT][Measure.NAMED] == Score(0, 1, 1)
    assert report.by_manner[Manner.MIXED][Measure.NAMED] == Score(0, 0, 0)


def test_manners_add_up_to_all(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    one = gold(coded(BORDER, "she"), coded(TRUST, "Olav Berg", manner=Manner.DIRECT))
    findings = reading(found(TRUST, "she", manner=Manner.DIRECT), found(FAIL, "Olav Berg", manner=Manner.MIXED))
    report = score([align(one, findings)])
    for measure, overall in report.overall.items():
        assert sum((scores[measure] for scores in report.by_manner.values()), Score()) == overall


def test_speakers_are_scored_only_over_documents_that_code_them(
    coded: Make, found: Make, gold: Make, reading: Make
) -> None:
    one = gold(coded(BORDER, speakers=("Anna Ek",)))
    other = replace(gold(coded(FAIL), full=False), document=replace(one.document, id="d2"))
    report = score([align(one, reading(found(BORDER, speakers=("a1",)))), align(other, reading(found(FAIL)))])
    assert report.overall[Measure.NAMED] == Score(1, 1, 1)
    assert Measure.NAMED not in report.by_document["d2"]
    assert report.overall[Measure.FOUND] == Score(2, 2, 2)


def test_spurious_findings_are_counted_and_those_in_licence_apart(
    coded: Make, found: Make, gold: Make, reading: Make
) -> None:
    report = score([align(gold(coded(BORDER)), reading(found(BORDER), found(FAIL), found(LICENCE)))])
    assert (report.spurious, report.spurious_licence) == (2, 1)


def test_occasions_are_shares_of_the_documents_that_have_the_field(gold: Make, reading: Make) -> None:
    one = gold(occasion=GoldOccasion(OccasionKind.CALL, "2024-03-05"))
    other = replace(gold(), document=replace(one.document, id="d2"))
    call = reading(occasion=Occasion(OccasionKind.CALL, "2024-03-04"))
    report = score([align(one, call), align(other, reading())])
    assert report.occasion[Field.KIND] == Share(2, 2)
    assert report.occasion[Field.DATE] == Share(0, 1)


def test_spans_alone_have_no_occasion(coded: Make, gold: Make, reading: Make) -> None:
    assert score([align(gold(coded(BORDER), full=False), reading())]).occasion == {}
