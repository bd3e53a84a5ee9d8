"""Colours of inline styles, as far as telling text from its background needs them."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]

NAMED: dict[str, Colour] = {
    "white": (255, 255, 255),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245),
    "ghostwhite": (248, 248, 255),
    "floralwhite": (255, 250, 240),
    "black": (0, 0, 0),
}
"""The names in which text is hidden: the near-whites, and black on black."""

WHITE: Colour = (255, 255, 255)
HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b")
RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*(?:[,/]\s*([\d.]+%?)\s*)?\)")
HSL = re.compile(r"hsla?\(\s*[\d.]+(?:deg)?\s*[, ]\s*[\d.]+%\s*[, ]\s*100%")
NEAREST = 30
"""Sum of the differences of the three channels (of 765) below which no one reads text off its background; a contrast
ratio under about 1.1, where accessibility rules ask for 4.5."""


def parse_colour(value: str) -> Colour | None:
    """Read a colour of CSS, the first in the value; None where it is none of the forms that hide text.

    >>> parse_colour("#FFF"), parse_colour("rgb(254, 254, 254)"), parse_colour("url(sea.png)")
    ((255, 255, 255), (254, 254, 254), None)
    """
    value = value.lower().strip()
    if found := HEX.search(value):
        digits = found[1]
        if len(digits) < 6:
            digits = "".join(digit * 2 for digit in digits)
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    if found := RGB.search(value):
        return int(found[1]), int(found[2]), int(found[3])
    if HSL.search(value):
        return WHITE
    return next((NAMED[word] for word in re.findall(r"[a-z]+", value) if word in NAMED), None)


def is_transparent(value: str) -> bool:
    """Tell whether a colour lets everything through.

    >>> is_transparent("rgba(0, 0, 0, 0)"), is_transparent("#000f")
    (True, False)
    """
    value = value.lower().strip()
    if value.startswith("transparent"):
        return True
    if found := RGB.search(value):
        return found[4] is not None and float(found[4].rstrip("%")) == 0
    found = HEX.search(value)
    return found is not None and len(found[1]) in (4, 8) and set(found[1][len(found[1]) // 4 * 3 :]) == {"0"}


def are_alike(one: Colour, other: Colour) -> bool:
    """Tell whether text in one colour can't be read on the other."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) < NEAREST
