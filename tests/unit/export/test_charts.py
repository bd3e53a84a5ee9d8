from __future__ import annotations

import struct
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onrecord.errors import MissingExtraError
from onrecord.export.charts import (
    ACTORS,
    HOLDERS,
    ISSUES,
    OTHERS,
    UNKNOWN,
    draw_stances,
    draw_timeline,
    stance_rows,
    timeline_rows,
    write_chart,
)
from onrecord.model.claim import Stance
from onrecord.model.series import Period, SayingCount, StanceCount
from onrecord.model.statement import Act

SAID = (
    SayingCount("2024-05-20", "Ayşe Çelebi", Act.REJECT, 2),
    SayingCount("2024-05-24", "Ayşe Çelebi", Act.REJECT, 1),
    SayingCount("2024-05-24", None, Act.WARN, 1),
)
TAKEN = (
    StanceCount("Ayşe Çelebi", "grain tax", Stance.OPPOSE, 3),
    StanceCount("Ayşe Çelebi", "grain tax", Stance.SUPPORT, 1),
    StanceCount("Norland", "northern port", Stance.NEUTRAL, 2),
)


def words(path: Path) -> set[str]:
    return {element.text for element in ElementTree.parse(path).iter() if element.text}


def test_counts_add_up_by_period() -> None:
    rows = timeline_rows(SAID, Period.WEEK)
    assert [(row["start"][:10], row["end"][:10], row["actor"], row["statements"]) for row in rows] == [
        ("2024-05-20", "2024-05-27", "Ayşe Çelebi", 3),
        ("2024-05-20", "2024-05-27", UNKNOWN, 1),
    ]
    assert [row["statements"] for row in timeline_rows(SAID, Period.DAY)] == [2, 1, 1]


def test_what_has_no_day_is_left_out() -> None:
    undated = (SayingCount(None, "Ann", Act.WARN, 1), SayingCount("2024-05", "Ann", Act.WARN, 1))
    assert timeline_rows(undated, Period.DAY) == []


def test_those_with_few_statements_share_a_row_that_comes_last() -> None:
    counts = [SayingCount("2024-05-20", f"Speaker {n:02}", Act.WARN, 50 - n) for n in range(ACTORS + 3)]
    rows = timeline_rows(counts, Period.MONTH)
    by_rank = sorted(rows, key=lambda row: row["rank"])
    assert [row["actor"] for row in by_rank] == [*(f"Speaker {n:02}" for n in range(ACTORS)), OTHERS]
    assert by_rank[-1]["statements"] == sum(50 - n for n in range(ACTORS, ACTORS + 3))


def test_a_cell_tells_both_numbers_and_their_balance() -> None:
    rows = {(row["holder"], row["issue"]): (row["label"], row["balance"]) for row in stance_rows(TAKEN)}
    assert rows == {("Ayşe Çelebi", "grain tax"): ("1:3", -0.5), ("Norland", "northern port"): ("0:0", 0.0)}


def test_the_matrix_shows_those_with_most_positions() -> None:
    counts = [StanceCount(f"h{n:03}", f"i{n:03}", Stance.SUPPORT, 99 - n) for n in range(60)]
    rows = stance_rows(counts)
    assert len({row["holder"] for row in rows}) == min(HOLDERS, ISSUES)
    assert rows[0]["holder"] == "h000"


def test_a_timeline_is_drawn_with_its_words(tmp_path: Path) -> None:
    write_chart(draw_timeline(SAID, Period.WEEK), tmp_path / "time.svg")
    assert {"Ayşe Çelebi", UNKNOWN, "reject", "warn"} <= words(tmp_path / "time.svg")


def test_a_matrix_is_drawn_with_its_words(tmp_path: Path) -> None:
    write_chart(draw_stances(TAKEN), tmp_path / "stances.svg")
    assert {"Ayşe Çelebi", "Norland", "grain tax", "northern port", "1:3"} <= words(tmp_path / "stances.svg")


def test_the_same_counts_give_the_same_picture(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        write_chart(draw_timeline(SAID, Period.DAY), tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_a_png_is_a_png_with_a_size(tmp_path: Path) -> None:
    write_chart(draw_stances(TAKEN), tmp_path / "stances.PNG")
    content = (tmp_path / "stances.PNG").read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert min(struct.unpack(">II", content[16:24])) > 50


@pytest.mark.parametrize("name", ["\x1b[2J\0Ann", "Ann \ud800", '<b>&"Ann"', "\ufffe\uffff", "\u202eAnn", "عباس 🌾"])
def test_no_name_ends_the_program(tmp_path: Path, name: str) -> None:
    write_chart(draw_timeline([SayingCount("2024-05-20", name, Act.WARN, 1)], Period.DAY), tmp_path / "time.svg")
    write_chart(draw_stances([StanceCount(name, name, Stance.OPPOSE, 1)]), tmp_path / "stances.png")
    assert "warn" in words(tmp_path / "time.svg")


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="neither"):
        write_chart(draw_stances(TAKEN), tmp_path / "stances.pdf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("library", ["altair", "vl_convert"])
def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError, match=r"onrecord\[charts\]") as caught:
        draw_timeline(SAID, Period.DAY)
    assert caught.value.extra == "charts"
    with pytest.raises(MissingExtraError):
        draw_stances(TAKEN)
