from __future__ import annotations

from typing import Any

import pytest

from onrecord import lexicon
from onrecord.errors import LexiconError
from onrecord.lexicon import (
    FRAMES,
    OfficeForm,
    fingerprint,
    load_act_rules,
    load_cues,
    load_honorifics,
    load_offices,
    read_toml,
)
from onrecord.model.statement import Act


def offices_in(words: str, country: str | None = None) -> list[str]:
    return [form.office for form in load_offices().find(words, country)]


def cues_from(monkeypatch: pytest.MonkeyPatch, *groups: dict[str, Any]) -> lexicon.CueLexicon:
    """Load cues from entries made up for a test."""
    data = {"group": groups, "noun": [{"lemmas": ["plea"]}], "noun_acts": {"plea": ["appeal"]}, "expressed_acts": {}}
    monkeypatch.setattr(lexicon, "read_toml", lambda name: data)
    return load_cues.__wrapped__()


def test_the_shipped_cues_have_known_frames_acts_and_strengths() -> None:
    cues = load_cues()
    assert len(cues.verbs) > 100
    for lemma, cue in cues.verbs.items():
        assert cue.lemma == lemma == lemma.casefold()
        assert cue.frames
        assert {frame for frame in cue.frames if not frame.startswith("prep:")} <= FRAMES
        assert 1 <= cue.strength <= 5


@pytest.mark.parametrize(("lemma", "acts"), [("say", ()), ("warn", (Act.WARN,)), ("deny", (Act.DENY,))])
def test_a_cue_says_what_it_alone_tells_about_the_act(lemma: str, acts: tuple[Act, ...]) -> None:
    assert load_cues().verbs[lemma].acts == acts


def test_a_stressed_cue_is_stronger_than_a_neutral_one() -> None:
    verbs = load_cues().verbs
    assert verbs["mention"].strength < verbs["say"].strength < verbs["stress"].strength


def test_nouns_and_what_is_expressed_have_their_acts() -> None:
    cues = load_cues()
    assert cues.nouns["demand"] == (Act.DEMAND,)
    assert cues.expressed["gratitude"][0] == Act.PRAISE


def test_nothing_can_be_added_to_a_loaded_lexicon() -> None:
    with pytest.raises(TypeError):
        load_cues().verbs["mutter"] = load_cues().verbs["say"]  # type: ignore[index]


def test_two_entries_of_one_lemma_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    first = {"lemmas": ["mutter"], "frames": ["clause", "to"], "acts": ["warn"], "strength": 2}
    second = {"lemmas": ["mutter"], "frames": ["object", "to"], "acts": ["deny"], "strength": 4}
    cue = cues_from(monkeypatch, first, second).verbs["mutter"]
    assert cue.frames == ("clause", "to", "object")
    assert cue.strength == 4
    assert cue.acts == ()


def test_acts_on_which_two_entries_agree_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"lemmas": ["mutter"], "frames": ["clause"], "acts": ["warn"]}
    assert cues_from(monkeypatch, entry, entry).verbs["mutter"].acts == (Act.WARN,)


def test_an_unknown_frame_raises_an_error_that_names_it_and_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LexiconError, match="unknown frame 'sideways' of 'mutter'") as caught:
        cues_from(monkeypatch, {"lemmas": ["mutter"], "frames": ["sideways"]})
    assert caught.value.path == "cues.toml"


def test_an_unknown_act_raises_an_error_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LexiconError, match="'shrug'"):
        cues_from(monkeypatch, {"lemmas": ["mutter"], "frames": ["clause"], "acts": ["shrug"]})


@pytest.mark.parametrize("content", [b"[open", b"words = 1\nwords = 2"])
def test_a_damaged_word_list_raises_an_error_with_its_name(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(lexicon, "_data", lambda name: content)
    with pytest.raises(LexiconError, match=r"data/en/cues\.toml") as caught:
        read_toml("cues.toml")
    assert caught.value.path == "cues.toml"


def test_a_missing_word_list_raises_an_error_with_its_name() -> None:
    with pytest.raises(LexiconError) as caught:
        read_toml("harbours.toml")
    assert caught.value.path == "harbours.toml"


def test_every_rule_of_acts_has_a_name_of_its_own_and_an_act() -> None:
    rules = load_act_rules()
    assert len({rule.name for rule in rules}) == len(rules) > 10
    assert all(rule.acts for rule in rules)


def test_no_rule_of_acts_fires_on_nothing() -> None:
    assert not [rule.name for rule in load_act_rules() if rule.pattern.search("")]


@pytest.mark.parametrize(
    ("words", "country", "offices"),
    [
        ("the Norwegian Foreign Minister", "NOR", ["foreign minister"]),
        ("vice-president of the bank", None, ["vice president"]),
        ("President of the Government", "ESP", ["prime minister"]),
        ("the prime minister and the president", "FRA", ["prime minister", "president"]),
        ("the presidential palace", None, []),
        ("a harbour pilot", None, []),
        ("", None, []),
    ],
)
def test_the_longest_words_for_an_office_are_found(words: str, country: str | None, offices: list[str]) -> None:
    assert offices_in(words, country) == offices


@pytest.mark.parametrize("former", ["former ", "ex-", "the then ", "the late ", "Former Norwegian "])
def test_a_former_office_is_none(former: str) -> None:
    assert offices_in(f"{former}prime minister", "NOR") == []


def test_words_of_one_country_name_nothing_elsewhere() -> None:
    form = OfficeForm("chief pilot", "minister of harbours", ("NOR", "ISL"))
    assert form.fits("NOR")
    assert not form.fits("FRA")
    assert form.fits(None)
    assert OfficeForm("mayor", "mayor").fits("FRA")


def test_honorifics_are_titles_and_no_offices() -> None:
    honorifics = load_honorifics()
    assert {"Dr", "Mrs", "H.E."} <= honorifics
    assert "president" not in {word.casefold() for word in honorifics}


def test_the_fingerprint_is_short_and_stays_the_same() -> None:
    assert len(fingerprint()) == 16
    assert fingerprint() == fingerprint.__wrapped__()
