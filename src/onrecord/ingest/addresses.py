"""Which machines on the internet may be asked: public ones only, whatever name they go by."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from onrecord.errors import FetchError

Resolver = Callable[[str, int], tuple[str, ...]]
"""Gives the addresses of a host name; raises `OSError` where it has none."""

NETWORKS_OF_IPV6 = ipaddress.IPv6Network("2000::/3")
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks without IPv4 write them (RFC 6052)."""

NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
    )
)
"""Tunnels, which lead to machines that can't be checked, documentation, and addresses at which clouds answer their own
machines (Azure's 168.63.129.16, Oracle's 192.0.0.192): beyond what Python calls private."""


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Ask the system for the addresses of a host, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether an address is a public machine's.

    Private, loopback, link-local, reserved, multicast and documentation ranges are not, in whatever disguise.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("fe80::1%eth0")
    (True, False, False, False)
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip in TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in NETWORKS_OF_IPV6:
            return False
    return (
        ip.is_global and not ip.is_multicast and not any(ip in net for net in NOT_PUBLIC if net.version == ip.version)
    )


def public_addresses(host: str, port: int, url: str, resolver: Resolver = resolve) -> tuple[str, ...]:
    """Give the addresses of a host after checking that every one of them is public.

    One that isn't is enough to refuse the host: a name that leads to a public and a private machine is a trick or a
    mistake. Raises `FetchError` then, and where the name has no address.
    """
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{url}: no address is known for {host}", url) from error
    if not addresses:
        raise FetchError(f"{url}: no address is known for {host}", url)
    for address in addresses:
        if not is_public(address):
            raise FetchError(f"{url}: {host} is not a public website ({address}), so it is not fetched", url)
    return addresses
