from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.evaluate.gold import GoldOccasion
from onrecord.evaluate.occasions import Field, check_occasion
from onrecord.model.occasion import Occasion, OccasionKind, Place

Make = Callable[..., Any]

CODED = GoldOccasion(OccasionKind.CALL, "2024-03-05", "Malmö", "SWE", ("Anna Ek", "Olav Berg"))


def make(**change: Any) -> Occasion:
    values = {
        "kind": OccasionKind.CALL,
        "date": "2024-03-05",
        "place": Place("MALMO", "SWE"),
        "participants": ("a2", "a1"),
    }
    return Occasion(**{**values, **change})


def test_a_right_occasion_is_right_in_every_field(gold: Make, reading: Make) -> None:
    assert check_occasion(gold(occasion=CODED), reading(occasion=make())) == dict.fromkeys(Field, True)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"kind": OccasionKind.VISIT}, {Field.KIND}),
        ({"date": None}, {Field.DATE}),
        ({"place": Place("Lund", "SWE")}, {Field.CITY}),
        ({"place": Place("Malmö", None)}, {Field.COUNTRY}),
        ({"place": None}, {Field.CITY, Field.COUNTRY}),
        ({"participants": ("a1",)}, {Field.PARTICIPANTS}),
    ],
)
def test_each_field_is_wrong_by_itself(gold: Make, reading: Make, change: dict[str, Any], wrong: set[Field]) -> None:
    checks = check_occasion(gold(occasion=CODED), reading(occasion=make(**change)))
    assert {field for field, right in checks.items() if not right} == wrong


def test_unknown_is_right_only_where_it_was_coded_unknown(gold: Make, reading: Make) -> None:
    coded = GoldOccasion(OccasionKind.CALL)
    checks = check_occasion(gold(occasion=coded), reading(occasion=Occasion(OccasionKind.CALL)))
    assert checks == dict.fromkeys(Field, True)
    checks = check_occasion(gold(occasion=coded), reading(occasion=make()))
    assert [field for field, right in checks.items() if right] == [Field.KIND]


def test_an_occasion_that_was_not_found_is_wrong_in_every_field(gold: Make, reading: Make) -> None:
    assert check_occasion(gold(occasion=CODED), reading()) == dict.fromkeys(Field, False)


def test_a_document_without_occasion_is_right_when_none_was_found(gold: Make, reading: Make) -> None:
    assert check_occasion(gold(), reading()) == {Field.KIND: True}
    assert check_occasion(gold(), reading(occasion=make())) == {Field.KIND: False}


def test_an_occasion_that_was_not_coded_is_not_checked(gold: Make, reading: Make) -> None:
    assert check_occasion(gold(full=False), reading(occasion=make())) == {}
