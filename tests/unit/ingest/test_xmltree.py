from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import FormatError
from onrecord.ingest.xmltree import children, find_text, parse_xml

STEPS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE a [<!ENTITY e0 "boom">{STEPS}]><a>x&e9;y</a>'


def test_a_bomb_of_entities_does_not_go_off() -> None:
    root, warnings = parse_xml(BOMB.encode(), "a.xml")
    assert "boom" not in "".join(root.itertext())
    assert {warning.code for warning in warnings} == {"markup"}


def test_an_entity_that_the_file_defines_is_left_out_with_a_warning() -> None:
    root, (warning,) = parse_xml(b'<!DOCTYPE a [<!ENTITY e "secret">]><a>x&e;y</a>', "a.xml")
    assert "".join(root.itertext()) == "xy"
    assert "left out" in warning.message


def test_an_outer_file_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    root, warnings = parse_xml(f'<!DOCTYPE a [<!ENTITY f SYSTEM "{secret.as_uri()}">]><a>x&f;y</a>'.encode(), "a.xml")
    assert "".join(root.itertext()) == "xy"
    assert [warning.code for warning in warnings] == ["markup"]


def test_an_outer_grammar_is_never_read(tmp_path: Path) -> None:
    grammar = tmp_path / "a.dtd"
    grammar.write_text('<!ENTITY f "secret">')
    root, _ = parse_xml(f'<!DOCTYPE a SYSTEM "{grammar.as_uri()}"><a>x&f;y</a>'.encode(), "a.xml")
    assert "secret" not in "".join(root.itertext())


def test_entities_of_html_are_resolved() -> None:
    root, warnings = parse_xml(b"<a>Caf&eacute;&nbsp;&amp; bar &lt;b&gt;</a>", "a.xml")
    assert root.text == "Café\xa0& bar <b>"
    assert warnings == ()


def test_broken_markup_is_read_as_far_as_it_goes_with_a_warning() -> None:
    root, (warning,) = parse_xml(b"<a><b>one</b><b>two", "a.xml")
    assert [child.text for child in children(root, "b")] == ["one", "two"]
    assert "broken XML in line 1" in warning.message


def test_the_declared_encoding_is_used() -> None:
    root, warnings = parse_xml("<?xml version='1.0' encoding='windows-1251'?><a>Да</a>".encode("windows-1251"), "a.xml")
    assert (root.text, warnings) == ("Да", ())


@pytest.mark.parametrize("raw", [b"words", b"<", b"<!-- nothing -->"])
def test_what_has_no_element_is_refused(raw: bytes) -> None:
    with pytest.raises(FormatError, match="not valid XML"):
        parse_xml(raw, "a.xml")


def test_names_that_broken_markup_is_repaired_to_are_survived() -> None:
    root, _ = parse_xml(b"<a><b:1x:y/><b>words</b></a>", "a.xml")
    assert find_text(root, "b") == "words"


def test_texts_are_found_whatever_the_namespace() -> None:
    root, _ = parse_xml(b"<a xmlns:x='urn:x'><x:b><c/><c> one \n two </c></x:b></a>", "a.xml")
    assert find_text(root, "b", "c") == "one two"
    assert find_text(root, "b", "d") == find_text(root, "z", "c") == ""
