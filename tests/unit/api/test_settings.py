from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.api.settings import Settings, is_loopback

LEDGER = Path("talks.db")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.0.1", "::1", "localhost", "LOCALHOST"])
def test_a_loopback_address_needs_no_token(host: str) -> None:
    assert Settings(LEDGER, host=host).token is None


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.0.2.7", "10.0.0.1", "ledger.example.org", "", "localhost.example.org"]
)
def test_any_other_address_is_refused_without_a_token(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(ValueError, match="give a token"):
        Settings(LEDGER, host=host)
    assert Settings(LEDGER, "a token", host=host).host == host


def test_an_empty_token_is_none() -> None:
    with pytest.raises(ValueError, match="empty"):
        Settings(LEDGER, " ")
