from __future__ import annotations

import inspect
import re

import pytest

from onrecord import errors
from onrecord.errors import OnrecordError

CLASSES = {name: each for name, each in inspect.getmembers(errors, inspect.isclass) if issubclass(each, OnrecordError)}


def parents_of_all() -> dict[str, str]:
    return {name: each.__bases__[0].__name__ for name, each in CLASSES.items()}


def drawn() -> dict[str, str]:
    """Read the parent of each class off the tree at the top of the module."""
    parents: dict[str, str] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"(?P<indent>[ │├└─]{4,})(?P<name>\w+)", line)
        if found:
            depth = len(found["indent"]) // 4 - 1
            path[depth:] = [found["name"]]
            parents[found["name"]] = path[depth - 1] if depth else "Exception"
    return parents


def test_the_exceptions_are_those_of_the_drawn_tree() -> None:
    assert drawn() == parents_of_all()


def test_the_tree_is_the_one_that_users_catch_by() -> None:
    assert parents_of_all() == {
        "OnrecordError": "Exception",
        "InputError": "OnrecordError",
        "EmptyInputError": "InputError",
        "BinaryInputError": "InputError",
        "FormatError": "InputError",
        "FetchError": "InputError",
        "DateError": "OnrecordError",
        "LexiconError": "OnrecordError",
        "MissingModelError": "OnrecordError",
        "MissingExtraError": "OnrecordError",
        "AnchorError": "OnrecordError",
        "GoldError": "OnrecordError",
        "LedgerError": "OnrecordError",
        "ForeignLedgerError": "LedgerError",
        "LockedLedgerError": "LedgerError",
        "NotInLedgerError": "LedgerError",
    }


@pytest.mark.parametrize(
    ("name", "subjects"),
    [
        ("InputError", ("path",)),
        ("EmptyInputError", ("path",)),
        ("BinaryInputError", ("path",)),
        ("FormatError", ("path",)),
        ("FetchError", ("url",)),
        ("DateError", ("value",)),
        ("LexiconError", ("path",)),
        ("MissingModelError", ("name",)),
        ("MissingExtraError", ("extra",)),
        ("AnchorError", ("anchor",)),
        ("GoldError", ("path",)),
        ("LedgerError", ("path",)),
        ("ForeignLedgerError", ("path",)),
        ("LockedLedgerError", ("path",)),
        ("NotInLedgerError", ("path", "id")),
    ],
)
def test_every_error_says_its_message_and_carries_its_subject(name: str, subjects: tuple[str, ...]) -> None:
    error = CLASSES[name]("the harbour is closed", *(f"the {subject}" for subject in subjects))
    assert str(error) == "the harbour is closed"
    assert [getattr(error, subject) for subject in subjects] == [f"the {subject}" for subject in subjects]


def test_no_error_can_be_raised_without_its_subject() -> None:
    for name in CLASSES.keys() - {"OnrecordError"}:
        with pytest.raises(TypeError):
            CLASSES[name]("the harbour is closed")
