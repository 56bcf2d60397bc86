"""Who sends, without knowing who: the address behind proxies and keys that are forgotten after a day. Pure.

An address lives in memory only, until its key is made. docs/content/en/reference/feedback.md says what
that protects and what not.
"""

import hashlib
import hmac
import ipaddress
from collections.abc import Sequence

from msgspec import Struct

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
DAY_MS = 86_400_000


class Sender(Struct, frozen=True):
    """What a request tells about its sender."""

    network: str
    """IPv4 address, or the first 64 bits of an IPv6 address, which one household shares."""
    agent: str
    has_origin: bool


class Keys(Struct, frozen=True):
    """What stands for a sender during one day."""

    network: bytes
    """For limits; whoever changes the browser keeps it."""
    visitor: bytes
    """For votes: one for each visitor, page and day."""


def parse_networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """Return the networks; raises ValueError for one that is none, and for "*"."""
    return tuple(ipaddress.ip_network(text.strip(), strict=False) for text in texts if text.strip())


def client_address(peer: str, forwarded: Sequence[str], trusted: Sequence[Network]) -> str:
    """Return the network of the client; "" if the peer has no address.

    `forwarded` are the X-Forwarded-For headers in order. They count only if the peer is a trusted proxy, and are read
    from the right: whatever stands left of the first address that is no trusted proxy was written by the client.
    """
    address = _parse(peer)
    if address is None:
        return ""
    hops = [hop.strip() for header in forwarded for hop in header.split(",")]
    while hops and _is_trusted(address, trusted):
        nearer = _parse(hops.pop())
        if nearer is None:
            break
        address = nearer
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def make_keys(salt: bytes, site: str, sender: Sender) -> Keys:
    """Return the keys of a sender under the salt of a day."""
    return Keys(_digest(salt, site, sender.network), _digest(salt, site, sender.network, sender.agent))


def day_of(now_ms: int) -> int:
    """Return the number of the day in UTC."""
    return now_ms // DAY_MS


def _digest(salt: bytes, *parts: str) -> bytes:
    return hmac.new(salt, "\0".join(parts).encode(), hashlib.sha256).digest()[:16]


def _parse(text: str) -> Address | None:
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:  # some proxies add the port
        text = text.partition(":")[0]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_trusted(address: Address, trusted: Sequence[Network]) -> bool:
    return any(address in network for network in trusted)
