"""Publishers that speak for a state, or from one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord.lexicon import read_toml


class PublisherKind(StrEnum):
    """Whether a publisher is an office of the state or an outlet that reports."""

    GOVERNMENT = "government"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Home:
    """The state (ISO 3166-1 alpha-3) whose offices a publisher means without naming it, and what the publisher is.

    `voice` is the office whose holder says "I" in its texts, None where there is none.
    """

    state: str
    kind: PublisherKind
    voice: str | None = None


def home_of(publisher: str | None) -> Home | None:
    """Tell which state a publisher speaks for or from; None for one that we don't know.

    >>> home_of("Kremlin (President of Russia)")
    Home(state='RUS', kind=<PublisherKind.GOVERNMENT: 'government'>, voice=None)
    """
    name = (publisher or "").casefold()
    return next((home for words, home in _homes() if words in name), None)


@cache
def _homes() -> tuple[tuple[str, Home], ...]:
    return tuple(
        (words, Home(entry["state"], PublisherKind(entry["kind"]), entry.get("voice")))
        for entry in read_toml("publishers.toml")["publisher"]
        for words in entry["words"]
    )
