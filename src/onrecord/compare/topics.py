"""What a passage is about, by words for the topics of politics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import read_toml

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and one pattern for its words; `own` topics name a point even where it names a third state."""

    label: str
    pattern: re.Pattern[str]
    own: bool = False


@cache
def load_topics() -> tuple[Topic, ...]:
    """Load the topics that ship as data, special ones first.

    >>> load_topics()[0].label
    'nuclear programmes'
    """
    return tuple(
        Topic(
            entry["label"],
            re.compile(rf"\b(?:{'|'.join(map(re.escape, entry['words']))})", re.IGNORECASE),
            entry.get("own", False),
        )
        for entry in read_toml("topics.toml")["topic"]
    )


def find_topics(words: str) -> tuple[str, ...]:
    """Give the topics of which a passage holds a word, special ones first.

    >>> find_topics("They agreed to lift the oil embargo.")
    ('sanctions', 'energy')
    """
    flat = " ".join(words.split())
    return tuple(topic.label for topic in load_topics() if topic.pattern.search(flat))


def name_topic(topics: tuple[str, ...], states: tuple[str, ...]) -> str:
    """Give the one topic of a point: the third state that it names, if its first topic isn't one of its own.

    >>> name_topic(("terrorism",), ("Syria",)), name_topic(("sanctions",), ("Syria",)), name_topic((), ())
    ('Syria', 'sanctions', 'other')
    """
    own = {topic.label for topic in load_topics() if topic.own}
    if states and not (topics and topics[0] in own):
        return states[0]
    return topics[0] if topics else OTHER


def share(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Tell how far two passages have topics in common: 1 all of the shorter list, -1 none, 0 where one has none.

    >>> share(("sanctions", "energy"), ("energy",)), share(("health",), ("energy",)), share((), ("energy",))
    (1.0, -1.0, 0.0)
    """
    if not some or not others:
        return 0.0
    common = len(set(some) & set(others))
    return 2 * common / min(len(some), len(others)) - 1
