from __future__ import annotations

import pytest

from onrecord.ingest.colours import are_alike, is_transparent, parse_colour


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#fff", (255, 255, 255)),
        ("#0A0B0CFF", (10, 11, 12)),
        ("rgb(1,2,3)", (1, 2, 3)),
        ("rgba(1 2 3 / 50%)", (1, 2, 3)),
        ("hsl(0, 0%, 100%)", (255, 255, 255)),
        ("White", (255, 255, 255)),
        ("url(white-sea.png)", (255, 255, 255)),
        ("inherit", None),
        ("", None),
    ],
)
def test_colours_are_read(value: str, colour: tuple[int, int, int] | None) -> None:
    assert parse_colour(value) == colour


@pytest.mark.parametrize(
    ("value", "through"),
    [
        *(
            ("transparent", True),
            ("rgba(1,2,3,0)", True),
            ("rgba(1,2,3,0.0)", True),
            ("#12345600", True),
            ("#1230", True),
        ),
        *(("rgba(1,2,3,0.5)", False), ("#123456ff", False), ("#123", False), ("#000000", False), ("red", False)),
    ],
)
def test_what_lets_everything_through_is_told(value: str, through: bool) -> None:
    assert is_transparent(value) is through


def test_near_colours_are_alike_and_readable_ones_are_not() -> None:
    assert are_alike((255, 255, 255), (250, 250, 250))
    assert not are_alike((255, 255, 255), (200, 200, 200))
