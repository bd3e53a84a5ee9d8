from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.model.comparison import Relation
from onrecord.model.occasion import OccasionKind
from onrecord.store.reading import DocumentQuery, ReadingLedger
from onrecord.web.occasion_page import compare_page, gather, occasion_page
from tests.unit.sample import extraction


def test_reports_of_one_occasion_are_gathered_with_the_reasons(reading: ReadingLedger) -> None:
    page = occasion_page(reading, "d1")
    assert [report.document.id for report in page.reports] == ["d1", "d3"]
    assert page.reports[0].score is None
    assert "the next day" in page.reports[1].reasons
    assert [url for _, _, url in page.pairs] == ["/compare?a=d1&b=d3"]


def test_an_occasion_of_one_report_has_nothing_to_compare(reading: ReadingLedger) -> None:
    page = occasion_page(reading, "d/2")
    assert (len(page.reports), page.pairs) == (1, ())


def test_two_reports_are_set_side_by_side(reading: ReadingLedger) -> None:
    page = compare_page(extraction("d1"), extraction("d3"))
    assert page.counts[Relation.ONLY_A] == page.counts[Relation.ONLY_B] == 0
    point = next(point for point in page.points if point.a and point.a.urls)
    assert point.a is not None
    assert point.a.urls[0][1].startswith("/statements/sd1")


def test_reports_of_one_day_with_the_same_participants_stand_together_in_a_list(reading: ReadingLedger) -> None:
    first, second = reading.occasions(DocumentQuery())
    assert [report.document_id for report in gather([first, second])[0].reports] == ["d3", "d1"]
    assert gather([first, second])[0].place == "Port Ada"


@pytest.mark.parametrize("change", [{"kind": OccasionKind.CALL}, {"date": "2024-05-22"}, {"participants": ("a1",)}])
def test_reports_that_differ_in_day_kind_or_participants_stand_alone(
    reading: ReadingLedger, change: dict[str, Any]
) -> None:
    first, second = reading.occasions(DocumentQuery())
    other = replace(second, occasion=replace(second.occasion, **change))
    assert [len(each.reports) for each in gather([first, other])] == [1, 1]


def test_reports_of_nobody_or_no_day_stand_alone(reading: ReadingLedger) -> None:
    first, second = reading.occasions(DocumentQuery())
    nobody = [replace(each, occasion=replace(each.occasion, participants=())) for each in (first, second)]
    undated = [
        replace(each, occasion=replace(each.occasion, date=None), origin=replace(each.origin, published_on=None))
        for each in (first, second)
    ]
    assert [len(gather(each)) for each in (nobody, undated)] == [2, 2]
