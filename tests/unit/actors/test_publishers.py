"""Which state a publisher speaks for or from."""

from __future__ import annotations

import pytest

from onrecord.actors.publishers import Home, PublisherKind, home_of


@pytest.mark.parametrize(
    ("publisher", "state", "kind"),
    [
        ("The White House", "USA", PublisherKind.GOVERNMENT),
        ("Kremlin (President of Russia)", "RUS", PublisherKind.GOVERNMENT),
        ("Tehran Times", "IRN", PublisherKind.OUTLET),
    ],
)
def test_a_known_publisher_has_a_home(publisher: str, state: str, kind: PublisherKind) -> None:
    assert home_of(publisher) == Home(state, kind)


@pytest.mark.parametrize("publisher", ["The Harbour Gazette", "", None])
def test_an_unknown_publisher_has_none(publisher: str | None) -> None:
    assert home_of(publisher) is None
