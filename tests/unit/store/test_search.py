from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import DateError
from onrecord.model.statement import Act
from onrecord.store.ledger import Ledger
from onrecord.store.search import Query
from tests.unit.sample import CELEBI, LATER_RUN, NO_FINDINGS, extraction, saying


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("search") / "ledger.db") as opened:
        opened.add(extraction("d1"))
        erdogan = replace(CELEBI, id="a5", name="Recep Erdoğan")
        later = saying("d2", "the canal stays open; the canal is ours", erdogan)
        later = replace(later, document=replace(later.document, published_on="2024-06-01", publisher="Ny Tid"))
        opened.add(later)
        tirani = replace(CELEBI, id="a6", name="Dana Tirani", country="ALB")
        opened.add(saying("d3", "Erdoğan will open the new canal in spring", tirani))
        yield opened


def found(ledger: Ledger, words: str = "", **filters: Any) -> list[str]:
    return [hit.statement.id for hit in ledger.search(Query(words, **filters))]


def test_a_hit_tells_who_said_it_and_where(ledger: Ledger) -> None:
    [hit] = ledger.search(Query("sanctions"))
    assert hit.statement == extraction("d1").statements[0]
    assert (hit.document_id, hit.title, hit.publisher) == ("d1", "Çelebi receives envoy", "Harbour Gazette")
    assert hit.published_on == "2024-05-20"
    assert [actor.name for actor in hit.speakers] == ["Ayşe Çelebi"]
    assert hit.content == "We will never accept new sanctions on grain"
    assert [span.of(hit.content) for span in hit.highlights] == ["sanctions"]


def test_all_words_must_occur_in_any_order(ledger: Ledger) -> None:
    assert found(ledger, "grain sanctions") == ["sd1refusal"]
    assert found(ledger, "grain canal") == []


def test_words_in_quotation_marks_must_stand_together(ledger: Ledger) -> None:
    assert found(ledger, '"new sanctions"') == ["sd1refusal"]
    assert found(ledger, "“new sanctions”") == ["sd1refusal"]
    assert found(ledger, '"sanctions new"') == []


def test_case_and_accents_do_not_matter(ledger: Ledger) -> None:
    assert found(ledger, "ERDOGAN") == ["sd3"]
    assert found(ledger, "naive") == ["sd1warning"]
    assert found(ledger, "naïve") == ["sd1warning"]


def test_the_better_match_comes_first(ledger: Ledger) -> None:
    hits = ledger.search(Query("canal"))
    assert [hit.statement.id for hit in hits] == ["sd2", "sd3"]
    assert hits[0].score > hits[1].score > 0
    assert len(hits[0].highlights) == 2


def test_without_words_the_latest_published_comes_first(ledger: Ledger) -> None:
    assert found(ledger) == ["sd2", "sd1refusal", "sd1warning", "sd3"]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("celebi", ["sd1refusal"]),
        ("AYSE CEL", ["sd1refusal"]),
        ("erdogan", ["sd2"]),
        ("a5", ["sd2"]),
        ("rani", []),
        ("ministry official", ["sd1warning"]),
        ("!", []),
        ("\ud800", []),
    ],
)
def test_a_speaker_is_found_by_a_part_of_the_name_an_id_or_the_words_of_an_unresolved_source(
    ledger: Ledger, speaker: str, expected: list[str]
) -> None:
    assert found(ledger, speaker=speaker) == expected


def test_the_words_of_a_resolved_source_do_not_name_the_speaker(ledger: Ledger) -> None:
    assert found(ledger, speaker="she") == []


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"act": Act.WARN}, ["sd1refusal", "sd1warning"]),
        ({"act": Act.DENY}, []),
        ({"country": "ALB"}, ["sd3"]),
        ({"country": "albania"}, ["sd3"]),
        ({"country": "Türkiye", "publisher": "tid"}, ["sd2"]),
        ({"publisher": "harbour"}, ["sd1refusal", "sd1warning", "sd3"]),
        ({"since": "2024-06-01"}, ["sd2"]),
        ({"until": "2024-05-20"}, ["sd1refusal", "sd1warning", "sd3"]),
        ({"limit": 1}, ["sd2"]),
    ],
)
def test_filters_narrow_the_hits(ledger: Ledger, filters: dict[str, Any], expected: list[str]) -> None:
    assert found(ledger, **filters) == expected


def test_words_and_filters_must_both_hold(ledger: Ledger) -> None:
    assert found(ledger, "canal", country="ALB") == ["sd3"]


def test_an_undated_document_is_not_within_dates(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(extraction(published_on=None))
        assert found(ledger, until="2030-01-01") == []
        assert len(found(ledger)) == 2


@pytest.mark.parametrize("value", ["soon", "2024-02-30", "2024-5-1", "20240501", "2024-W01-1", ""])
def test_what_is_not_a_calendar_date_is_an_error(value: str) -> None:
    for name in ("since", "until"):
        with pytest.raises(DateError) as caught:
            Query(**{name: value})  # type: ignore[arg-type]
        assert caught.value.value == value


def test_dates_the_wrong_way_round_are_an_error() -> None:
    with pytest.raises(DateError, match="swap"):
        Query(since="2024-05-02", until="2024-05-01")


def test_what_is_not_a_country_is_an_error() -> None:
    with pytest.raises(ValueError, match="Narnia"):
        Query(country="Narnia")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text() | st.text(alphabet='canl "*:()^-+{}[]\0“”ANDORTE'),
    speaker=st.none() | st.text(max_size=5),
)
def test_nothing_that_is_typed_breaks_a_search(ledger: Ledger, words: str, speaker: str | None) -> None:
    for hit in ledger.search(Query(words, speaker=speaker)):
        assert all(0 <= span.start < span.end <= len(hit.content) for span in hit.highlights)


@pytest.mark.parametrize("words", ["canal OR sanctions", "canal*", "NEAR(canal open)", "content:canal", "-canal"])
def test_operators_are_only_words(ledger: Ledger, words: str) -> None:
    assert set(found(ledger, words)) <= {"sd2", "sd3"}
    assert "sd1refusal" not in found(ledger, words)


def test_a_very_long_search_is_answered(ledger: Ledger) -> None:
    assert found(ledger, "canal " * 3000) == ["sd2", "sd3"]


def test_only_current_extractions_are_searched(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(extraction())
        ledger.add(replace(extraction(run=LATER_RUN), **NO_FINDINGS))
        assert found(ledger, "sanctions") == []
        assert found(ledger, speaker="celebi") == []
