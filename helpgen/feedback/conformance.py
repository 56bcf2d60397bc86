"""Tests any receiver against the contract, from outside. Knows HTTP and the contract, and no receiver.

Each check is one function whose first line is the promise. What they send names the page `helpgen-conform`, which the
report leaves out.
"""

import concurrent.futures
import http.client
import json
import time
import urllib.parse
import uuid
from collections.abc import Callable, Mapping

from msgspec import Struct

TIMEOUT_SECONDS = 15
PAGE = "helpgen-conform"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


class BrokenPromiseError(Exception):
    """The receiver did something else; the message says what."""


class Answer(Struct, frozen=True):
    """What came back."""

    status: int
    headers: Mapping[str, str]
    """Names in small letters."""
    body: bytes

    def json(self) -> Mapping[str, object]:
        """Return the object that the body is; raises BrokenPromiseError if it is none."""
        try:
            value = json.loads(self.body)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise BrokenPromiseError(f"status {self.status} came without a JSON object")
        return value


class Receiver(Struct, frozen=True):
    """A receiver and how to talk to it."""

    host: str
    port: int
    path: str
    is_secure: bool
    origin: str
    wait_seconds: int
    """How long to wait after a 429 or 503, at most."""

    @classmethod
    def of(cls, url: str, origin: str, wait_seconds: int) -> "Receiver":
        """Return the receiver at a URL; raises ValueError if that is none."""
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError(f'"{url}" is no web address')
        is_secure = parts.scheme == "https"
        own = origin or f"{parts.scheme}://{parts.netloc}"
        port = parts.port or (443 if is_secure else 80)
        return cls(parts.hostname, port, parts.path or "/", is_secure, own, wait_seconds)

    def ask(
        self, body: bytes, media: str = JSON, *, method: str = "POST", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request; waits and sends again if the receiver asks for that."""
        until = time.monotonic() + self.wait_seconds
        sent = {"Content-Type": media, "Origin": self.origin, **(headers or {})}
        while True:
            answer = self._ask_once(body, method, {name: value for name, value in sent.items() if value})
            pause = answer.headers.get("retry-after", "")
            is_asked = answer.status in {429, 503} and pause.isdigit()
            if not is_asked or time.monotonic() + int(pause) > until:
                return answer
            time.sleep(int(pause))

    def _ask_once(self, body: bytes, method: str, headers: Mapping[str, str]) -> Answer:
        kind = http.client.HTTPSConnection if self.is_secure else http.client.HTTPConnection
        connection = kind(self.host, self.port, timeout=TIMEOUT_SECONDS)
        try:
            connection.request(method, self.path, body if method == "POST" else None, dict(headers))
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read(65_536))
        except (OSError, http.client.HTTPException) as error:
            raise BrokenPromiseError(f"no answer: {type(error).__name__}") from error
        finally:
            connection.close()

    def send(self, fields: Mapping[str, object]) -> Answer:
        """Send a submission as JSON."""
        return self.ask(json.dumps(fields, ensure_ascii=False).encode())


Check = Callable[[Receiver], None]


class Verdict(Struct, frozen=True):
    """Whether a promise is kept."""

    promise: str
    problem: str

    @property
    def is_fine(self) -> bool:
        """Whether nothing went wrong."""
        return not self.problem


def run(check: Check, receiver: Receiver) -> Verdict:
    """Return whether the receiver keeps the promise of a check."""
    promise = (check.__doc__ or "").partition("\n")[0]
    try:
        check(receiver)
    except BrokenPromiseError as error:
        return Verdict(promise, str(error))
    return Verdict(promise, "")


# --- Parts -----------------------------------------------------------------------


def _vote(**changes: object) -> dict[str, object]:
    fields: dict[str, object] = {
        "v": 1, "id": str(uuid.uuid4()), "kind": "helpful", "page": f"{PAGE}/{uuid.uuid4()}", "lang": "en", "score": 1,
    }  # fmt: skip
    fields.update(changes)
    return {name: value for name, value in fields.items() if value is not None}


def _must(answer: Answer, *statuses: int) -> Answer:
    if answer.status not in statuses:
        expected = " or ".join(map(str, statuses))
        raise BrokenPromiseError(f"expected {expected}, received {answer.status}: {answer.body[:200]!r}")
    return answer


def _stored(receiver: Receiver, fields: Mapping[str, object]) -> None:
    answer = _must(receiver.send(fields), 201).json()
    if answer.get("id") != fields["id"] or answer.get("status") != "stored":
        raise BrokenPromiseError(f'expected the id and "stored", received {answer}')


def _refused(answer: Answer, *statuses: int) -> None:
    said = _must(answer, *statuses).json()
    if not isinstance(said.get("code"), str) or not isinstance(said.get("message"), str):
        raise BrokenPromiseError(f'the refusal has no "code" and "message": {said}')


# --- Checks ----------------------------------------------------------------------


def stores(receiver: Receiver) -> None:
    """A new submission is stored: 201 with its id and "stored"."""
    _stored(receiver, _vote())


def absorbs_retry(receiver: Receiver) -> None:
    """The same submission again is a duplicate: 200 with its id."""
    vote = _vote()
    _stored(receiver, vote)
    answer = _must(receiver.send(vote), 200).json()
    if answer != {"id": vote["id"], "status": "duplicate"}:
        raise BrokenPromiseError(f'expected the id and "duplicate", received {answer}')


def ignores_attempt(receiver: Receiver) -> None:
    """A retry differs in sent_ts, attempt and elapsed_ms and is still a duplicate."""
    vote = _vote(client_ts="2026-11-21T10:00:00Z", sent_ts="2026-11-21T10:00:01Z", attempt=1, elapsed_ms=900)
    _stored(receiver, vote)
    _must(receiver.send({**vote, "sent_ts": "2026-11-21T10:05:00Z", "attempt": 2, "elapsed_ms": 999}), 200)


def refuses_reused_id(receiver: Receiver) -> None:
    """An id with other content is refused: 422."""
    vote = _vote()
    _stored(receiver, vote)
    _refused(receiver.send({**vote, "score": 0}), 422)


def one_of_many(receiver: Receiver) -> None:
    """Ten attempts at once are stored once."""
    body = json.dumps(_vote()).encode()
    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: receiver.ask(body), range(10)))
    statuses = sorted(answer.status for answer in answers)
    if statuses != [200] * 9 + [201]:
        raise BrokenPromiseError(f"expected 201 once and 200 nine times, received {statuses}")


def takes_csat(receiver: Receiver) -> None:
    """Csat is 1 to 5, or 1 to 10 with a scale."""
    _stored(receiver, _vote(kind="csat", score=5))
    _stored(receiver, _vote(kind="csat", score=10, scale=10))
    _refused(receiver.send(_vote(kind="csat", score=6)), 400)
    _refused(receiver.send(_vote(kind="csat", score=0)), 400)


def takes_nps(receiver: Receiver) -> None:
    """Nps is 0 to 10."""
    _stored(receiver, _vote(kind="nps", score=0))
    _refused(receiver.send(_vote(kind="nps", score=11)), 400)


def takes_contact(receiver: Receiver) -> None:
    """A contact message with name, e-mail, order and topic is stored."""
    fields = _vote(kind="contact", score=None, name="Conform", email="conform@example.com", order="F-1", topic="test")
    _stored(receiver, {**fields, "message": "A message of the conformance test. ขอบคุณ 🐻"})


def wants_message(receiver: Receiver) -> None:
    """A contact submission without a message is refused: 400."""
    _refused(receiver.send(_vote(kind="contact", score=None, email="conform@example.com")), 400)


def takes_searches(receiver: Receiver) -> None:
    """Search events are stored: search, search_miss, search_choice."""
    for kind in ("search", "search_miss", "search_choice"):
        _stored(receiver, _vote(kind=kind, score=None, q="conformance test"))


def takes_beacon(receiver: Receiver) -> None:
    """JSON sent as text/plain, as beacons do, is stored."""
    _must(receiver.ask(json.dumps(_vote()).encode(), "text/plain;charset=UTF-8"), 201)


def takes_form(receiver: Receiver) -> None:
    """A plain form is taken, with yes and no for the score and without an id."""
    body = urllib.parse.urlencode({"kind": "helpful", "page": PAGE, "language": "en", "website": "", "helpful": "no"})
    _must(receiver.ask(body.encode(), FORM), 200, 201, 303)


def refuses_multipart(receiver: Receiver) -> None:
    """Other media types are refused: 415."""
    _refused(receiver.ask(json.dumps(_vote()).encode(), "multipart/form-data; boundary=x"), 415)
    _refused(receiver.ask(json.dumps(_vote()).encode(), "application/xml"), 415)


def refuses_large(receiver: Receiver) -> None:
    """A body of more than 16 KiB is refused: 413."""
    body = json.dumps(_vote()).encode()
    _refused(receiver.ask(body + b" " * (16_385 - len(body))), 413)


def takes_largest(receiver: Receiver) -> None:
    """A body of exactly 16 KiB is taken."""
    body = json.dumps(_vote()).encode()
    _must(receiver.ask(body + b" " * (16_384 - len(body))), 201)


def refuses_long_comment(receiver: Receiver) -> None:
    """A comment of 4,000 characters is taken, a longer one refused: 400."""
    _stored(receiver, _vote(comment="ä" * 4000))
    _refused(receiver.send(_vote(comment="a" * 4001)), 400)


def refuses_broken_json(receiver: Receiver) -> None:
    """What is no JSON object is refused: 400."""
    for body in (b"", b"{", b"[]", b'"text"', b"null", b"\xff\xfe{}"):
        _refused(receiver.ask(body), 400)


def refuses_duplicate_keys(receiver: Receiver) -> None:
    """A key that stands there twice is refused: 400."""
    body = json.dumps(_vote()).replace('"score": 1', '"score": 1, "score": 0')
    _refused(receiver.ask(body.encode()), 400)


def refuses_broken_texts(receiver: Receiver) -> None:
    """NUL, half characters and numbers without end are refused: 400."""
    for raw in ('"comment": "a\\u0000b"', '"comment": "\\ud83d"', '"elapsed_ms": 1e999'):
        body = json.dumps(_vote()).replace('"score"', f'{raw}, "score"')
        _refused(receiver.ask(body.encode()), 400)


def refuses_wrong_types(receiver: Receiver) -> None:
    """A field of the wrong type is refused: 400."""
    changes: tuple[dict[str, object], ...] = (
        {"score": "1"}, {"score": True}, {"score": 0.5}, {"score": [1]}, {"comment": 1}, {"page": {}}, {"lang": ["en"]},
    )  # fmt: skip
    for change in changes:
        _refused(receiver.send(_vote(**change)), 400)


def refuses_bad_id(receiver: Receiver) -> None:
    """An id that is no UUID is refused: 400."""
    for identity in ("1", "../../etc/passwd", "2f1c8a526c1e4c589d5e0d6a3f3b7a10", 7):
        _refused(receiver.send(_vote(id=identity)), 400)


def refuses_missing(receiver: Receiver) -> None:
    """Without kind or score a vote is refused: 400."""
    _refused(receiver.send(_vote(kind=None)), 400)
    _refused(receiver.send(_vote(score=None)), 400)


def refuses_unknown_kind(receiver: Receiver) -> None:
    """An unknown kind and an unknown version are refused: 400."""
    _refused(receiver.send(_vote(kind="praise")), 400)
    _refused(receiver.send(_vote(v=2)), 400)


def drops_unknown_fields(receiver: Receiver) -> None:
    """Unknown fields are dropped without a word."""
    _stored(receiver, _vote(is_admin=True, extra={"a": [1]}))


def refuses_depth(receiver: Receiver) -> None:
    """Lists that stand deeper than three are refused: 400."""
    body = json.dumps(_vote())[:-1] + ', "x": ' + "[" * 5000 + "]" * 5000 + "}"
    _refused(receiver.ask(body.encode()), 400)


def keeps_hostile_words(receiver: Receiver) -> None:
    """Markup, formulas and SQL are only words: stored."""
    _stored(receiver, _vote(comment="<script>alert(1)</script> =1+1 '); DROP TABLE submission; --"))


def hides_trap(receiver: Receiver) -> None:
    """Whoever fills in the hidden field hears nothing of it: 201."""
    _must(receiver.send(_vote(website="x")), 201)


def answers_preflight(receiver: Receiver) -> None:
    """A browser that asks first is allowed to send JSON from an allowed origin."""
    headers = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    answer = _must(receiver.ask(b"", "", method="OPTIONS", headers=headers), 200, 204)
    allowed = answer.headers.get("access-control-allow-origin", "")
    if allowed not in {receiver.origin, "*"}:
        raise BrokenPromiseError(f'the origin "{receiver.origin}" is not allowed: "{allowed}"; name it with --origin')
    if "content-type" not in answer.headers.get("access-control-allow-headers", "").lower():
        raise BrokenPromiseError("the header Content-Type is not allowed")


def lets_page_read(receiver: Receiver) -> None:
    """The page may read answers and refusals, and never with credentials."""
    for answer in (receiver.send(_vote()), receiver.send(_vote(kind="praise"))):
        if answer.headers.get("access-control-allow-origin", "") not in {receiver.origin, "*"}:
            raise BrokenPromiseError(f"status {answer.status} cannot be read by the page")
        if "access-control-allow-credentials" in answer.headers:
            raise BrokenPromiseError("credentials are allowed")


def refuses_foreign_origin(receiver: Receiver) -> None:
    """A page of another site is refused: 403, and so is the origin null."""
    for origin in ("https://evil.example", f"{receiver.origin}.evil.example", "null"):
        _refused(receiver.ask(json.dumps(_vote()).encode(), headers={"Origin": origin}), 403)


def works_without_origin(receiver: Receiver) -> None:
    """A request without an origin is taken."""
    _must(receiver.ask(json.dumps(_vote()).encode(), headers={"Origin": ""}), 201)


def sets_no_cookie(receiver: Receiver) -> None:
    """No cookie is set and no answer is kept by caches."""
    answer = receiver.send(_vote())
    if "set-cookie" in answer.headers:
        raise BrokenPromiseError("a cookie is set")
    if "no-store" not in answer.headers.get("cache-control", ""):
        raise BrokenPromiseError("Cache-Control has no no-store")


def refuses_other_methods(receiver: Receiver) -> None:
    """GET, PUT and DELETE are refused: 405."""
    for method in ("GET", "PUT", "DELETE"):
        _must(receiver.ask(b"", "", method=method), 405)


CHECKS: tuple[Check, ...] = (
    stores, absorbs_retry, ignores_attempt, refuses_reused_id, one_of_many, takes_csat, takes_nps, takes_contact,
    wants_message, takes_searches, takes_beacon, takes_form, refuses_multipart, refuses_large, takes_largest,
    refuses_long_comment, refuses_broken_json, refuses_duplicate_keys, refuses_broken_texts, refuses_wrong_types,
    refuses_bad_id, refuses_missing, refuses_unknown_kind, drops_unknown_fields, refuses_depth, keeps_hostile_words,
    hides_trap, answers_preflight, lets_page_read, refuses_foreign_origin, works_without_origin, sets_no_cookie,
    refuses_other_methods,
)  # fmt: skip
