"""Find the occurrences of one statement within and across documents: copies, and other wordings of one quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache

from rensa import RMinHash

from onrecord.lexicon import read_toml
from onrecord.model.series import Occurrences, Saying, Tally, days_between
from onrecord.text.normalize import fold

COPY = 0.85
"""Share of words, in their order, from which one wording is a copy of another; as `SAME` inside a document."""
COPY_DAYS = 30
"""Days within which a copy is an occurrence of the same saying and not the same thing said again. In 900 articles of
one agency, copies of a sentence that papers hand on come up to four weeks apart."""
COPY_WORDS = 8
"""Words that a copy has at least where it isn't known that both have one speaker: "the Joint Comprehensive Plan of
Action" is said by many."""
WORDING = 0.6
"""Likeness from which two wordings are of one quotation, where one speaker is said to have said both: translations,
and paraphrases by two reporters. Chosen on pairs of one speaker from the same 900 articles: from 0.6 on nearly all that
were looked at are one saying, from 0.45 to 0.6 about half."""
WORDING_DAYS = 7
"""Days within which another wording is one of the same quotation. Speeches are reported for some days."""
WORDING_WORDS = 5
"""Words that either wording has at least."""

PERMUTATIONS = 126
SEED = 1
COPY_ROWS, WORDING_ROWS = 6, 3
"""Numbers of a MinHash that must agree for two sayings to be compared at all. With 126 of them, of pairs that share
three quarters of their words 98 in 100 are compared (6 at a time), of those that share four tenths 94 (3 at a time);
1 - (1 - s^rows)^(126 / rows), Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4."""
LONG = 4
"""Letters from which a word counts for the content: shorter ones are nearly all articles, prepositions and pronouns."""

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """A saying with what is compared of it."""

    saying: Saying
    words: tuple[str, ...]
    content: frozenset[str]
    figures: frozenset[str]
    denied: bool
    digest: tuple[int, ...]


@dataclass(slots=True)
class _Group:
    """What was found so far to be one statement."""

    head: _Words
    sayings: list[Saying] = field(default_factory=list)
    speakers: frozenset[str] = frozenset()

    def add(self, saying: Saying) -> None:
        self.sayings.append(saying)
        self.speakers = self.speakers or frozenset(saying.speakers)


def group_occurrences(sayings: Iterable[Saying]) -> tuple[Occurrences, ...]:
    """Group sayings that are occurrences of one statement, by the day of the earliest; each saying is in one group.

    Copies within `COPY_DAYS` are occurrences of one statement unless they are known to have different speakers; so
    are other wordings within `WORDING_DAYS` by one speaker in different documents, and what a document itself
    repeats. Never two of which one is denied, or which give different figures. A saying is compared with the earliest
    of a group alone, so that a formula that is said every week makes no endless chain. Undated sayings come last. The
    order of the input changes nothing.

    Candidates are found by MinHash (Broder 1997) over the longer words, in place of comparing all with all.

    >>> one = Saying("s1", "d1", "2024-05-01", "We will not sell the northern port to anybody", ("a1",))
    >>> other = Saying("s2", "d2", "2024-05-02", "We won't sell the northern port to anyone", ("a1",))
    >>> [group.head.statement for group in group_occurrences([other, one])]
    ['s1']
    """
    groups: list[_Group] = []
    buckets: dict[Key, list[int]] = {}
    of_saying: dict[tuple[str, str], int] = {}
    for each in _read(sorted(sayings, key=_order)):
        number = _own_repeat(each.saying, of_saying)
        if number is None:
            number = _closest(each, groups, buckets, of_saying)
        if number is None:
            number = len(groups)
            groups.append(_Group(each))
            for key in _keys(each):
                buckets.setdefault(key, []).append(number)
        groups[number].add(each.saying)
        of_saying[each.saying.document, each.saying.statement] = number
    return tuple(Occurrences(tuple(group.sayings)) for group in groups)


def tally(groups: Iterable[Occurrences]) -> Tally:
    """Count documents, occurrences and statements, which are three things.

    >>> tally([Occurrences((Saying("s1", "d1", None, "Yes"), Saying("s2", "d2", None, "Yes")))])
    Tally(documents=2, occurrences=2, statements=1)
    """
    found = tuple(groups)
    documents = {saying.document for group in found for saying in group.sayings}
    return Tally(len(documents), sum(len(group.sayings) for group in found), len(found))


def is_denial(text: str) -> bool:
    """Tell whether a text has a word of negation.

    >>> is_denial("We won't go"), is_denial("We will go")
    (True, False)
    """
    return _denies(_cut(text))


def _order(saying: Saying) -> tuple[object, ...]:
    """Put the earliest first, undated ones last, and in a document what repeats after what it repeats."""
    dated = days_between(saying.date, saying.date) is not None
    return not dated, saying.date or "", saying.document, saying.repeats is not None, saying.place, saying.statement


def _read(sayings: Sequence[Saying]) -> Iterator[_Words]:
    words = [_cut(saying.text) for saying in sayings]
    contents = [frozenset(word for word in each if len(word) >= LONG) or frozenset(each) for each in words]
    digests = RMinHash.digests_from_token_sets([sorted(content) for content in contents], PERMUTATIONS, SEED)
    for saying, each, content, digest in zip(sayings, words, contents, digests, strict=True):
        yield _Words(saying, each, content, _figures(each), _denies(each) != saying.negated, tuple(digest))


def _cut(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+(?:[.,]\d+)*|[^\W\d]+(?:['-][^\W\d]+)*", fold(text)))


def _figures(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit() or word in _figure_words())


def _denies(words: Iterable[str]) -> bool:
    entry = _lexicon()["negation"]
    return any(word in entry["words"] or word.endswith(tuple(entry["endings"])) for word in words)


@cache
def _figure_words() -> frozenset[str]:
    return frozenset(_lexicon()["figures"]["words"])


@cache
def _lexicon() -> dict[str, dict[str, list[str]]]:
    return read_toml("repeats.toml")


def _keys(each: _Words) -> Iterator[Key]:
    """Give the buckets in which a saying meets others: copies of anybody, other wordings of its own speakers."""
    for start in range(0, PERMUTATIONS, COPY_ROWS):
        yield start, each.digest[start : start + COPY_ROWS]
    for speaker in each.saying.speakers:
        for start in range(0, PERMUTATIONS, WORDING_ROWS):
            yield speaker, start, each.digest[start : start + WORDING_ROWS]


def _own_repeat(saying: Saying, of_saying: dict[tuple[str, str], int]) -> int | None:
    return of_saying.get((saying.document, saying.repeats)) if saying.repeats else None


def _closest(
    each: _Words, groups: list[_Group], buckets: dict[Key, list[int]], of_saying: dict[tuple[str, str], int]
) -> int | None:
    """Give the number of the group whose earliest saying is most like a saying, if any is like enough."""
    # A statement inside another one isn't that one.
    around = of_saying.get((each.saying.document, each.saying.parent)) if each.saying.parent else None
    likeness = {n: _likeness(each, groups[n]) for n in sorted(_candidates(each, groups, buckets)) if n != around}
    best = max(likeness, key=lambda number: (likeness[number], -number), default=None)
    return best if best is not None and likeness[best] else None


def _candidates(each: _Words, groups: list[_Group], buckets: dict[Key, list[int]]) -> set[int]:
    found: set[int] = set()
    for key in _keys(each):
        for number in reversed(buckets.get(key, ())):
            days = days_between(groups[number].head.saying.date, each.saying.date)
            if days is not None and days > COPY_DAYS:
                break  # All before it are older.
            found.add(number)
    return found


def _likeness(each: _Words, group: _Group) -> float:
    """Give how alike a saying and the earliest of a group are; 0 where they aren't occurrences of one statement."""
    head = group.head
    if each.denied != head.denied or not (each.figures <= head.figures or head.figures <= each.figures):
        return 0.0
    if each.saying.speakers and group.speakers and not group.speakers & set(each.saying.speakers):
        return 0.0
    one_speaker = bool(group.speakers & set(each.saying.speakers))
    days = days_between(head.saying.date, each.saying.date)
    shortest = min(len(each.words), len(head.words))
    in_order = SequenceMatcher(None, head.words, each.words, autojunk=False).ratio()
    if in_order >= COPY and shortest >= (WORDING_WORDS if one_speaker else COPY_WORDS):
        return in_order
    likeness = max(in_order, _content_f1(each, head))
    reported = one_speaker and days is not None and days <= WORDING_DAYS
    elsewhere = each.saying.document != head.saying.document
    return likeness if reported and elsewhere and shortest >= WORDING_WORDS and likeness >= WORDING else 0.0


def _content_f1(one: _Words, other: _Words) -> float:
    return 2 * len(one.content & other.content) / ((len(one.content) + len(other.content)) or 1)
