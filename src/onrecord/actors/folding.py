"""Names without what differs between spellings: accents, case, hyphens, full stops, honorifics."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from onrecord.lexicon import load_honorifics

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a"}
    | dict.fromkeys(".'’‘`´ʼʻʿʾ", "")
)
_INITIALS = re.compile(r"\b\w(?: \w\b)+")


@lru_cache(maxsize=2**15)
def fold(words: str) -> str:
    """Write a name the way it is compared: lower case, no accents, words parted by single spaces.

    >>> fold("Recep Tayyip Erdoğan"), fold("Mustafa Al-Kadhimi"), fold("J. D. Vance"), fold("the U.S.")
    ('recep tayyip erdogan', 'mustafa al kadhimi', 'jd vance', 'the us')
    """
    plain = words.casefold() if words.isascii() else _without_accents(_without_accents(words).casefold())
    plain = " ".join(re.findall(r"\w+", plain.translate(_LETTERS)))
    return _INITIALS.sub(lambda run: run.group().replace(" ", ""), plain)


def _without_accents(words: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", words) if not unicodedata.combining(letter))


_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"ph", "f"),
        (r"ai|ay|ei|ey|ee|i?yy?|i+", "i"),
        (r"ou|oo|u|o", "u"),
        (r"e", "a"),
        (r"(?<=[aiu])h\b", ""),
        (r"(\w)\1+", r"\1"),
    )
)
"""What transliterations from Arabic, Persian and Cyrillic script write in two ways; observed in agencies' spellings."""


def sound(folded: str) -> str:
    """Write a folded name without what transliterations differ in, so that its spellings become one.

    >>> sound("sergey lavrov") == sound("sergei lavrov"), sound("mohammed") == sound("muhammad")
    (True, True)
    >>> sound("hassan") == sound("hossein")
    False
    """
    for pattern, letter in _SOUNDS:
        folded = pattern.sub(letter, folded)
    return folded


def without_honorifics(folded: str) -> str:
    """Drop the honorifics that a folded name begins with; what is left is never empty.

    >>> without_honorifics(fold("His Excellency Dr. Ana Ruiz"))
    'ana ruiz'
    """
    words = folded.split()
    start = 0
    while length := _leading_honorific(words[start:]):
        start += length
    return " ".join(words[start:])


def without_initials(folded: str) -> str:
    """Drop middle initials and "Jr." from a folded name of which at least two words stay.

    >>> without_initials(fold("Joseph R. Biden, Jr."))
    'joseph biden'
    """
    words = folded.split()
    kept = [word for index, word in enumerate(words) if index == 0 or (len(word) > 1 and word not in {"jr", "sr"})]
    return " ".join(kept) if len(kept) > 1 else folded


def _leading_honorific(words: list[str]) -> int:
    for length in (3, 2, 1):
        if len(words) > length and " ".join(words[:length]) in _honorifics():
            return length
    return 0


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(map(fold, load_honorifics()))
