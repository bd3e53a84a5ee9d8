"""Name issues: give the words that name one a label that is the same in other documents."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from onrecord.actors.states import demonym_country, is_capital, state_name, state_of
from onrecord.errors import LexiconError
from onrecord.lexicon import read_toml
from onrecord.text.normalize import fold

LONGEST_STATE = 4
"""Words of the longest usual name of a state, as in "the United Arab Emirates"."""
CONTINENT_PARTS = frozenset({"north", "south", "latin", "central"})
"""Before these America is a continent, not a state."""
PREPOSITIONS = re.compile(r" (?:of|on|in|to|for|with|between|against|at|about|over|by|from|among|toward|towards) ")
_WORD = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?(?!\w)|\w+(?:[-/]\w+)*(?:['’](?!s\b)\w+)?|['’]s\b")
_FILE = "issues.toml"


@dataclass(frozen=True, slots=True)
class StandingIssue:
    """An issue of long standing: the label it always gets, and one pattern for all its phrasings."""

    label: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class IssueLexicon:
    """The standing issues, and the words that a label leaves out or spells in one way.

    `idle` are words that no label needs, `loaded` judging ones; `wrappers` finds what adds nothing at the beginning;
    `mutual` are things that two states have with each other; `stop` are words that two issues may share; `synonyms`
    lead each word to the one under which it is compared.
    """

    standing: tuple[StandingIssue, ...]
    idle: frozenset[str]
    loaded: frozenset[str]
    wrappers: re.Pattern[str]
    mutual: frozenset[str]
    stop: frozenset[str]
    spelling: Mapping[str, str]
    synonyms: Mapping[str, str]


@cache
def load_issues(own: Path | None = None) -> IssueLexicon:
    """Load the standing issues that ship with Onrecord, with a user's own TOML file before them.

    The user's file has the layout of ours: `[[issue]]` tables with a `label` and `phrasings`, regular expressions that
    match all words of an issue after `normalise`. Raises `LexiconError` for a file that can't be read or is not TOML,
    an issue that lacks a field, and a wrong expression.

    >>> "territorial integrity of syria" in [issue.label for issue in load_issues().standing]
    True
    """
    shipped = read_toml(_FILE)
    words = shipped["words"]
    standing = [_standing(entry, str(own)) for entry in (_read_own(own) if own else ())]
    return IssueLexicon(
        standing=(*standing, *(_standing(entry, _FILE) for entry in shipped["issue"])),
        idle=frozenset(words["idle"]),
        loaded=frozenset(words["loaded"]),
        wrappers=re.compile(rf"^(?:\w+ )?(?:{'|'.join(words['wrappers'])}) (?:of|on|about|in|to) "),
        mutual=frozenset(words["mutual"]),
        stop=frozenset(words["stop"]),
        spelling=shipped["spelling"],
        synonyms={word: head for head, all_words in shipped["synonyms"].items() for word in all_words},
    )


def label_issue(words: str, lexicon: IssueLexicon, quoted: Iterable[str] = ()) -> str:
    """Give the label of an issue from the words that name it.

    Small letters, no articles or possessives, states by their usual names; a known phrasing of a standing issue gets
    that issue's label. Judging words in small letters ("illegal") are left out unless they are among the `quoted`
    ones, which the holder said.

    >>> label_issue("the illegal U.S. sanctions", load_issues())
    'united states sanctions'
    >>> label_issue("Syria’s territorial integrity", load_issues())
    'territorial integrity of syria'
    """
    kept = frozenset(fold(word) for word in quoted)
    names = frozenset(fold(word) for word in re.findall(r"\b[A-Z]\w+", words))
    plain = _spell(normalise(words, lexicon.idle | (lexicon.loaded - kept - names)), lexicon)
    unwrapped = lexicon.wrappers.sub("", plain, count=1)
    return _standing_label(plain, lexicon) or _standing_label(unwrapped, lexicon) or plain


def normalise(words: str, dropped: frozenset[str] = frozenset()) -> str:
    """Give words in small letters, states by their usual names, without possessives and `dropped` words.

    >>> normalise("the Iranian people’s rights", frozenset({"the"}))
    'iran people rights'
    """
    parts = _WORD.findall(words)
    kept: list[str] = []
    at = 0
    while at < len(parts):
        size, state = _state_at(parts, at)
        part = fold(state or parts[at])
        if part not in dropped and part != "'s":
            kept.append(part)
        at += size
    return " ".join(kept)


def issue_words(label: str, lexicon: IssueLexicon | None = None) -> frozenset[str]:
    """Give the words of an issue that tell it from others, without endings of number and with one word for synonyms.

    >>> sorted(issue_words("the sanctions on Iran"))
    ['iran', 'sanction']
    """
    lexicon = lexicon or load_issues()
    plain = _spell(normalise(label, lexicon.idle), lexicon)
    words = (word for word in re.findall(r"\w+", plain) if word not in lexicon.stop)
    return frozenset(_stem(lexicon.synonyms.get(word, word)) for word in words)


def are_alike(label: str, other: str, lexicon: IssueLexicon) -> bool:
    """Tell whether two labels in one document name the same issue.

    They do when one holds all words of the other, unless these are but the name of a state, and when they share the
    head and another word. Chosen on the development articles, where both are hardly ever wrong for one holder.

    >>> are_alike("talks with russia", "negotiations with russia in geneva", load_issues())
    True
    >>> are_alike("russia", "talks with russia", load_issues())
    False
    """
    words, others = issue_words(label, lexicon), issue_words(other, lexicon)
    small = min(words, others, key=len)
    state_only = len(small) == 1 and state_of(next(iter(small)).title()) is not None
    held = bool(small) and small <= (words & others) and not state_only
    return label == other or held or (_head(label) == _head(other) and len(words & others) > 1)


def _head(label: str) -> str:
    return (PREPOSITIONS.split(label)[0].split() or [""])[-1]


def _spell(plain: str, lexicon: IssueLexicon) -> str:
    return " ".join(lexicon.spelling.get(word, word) for word in plain.split())


def _read_own(path: Path) -> list[Any]:
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("issue", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: can't read the issues: {error}", str(path)) from error
    if not isinstance(entries, list):
        raise LexiconError(f"{path}: issues stand in [[issue]] tables", str(path))
    return entries


def _standing(entry: Any, place: str) -> StandingIssue:
    try:
        label, phrasings = entry["label"], entry["phrasings"]
    except (KeyError, TypeError) as error:
        raise LexiconError(f"{place}: an issue needs a label and phrasings, not {entry!r}", place) from error
    strings = isinstance(phrasings, list) and all(isinstance(each, str) for each in phrasings)
    if not isinstance(label, str) or not strings:
        raise LexiconError(
            f"{place}: an issue's label is a string, its phrasings are a list of strings: {entry!r}", place
        )
    try:
        return StandingIssue(label, re.compile("|".join(f"(?:{phrasing})" for phrasing in phrasings)))
    except re.error as error:
        raise LexiconError(f"{place}: issue {label!r}: wrong expression: {error}", place) from error


def _standing_label(plain: str, lexicon: IssueLexicon) -> str | None:
    return next((issue.label for issue in lexicon.standing if issue.pattern.fullmatch(plain)), None)


def _state_at(parts: list[str], at: int) -> tuple[int, str | None]:
    """Find the longest name of a state that begins at a word: how many words it has, and its usual name."""
    before = fold(parts[at - 1]) if at else ""
    for size in range(min(LONGEST_STATE, len(parts) - at), 0, -1):
        words = " ".join(parts[at : at + size])
        code = _code_of(words)
        after = fold(parts[at + size]) if at + size < len(parts) else ""
        if code and before not in CONTINENT_PARTS and not (is_capital(words) and _is_place(before, after)):
            return size, state_name(code)
    return 1, None


def _is_place(before: str, after: str) -> bool:
    """Tell from the words around a capital whether it is the town and not its government."""
    return before in _places()["after"] or after in _places()["before"]


@cache
def _places() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_toml(_FILE)["places"].items()}


@lru_cache(maxsize=4096)
def _code_of(words: str) -> str | None:
    return state_of(words) or demonym_country(words) if words[:1].isupper() else None


def _stem(word: str) -> str:
    """Take off the endings of number and of a gerund, roughly: words need only meet their own kind."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 5:
        return word[:-3]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
