from __future__ import annotations

import pytest

from onrecord.compare.topics import OTHER, find_topics, load_topics, name_topic, share
from onrecord.lexicon import read_toml


def test_every_shipped_topic_has_words_and_a_source() -> None:
    for entry in read_toml("topics.toml")["topic"]:
        assert entry["words"]
        assert all(word == word.lower() for word in entry["words"])
        assert entry["source"]
    assert len({topic.label for topic in load_topics()}) == len(load_topics())


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("They will lift the oil embargo.", ("sanctions", "energy")),
        ("new COVID-19 vaccine\nshipments", ("health",)),
        ("An investigation is under way.", ()),
        ("The soil is good.", ()),
        ("", ()),
    ],
)
def test_topics_are_found_by_the_beginnings_of_words(words: str, topics: tuple[str, ...]) -> None:
    assert find_topics(words) == topics


def test_a_third_state_names_a_point_unless_it_has_a_topic_of_its_own() -> None:
    assert name_topic(("terrorism",), ("Syria", "Turkey")) == "Syria"
    assert name_topic(("sanctions", "energy"), ("Syria",)) == "sanctions"
    assert name_topic(("energy",), ()) == "energy"
    assert name_topic((), ()) == OTHER


def test_topics_in_common_are_counted_on_the_shorter_list() -> None:
    assert share(("a",), ("a", "b", "c")) == 1.0
    assert share(("a", "d"), ("a", "b", "c")) == 0.0
    assert share(("a",), ("b",)) == -1.0
    assert share((), ()) == 0.0
