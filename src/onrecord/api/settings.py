"""What a server is started with."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

LOOPBACK = "127.0.0.1"
LOOPBACK_NAMES = frozenset({"localhost", LOOPBACK, "::1"})


@dataclass(frozen=True, slots=True)
class Settings:
    """The ledger to serve, the token that a caller must have, whether the server may fetch pages, where it listens.

    Without a token, whoever reaches the server may read and judge, so `host` must then be a loopback address.

    >>> Settings(Path("talks.db"), host="0.0.0.0")
    Traceback (most recent call last):
    ValueError: 0.0.0.0 can be reached from other machines: give a token, or listen on 127.0.0.1
    """

    ledger: Path
    token: str | None = None
    allow_fetch: bool = False
    host: str = LOOPBACK

    def __post_init__(self) -> None:
        if self.token is None and not is_loopback(self.host):
            raise ValueError(f"{self.host} can be reached from other machines: give a token, or listen on {LOOPBACK}")
        if self.token is not None and not self.token.strip():
            raise ValueError("the token is empty")


def is_loopback(host: str) -> bool:
    """Tell whether only programs of the same machine reach a server that listens on this host.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("192.0.2.7")
    (True, True, False)
    """
    address = as_address(host)
    return host.lower() in LOOPBACK_NAMES or (address is not None and address.is_loopback)


def as_address(host: str) -> IPv4Address | IPv6Address | None:
    """Give a host as an address of the Internet Protocol, or None where it is a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None
