from __future__ import annotations

from dataclasses import replace

from onrecord.store.reading import ReadingLedger
from onrecord.web.issue_page import issue_page, stands_of


def test_an_issue_shows_who_stands_where(reading: ReadingLedger) -> None:
    page = issue_page(reading, "sanctions on grain")
    assert [(stand.holder.name, len(stand.positions)) for stand in page.stands] == [("Ayşe Çelebi", 2)]
    assert [entry.origin.published_on for entry in page.stands[0].positions] == ["2024-05-21", "2024-05-20"]
    assert page.dated == 2


def test_an_issue_with_the_same_words_is_only_related(reading: ReadingLedger) -> None:
    page = issue_page(reading, "sanctions")
    assert (page.stands, page.related) == ((), ("sanctions on grain",))


def test_those_with_most_positions_come_first(reading: ReadingLedger) -> None:
    one, other = reading.positions()
    else_ = replace(one, holder=replace(one.holder, id="a9"))
    assert [stand.holder.id for stand in stands_of([else_, one, other])] == ["a1", "a9"]
