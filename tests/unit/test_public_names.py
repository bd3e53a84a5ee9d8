from __future__ import annotations

import subprocess
import sys

import pytest

import onrecord

HEAVY = ("spacy", "trafilatura", "apsw", "dateparser", "lxml", "rich", "click")


def loaded_after(code: str) -> set[str]:
    """Run code in a fresh interpreter and list the modules that it loaded."""
    command = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules, sep='\\n')"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split())


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_name_can_be_had(name: str) -> None:
    value = getattr(onrecord, name)
    assert value is not None
    assert getattr(value, "__name__", name) == name


def test_the_public_names_are_sorted_and_few() -> None:
    assert sorted(onrecord.__all__) == onrecord.__all__
    assert len(set(onrecord.__all__)) == len(onrecord.__all__) <= 25


def test_an_unknown_name_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="'harbour'"):
        onrecord.harbour  # noqa: B018


def test_importing_the_package_loads_nothing_but_itself() -> None:
    loaded = loaded_after("import onrecord")
    assert {name for name in loaded if name.startswith("onrecord")} == {"onrecord"}
    assert not loaded & set(HEAVY)


def test_the_records_load_no_library() -> None:
    loaded = loaded_after("from onrecord import Act, Actor, Anchor, Document, Extraction, Run, Statement")
    assert "onrecord.model.record" in loaded
    assert not loaded & set(HEAVY)


def test_the_reader_can_be_imported_without_the_language_library() -> None:
    loaded = loaded_after("from onrecord import Reader, read\nReader()")
    assert "onrecord.pipeline" in loaded
    assert not loaded & {"spacy", "trafilatura"}
