import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.states import demonym_country, is_capital, is_state, state_name, state_of

STATES = tomllib.loads((files("onrecord") / "data" / "en" / "states.toml").read_text("utf-8"))["state"]


@pytest.mark.parametrize(
    ("words", "iso3"),
    [
        ("Iran", "IRN"),
        ("the Islamic Republic", "IRN"),
        ("Islamic Republic of Iran", "IRN"),
        ("Islamic Republic of Pakistan", "PAK"),
        ("the U.S.", "USA"),
        ("US", "USA"),
        ("America", "USA"),
        ("England", "GBR"),
        ("Britain", "GBR"),
        ("UK", "GBR"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Republic of Korea", "KOR"),
        ("the Netherlands", "NLD"),
        ("IRAN", "IRN"),
    ],
)
def test_a_name_of_a_state_gives_its_code(words: str, iso3: str) -> None:
    assert state_of(words) == iso3


@pytest.mark.parametrize(
    ("words", "iso3"), [("Turkish", "TUR"), ("Iranian", "IRN"), ("Americans", "USA"), ("Poles", "POL")]
)
def test_a_demonym_names_its_state(words: str, iso3: str) -> None:
    assert state_of(words) == demonym_country(words) == iso3


@pytest.mark.parametrize(
    ("words", "iso3"),
    [
        ("Tehran", "IRN"),
        ("Ankara", "TUR"),
        ("Washington", "USA"),
        ("Moscow", "RUS"),
        ("Beijing", "CHN"),
        ("the Kremlin", "RUS"),
        ("the White House", "USA"),
        ("The Hague", "NLD"),
        ("the Hague", "NLD"),
    ],
)
def test_a_seat_of_government_stands_for_its_state(words: str, iso3: str) -> None:
    assert state_of(words) == iso3
    assert is_capital(words)
    assert demonym_country(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "Leader",
        "Ummah",
        "JCPOA",
        "Mr",
        "Island",
        "He",
        "Down",
        "Hague",
        "Irann",
        "Texas",
        "State",
        "",
        "the",
        " ",
        "'s",
    ],
)
def test_words_that_only_resemble_a_state_give_none(words: str) -> None:
    assert state_of(words) is None


@pytest.mark.parametrize("words", ["Congo", "Korea", "Korean", "Dominican", "Brussels"])
def test_a_form_of_several_states_gives_none(words: str) -> None:
    assert state_of(words) is None


@pytest.mark.parametrize("words", ["us", "Us", "turkey", "poles", "polish", "chad", "Car", "the states"])
def test_a_word_not_written_as_a_name_gives_none(words: str) -> None:
    assert state_of(words) is None


@pytest.mark.parametrize("words", ["Iran's", "Iran’s", "the Iranians'", "U.S.’s", "the  United\nStates"])
def test_possessives_and_line_breaks_do_not_matter(words: str) -> None:
    assert state_of(words) in {"IRN", "USA"}


def test_long_names_come_from_countrynames_only_when_they_hold_a_name_of_the_state() -> None:
    assert state_of("Hellenic Republic of Greece") is None
    assert state_of("Iran, Islamic Republic of") == "IRN"
    assert state_of("Venezuela (Bolivarian Republic of)") == "VEN"
    assert state_of("New South Wales") is None
    assert state_of("US Virgin Islands") is None
    assert state_of("Serbia and Montenegro") is None
    assert state_of("Los Angeles") is None


@pytest.mark.parametrize(
    ("iso3", "name"),
    [
        ("USA", "United States"),
        ("RUS", "Russia"),
        ("TUR", "Turkey"),
        ("GBR", "United Kingdom"),
        ("KOR", "South Korea"),
        ("CZE", "Czech Republic"),
        ("SYR", "Syria"),
        ("QQQ", "QQQ"),
    ],
)
def test_the_usual_english_name(iso3: str, name: str) -> None:
    assert state_name(iso3) == name


def test_every_un_member_and_four_more_are_known() -> None:
    codes = {entry["iso3"] for entry in STATES}
    assert len(codes) == len(STATES) == 197
    assert {"PSE", "TWN", "XKX", "VAT"} < codes
    assert is_state("IRN")
    assert not is_state("Iran")


@pytest.mark.parametrize("entry", STATES, ids=lambda entry: entry["iso3"])
def test_every_form_in_the_data_leads_to_its_state(entry: dict[str, Any]) -> None:
    capitals = entry.get("capitals", [])
    forms = [entry["name"], *entry.get("names", []), *entry.get("demonyms", []), *capitals]
    assert {state_of(form) for form in forms} == {entry["iso3"]}
    assert all(is_capital(form) for form in capitals)


@given(st.text(max_size=30))
def test_any_text_gives_a_known_state_or_none(words: str) -> None:
    found = state_of(words)
    assert found is None or is_state(found)


@given(st.text(max_size=20).map(str.lower))
def test_text_without_capitals_never_names_a_state(words: str) -> None:
    if not words.lstrip().startswith("the") and words.islower():
        assert state_of(words) is None


def test_a_state_that_is_no_more_is_none_of_ours() -> None:
    assert state_of("East Germany") is None
