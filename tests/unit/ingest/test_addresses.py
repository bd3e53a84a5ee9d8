from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FetchError
from onrecord.ingest.addresses import is_public, public_addresses


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8"]
)
def test_public_machines_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("10.0.0.1", "172.16.0.1", "192.168.1.1", "127.8.8.8", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *(
            "192.0.2.1",
            "198.18.0.1",
            "192.88.99.1",
            "192.0.0.192",
            "168.63.129.16",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
        ),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "ff02::1", "2001:db8::1", "2001::1", "2002::1"),
        *("::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "3fff::1"),
        *("", "example.org", "127.1", "0x7f000001"),
    ],
)
def test_everything_else_is_not(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_a_private_address_in_disguise_is_still_private(address: object) -> None:
    assert not is_public(f"::ffff:{address}")


def test_one_private_address_is_enough_to_refuse_a_host() -> None:
    def both(host: str, port: int) -> tuple[str, ...]:
        return ("8.8.8.8", "10.0.0.1")

    with pytest.raises(FetchError, match=r"example\.org is not a public website \(10\.0\.0\.1\)") as caught:
        public_addresses("example.org", 443, "https://example.org/a", both)
    assert caught.value.url == caught.value.path == "https://example.org/a"


def test_a_host_without_an_address_says_so() -> None:
    with pytest.raises(FetchError, match="no address is known"):
        public_addresses("example.org", 443, "https://example.org/a", lambda host, port: ())
