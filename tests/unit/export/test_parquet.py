from __future__ import annotations

import datetime
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import MissingExtraError
from onrecord.export import parquet as module
from onrecord.export.parquet import write_parquet, write_statements
from onrecord.model.record import Extraction
from tests.unit.sample import TEXT, document, extraction, extractions, saying

pq = pytest.importorskip("pyarrow.parquet")
duckdb = pytest.importorskip("duckdb")

KINDS = ("statements", "positions", "commitments", "events")


def table(path: Path) -> Any:
    return pq.read_table(path)


def test_every_kind_of_finding_is_a_file_that_duckdb_opens(tmp_path: Path) -> None:
    paths = write_parquet([extraction(), saying("d2", "the ferry is late")], tmp_path)
    assert [path.name for path in paths] == [f"{kind}.parquet" for kind in KINDS]
    counts = [duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall() for path in paths]
    assert counts == [[(3,)], [(1,)], [(1,)], [(1,)]]


def test_days_are_dates_and_several_values_are_lists(tmp_path: Path) -> None:
    write_parquet([extraction()], tmp_path)
    sql = f"""SELECT published_on, published_on + INTERVAL 1 DAY, speakers, speakers[1], acts, strength, negated,
        contents[1].start, contents[1]."end", contents[1].exact, countries
        FROM '{tmp_path}/statements.parquet' WHERE list_contains(acts, 'reject')"""
    [row] = duckdb.sql(sql).fetchall()
    words = "We will never accept new sanctions on grain"
    start = TEXT.index(words)
    assert row == (
        *(datetime.date(2024, 5, 20), datetime.datetime(2024, 5, 21)),
        *(["Ayşe Çelebi"], "Ayşe Çelebi", ["reject", "warn"], 5, False),
        *(start, start + len(words), words, ["TUR"]),
    )
    types = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "statements.parquet")}
    assert types["published_on"] == "date32[day]"
    assert types["speakers"].startswith("list<")
    assert types["negated"] == "bool"
    assert str(pq.read_schema(tmp_path / "events.parquet").field("date").type) == "date32[day]"


def test_statements_and_positions_join_on_their_ids(tmp_path: Path) -> None:
    write_parquet([extraction()], tmp_path)
    sql = f"""SELECT p.holder, p.stance, p.issue, s.content
        FROM (SELECT *, unnest(statements) AS shown FROM '{tmp_path}/positions.parquet') AS p
        JOIN '{tmp_path}/statements.parquet' AS s ON s.id = p.shown"""
    assert duckdb.sql(sql).fetchall() == [
        ("Ayşe Çelebi", "oppose", "sanctions on grain", "We will never accept new sanctions on grain")
    ]


def test_commitments_and_events_keep_their_words(tmp_path: Path) -> None:
    write_parquet([extraction()], tmp_path)
    [commitment] = table(tmp_path / "commitments.parquet").to_pylist()
    assert commitment["action"]["exact"] == "never accept new sanctions on grain"
    assert (commitment["condition"], commitment["recipients"]) == (None, ["envoy of Norland"])
    [event] = table(tmp_path / "events.parquet").to_pylist()
    assert (event["date"], event["type"], event["quad"]) == (datetime.date(2024, 5, 20), "CONSULT", 1)
    assert TEXT[event["evidence"]["start"] : event["evidence"]["end"]] == event["evidence"]["exact"]


def test_the_statements_alone_are_one_file(tmp_path: Path) -> None:
    write_statements([extraction()], tmp_path / "new" / "said.parquet")
    assert table(tmp_path / "new" / "said.parquet").column("id").to_pylist() == ["sd1refusal", "sd1warning"]


def test_what_is_no_whole_date_is_left_out(tmp_path: Path) -> None:
    write_statements([replace(extraction(), document=document(published_on="2024-05"))], tmp_path / "said.parquet")
    assert table(tmp_path / "said.parquet").column("published_on").to_pylist() == [None, None]


def test_nothing_found_is_files_with_the_same_columns(tmp_path: Path) -> None:
    write_parquet([], tmp_path / "none")
    write_parquet([extraction()], tmp_path / "some")
    for kind in KINDS:
        none, some = (table(tmp_path / each / f"{kind}.parquet") for each in ("none", "some"))
        assert (none.num_rows, none.schema) == (0, some.schema)


def test_many_rows_are_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS", 4)
    write_statements((extraction(f"d{n}") for n in range(5)), tmp_path / "said.parquet")
    assert pq.ParquetFile(tmp_path / "said.parquet").num_row_groups == 3
    assert table(tmp_path / "said.parquet").num_rows == 10


def test_without_the_library_the_error_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r'pip install "onrecord\[parquet\]"') as raised:
        write_parquet([extraction()], tmp_path / "tables")
    assert raised.value.extra == "parquet"
    assert not (tmp_path / "tables").exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(found=st.lists(extractions(), max_size=2))
def test_anything_is_read_as_it_was_written(tmp_path: Path, found: list[Extraction]) -> None:
    write_parquet(found, tmp_path)
    rows = table(tmp_path / "statements.parquet").to_pylist()
    said = [(each.document.id, s.id, s.text, len(s.contents)) for each in found for s in each.statements]
    assert [(row["document_id"], row["id"], row["content"], len(row["contents"])) for row in rows] == said
