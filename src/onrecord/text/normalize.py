"""Bring a text into the one form in which it is stored and counted."""

from __future__ import annotations

import unicodedata


def clean(text: str) -> str:
    r"""Give the text that is hashed and stored: NFC, `\n` line ends, no byte-order mark.

    Nothing else is changed, so that every word stays where its publisher put it.

    >>> clean("\ufeffErdog\u0306an\r\nsaid")
    'Erdoğan\nsaid'
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Drop case, diacritics and the difference between apostrophes, so that spellings of a name compare equal.

    >>> fold("Türkiye’s ERDOĞAN")
    "turkiye's erdogan"
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return plain.replace("ı", "i").replace("’", "'").replace("ø", "o").replace("ł", "l")
