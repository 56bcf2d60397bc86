"""Addresses → what is known of each.

Hosts are asked at the same time, the addresses of one host one after the other.
"""

import http.client
import ssl
import time
import urllib.parse
import urllib.robotparser
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct

from helpgen.diagnostics import Progress, silent
from helpgen.external.outcome import Kind, Outcome
from helpgen.external.server import AGENT, Answer, NamelessError, PrivateAddressError, UnreachedError, request

HOSTS_AT_ONCE = 8
STEPS_AT_MOST = 5
"""Redirects that are followed."""
_GONE = {404: "404 Not Found", 410: "410 Gone"}
_FOR_GOOD = {301, 308}
_FOR_NOW = {302, 303, 307}


class Manners(Struct, frozen=True):
    """How others are asked."""

    delay_seconds: float = 1.0
    """Between two requests to one host."""
    allowed: frozenset[str] = frozenset()
    """Hosts that may be asked though they are in a private network."""


def ask_all(urls: Iterable[str], manners: Manners, progress: Progress = silent) -> Mapping[str, Outcome]:
    """Return what is known of each address, by address."""
    by_host: dict[str, list[str]] = {}
    for url in sorted(set(urls)):
        by_host.setdefault(urllib.parse.urlsplit(url).netloc, []).append(url)
    found: dict[str, Outcome] = {}
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        asked = pool.map(lambda group: _Host(manners).ask(group), by_host.values())
        for done, answers in enumerate(asked):
            progress("external", done, len(by_host))
            found.update(answers)
    return found


class _Host:
    """Asks the addresses of one host in turn."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._has_asked = False
        self._robots: urllib.robotparser.RobotFileParser | None = None

    def ask(self, urls: Sequence[str]) -> dict[str, Outcome]:
        return {url: self._outcome(url) for url in urls}

    def _outcome(self, url: str) -> Outcome:
        try:
            if not self._may_ask(url):
                return Outcome(Kind.UNKNOWN, "its robots.txt asks programs to keep out")
            return self._follow(url)
        except PrivateAddressError:
            return Outcome(Kind.PRIVATE)
        except NamelessError:
            return Outcome(Kind.NAMELESS, "there is no such server")
        except UnreachedError as error:
            return Outcome(Kind.UNREACHED, str(error))
        except TimeoutError:
            return Outcome(Kind.UNKNOWN, "no answer in time")
        except ssl.SSLCertVerificationError as error:
            return Outcome(Kind.DEAD, f"its certificate is not valid ({error.verify_message})")
        except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
            return Outcome(Kind.UNKNOWN, str(error) or type(error).__name__)

    def _follow(self, url: str) -> Outcome:
        here, for_good = url, ""
        is_for_good = True
        for _ in range(STEPS_AT_MOST + 1):
            answer = self._head_or_get(here)
            if answer.status not in _FOR_GOOD | _FOR_NOW or not answer.location:
                return _judge(answer.status, for_good)
            here = urllib.parse.urljoin(here, answer.location).partition("#")[0]
            if not here.startswith(("http://", "https://")):
                return Outcome(Kind.UNKNOWN, "it leads to an address that is not of the web")
            is_for_good = is_for_good and answer.status in _FOR_GOOD
            for_good = here if is_for_good else for_good
        return Outcome(Kind.DEAD, "it leads on and on")

    def _head_or_get(self, url: str) -> Answer:
        # Not every server knows HEAD; what it says to GET counts.
        answer = self._request("HEAD", url)
        return answer if answer.status < 400 else self._request("GET", url)

    def _may_ask(self, url: str) -> bool:
        if self._robots is None:
            robots = urllib.robotparser.RobotFileParser()
            try:
                text = self._request("GET", urllib.parse.urljoin(url, "/robots.txt"), reads=True).text
            except (TimeoutError, ssl.SSLError, http.client.HTTPException):
                text = ""
            robots.parse(text.splitlines())
            self._robots = robots
        return self._robots.can_fetch(AGENT, url)

    def _request(self, method: str, url: str, *, reads: bool = False) -> Answer:
        if self._has_asked:
            time.sleep(self._manners.delay_seconds)
        self._has_asked = True
        return request(method, url, self._manners.allowed, reads=reads)


def _judge(status: int, moved_to: str) -> Outcome:
    # Who asks for a password or turns programs away does stand there.
    if status in _GONE:
        return Outcome(Kind.DEAD, f"the server says {_GONE[status]}")
    if status == 429 or status >= 500:
        return Outcome(Kind.UNKNOWN, f"the server says {status}")
    return Outcome(Kind.MOVED, moved_to) if moved_to and status < 400 else Outcome(Kind.FINE)
