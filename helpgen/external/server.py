"""One request to a server of the web, to a public address only. Knows HTTP; must never read what a page says."""

import http.client
import ipaddress
import socket
import ssl
import urllib.parse
from collections.abc import Iterator

from msgspec import Struct

TIMEOUT_SECONDS = 10
ROBOTS_AT_MOST = 500_000
"""Bytes that are read of a `robots.txt`; the least that RFC 9309 asks for."""
AGENT = "helpgen"
_HEADERS = {"User-Agent": f"{AGENT} (link check)", "Accept": "*/*", "Connection": "close"}


class PrivateAddressError(Exception):
    """The name stands for an address inside a private network."""


class NamelessError(Exception):
    """Nobody knows the name."""


class UnreachedError(Exception):
    """No way leads to the server."""


class Answer(Struct, frozen=True):
    """What a server said."""

    status: int
    location: str
    """Where it sends us; "" for nowhere."""
    text: str
    """Of `robots.txt`; else ""."""


def request(method: str, url: str, allowed: frozenset[str], *, reads: bool = False) -> Answer:
    """Return a server's answer.

    Raises PrivateAddressError, NamelessError, UnreachedError, TimeoutError, ssl.SSLError, OSError or
    http.client.HTTPException.
    """
    parts = urllib.parse.urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    is_safe = parts.scheme == "https"
    port = parts.port or (443 if is_safe else 80)
    # Connected is to the address that was looked at, so that a name cannot stand for another one a moment later.
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)
    raw = _connect(host, port, allowed)
    try:
        connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host) if is_safe else raw
        name = host if parts.port is None else f"{host}:{port}"
        path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = f"?{urllib.parse.quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
        connection.request(method, path + query, headers={**_HEADERS, "Host": name})
        response = connection.getresponse()
        text = response.read(ROBOTS_AT_MOST).decode("utf-8", "replace") if reads and response.status == 200 else ""
        return Answer(response.status, response.getheader("Location") or "", text)
    finally:
        connection.close()
        raw.close()


def _connect(host: str, port: int, allowed: frozenset[str]) -> socket.socket:
    last: OSError | None = None
    for address in _addresses(host, port, is_allowed=host in allowed):
        try:
            return socket.create_connection((address, port), TIMEOUT_SECONDS)
        except OSError as error:
            last = error
    if isinstance(last, TimeoutError):
        raise last
    raise UnreachedError(last.strerror if last and last.strerror else "no way leads there")


def _addresses(host: str, port: int, *, is_allowed: bool) -> Iterator[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise UnreachedError("its name could not be looked up") from None
        raise NamelessError(host) from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not is_allowed and not all(ipaddress.ip_address(address.partition("%")[0]).is_global for address in addresses):
        raise PrivateAddressError(host)
    yield from addresses
