"""What the words of a mention tell."""

from __future__ import annotations

import pytest

from onrecord.actors.reference import Kind, holds_one, read_reference
from onrecord.lexicon import load_offices


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("He", Kind.HE),
        ("they", Kind.THEY),
        ("We", Kind.SPEAKERS),
        ("I", Kind.SPEAKER),
        ("you", Kind.ADDRESSED),
        ("The two presidents", Kind.BOTH),
        ("both sides", Kind.BOTH),
        ("The delegations", Kind.STATES),
        ("his Norwegian counterpart", Kind.COUNTERPART),
        ("a tired pilot", Kind.ROLE),
    ],
)
def test_each_way_to_refer_is_told(words: str, kind: Kind) -> None:
    assert read_reference(words, load_offices()).kind == kind


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("the Norwegian government", True),
        ("the government of Norway", True),
        ("the Norwegian side", True),
        ("the website of the Norwegian government", False),
        ("a letter to the Norwegian government", False),
    ],
)
def test_only_a_head_of_government_words_is_a_side(words: str, side: bool) -> None:
    reference = read_reference(words, load_offices())
    assert (reference.side, reference.country) == (side, "NOR")


@pytest.mark.parametrize(
    ("words", "country", "office"),
    [
        ("the Kremlin chief", "RUS", "president"),
        ("Iran's top diplomat", "IRN", "foreign minister"),
        ("the Leader of the Islamic Revolution", None, "supreme leader"),
        ("the French foreign minister", "FRA", "foreign minister"),
    ],
)
def test_a_role_tells_office_and_state(words: str, country: str | None, office: str) -> None:
    reference = read_reference(words, load_offices(), "IRN")
    assert (reference.country, office in reference.offices) == (country, True)


def test_a_former_office_is_none() -> None:
    assert read_reference("the former president", load_offices()).offices == frozenset()


def test_any_minister_answers_to_minister() -> None:
    assert holds_one({"minister of ports"}, frozenset({"minister"}))
    assert not holds_one({"president"}, frozenset({"minister"}))
