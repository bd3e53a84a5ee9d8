from __future__ import annotations

import json

from onrecord.export.comparison import COLUMNS, rows, to_dict, to_json, to_markdown
from onrecord.model.actor import Actor, ActorKind
from onrecord.model.comparison import (
    Cell,
    ComparedPoint,
    ComparedTopic,
    Comparison,
    Difference,
    Relation,
    Weight,
)
from onrecord.model.text import Document
from tests.unit.sample import at

A = "Kask promised a *new* ferry | fast. =Halla thanked her."
B = "Kask wished for a ferry."
DOCUMENTS = (
    Document("a", A, A.encode(), title="Talks in Port Ada", publisher="Gulf Press", published_on="2024-05-06"),
    Document("b", B, B.encode()),
)
FERRY = ComparedPoint(
    "p1",
    Relation.DIFFERS,
    "transport",
    Cell("a", (at(A, "Kask promised a *new* ferry | fast."),), ("kask",), ("s1",)),
    Cell("b", (at(B, "Kask wished"), at(B, "for a ferry.")), ("kask",)),
    (Difference.STRENGTH, Difference.SUBJECT),
    0.518,
)
THANKS = ComparedPoint(
    "p2", Relation.ONLY_A, "other", Cell("a", (at(A, "=Halla thanked her."),), ("halla",)), claimed_of=("halla",)
)
COMPARISON = Comparison(
    *DOCUMENTS,
    (Actor("halla", "Eino Halla", ActorKind.PERSON, "FIN"), Actor("kask", "Mari Kask", ActorKind.PERSON, "EST")),
    (FERRY, THANKS),
    (ComparedTopic("transport", Weight(1, 0.66667), Weight(1, 1.0)), ComparedTopic("other", Weight(2, 0.33333))),
)


def test_the_json_holds_every_point_with_its_words_and_their_place() -> None:
    found = json.loads(to_json(COMPARISON))
    assert found == json.loads(json.dumps(to_dict(COMPARISON)))
    assert [point["relation"] for point in found["points"]] == ["differs", "only_a"]
    first = found["points"][0]
    assert first["differences"] == ["strength", "subject"]
    assert first["b"]["words"][1] == {"start": 12, "end": 24, "exact": "for a ferry."}
    assert first["a"]["statements"] == ["s1"]
    assert found["points"][1]["b"] is None
    assert found["points"][1]["claimed_of"] == ["halla"]
    assert found["topics"][1] == {"label": "other", "a": {"order": 2, "share": 0.3333}, "b": None}
    assert found["a"]["sha256"] == DOCUMENTS[0].sha256


def test_a_row_has_a_cell_for_every_column() -> None:
    first, second = (dict(zip(COLUMNS, row, strict=True)) for row in rows(COMPARISON))
    assert first["differences"] == "strength; subject"
    assert first["likeness"] == "0.52"
    assert (first["b_words"], first["b_start"], first["b_end"]) == ("Kask wished … for a ferry.", "0", "24")
    assert second["claimed_of"] == second["a_speakers"] == "Eino Halla"
    assert second["b_document"] == second["b_words"] == second["b_start"] == second["likeness"] == ""


def test_a_cell_that_a_spreadsheet_would_run_is_made_safe() -> None:
    assert [row[COLUMNS.index("a_words")] for row in rows(COMPARISON)][1].startswith("'=")


def test_markdown_shows_the_points_side_by_side_with_their_places() -> None:
    text = to_markdown(COMPARISON)
    assert "- A: Talks in Port Ada · Gulf Press · 2024-05-06 (document a)" in text
    row = next(line for line in text.split("\n") if line.startswith("| transport | **Mari Kask**"))
    assert "“Kask wished” (0–11) … “for a ferry.” (12–24)" in row
    assert row.endswith("| both, differing: strength, subject |")
    assert "| other | **Eino Halla**: “\\=Halla thanked her.” (36–55) | – | only A |" in text


def test_markdown_escapes_what_would_break_the_table() -> None:
    assert "a \\*new\\* ferry \\| fast" in to_markdown(COMPARISON)


def test_markdown_lists_what_one_side_has_the_other_say_and_the_weight_of_topics() -> None:
    text = to_markdown(COMPARISON)
    assert "- A says that Eino Halla said: **Eino Halla**: “" in text
    assert "| transport | 67%, no. 1 | 100%, no. 1 |" in text
    assert "| other | 33%, no. 2 | – |" in text


def test_reports_without_points_are_told_to_have_none() -> None:
    text = to_markdown(Comparison(*DOCUMENTS))
    assert "Neither report makes a point of substance." in text
    assert "Topics" not in text
    assert "Said of the other" not in text
