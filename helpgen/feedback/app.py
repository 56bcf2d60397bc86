"""The HTTP side of the collector: reads a request, asks the writer, answers in JSON. Knows no table.

No cookie, no login, no page for administrators: what is not there cannot be attacked.
"""

import asyncio
import html
import json
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from helpgen.feedback import body, contract, store, visitors
from helpgen.feedback.contract import Refusal, Submission
from helpgen.feedback.database import UnavailableError, UnstorableError
from helpgen.feedback.limits import MINUTE_MS
from helpgen.feedback.store import Outcome, Receipt, Rules, Salts
from helpgen.feedback.visitors import Network, Sender
from helpgen.feedback.words import plain_answer
from helpgen.feedback.writer import BusyError, Writer

BODY_SECONDS = 5.0
MOST_AT_ONCE = 1000
"""Requests that are being answered; more get 503 at once."""
_PATH = "/v1/feedback"
_LOOPBACK = frozenset({"http://127.0.0.1", "http://localhost", "http://[::1]"})
_ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'",
    "Referrer-Policy": "no-referrer",
}
_UNAVAILABLE = Refusal(503, "unavailable", "Nothing can be stored just now; try again later.")
_BUSY = Refusal(503, "busy", "Too much arrives at once; try again in a moment.")


class Access(Struct, frozen=True):
    """Who may send."""

    origins: frozenset[str] = frozenset()
    """Origins of help centers, such as https://help.fernway.example; empty: only pages of this machine."""
    proxies: tuple[Network, ...] = ()
    """Networks of our own proxies, whose X-Forwarded-For is believed."""
    site: str = "site"
    """Name of the site where a submission names none."""
    thanks_url: str = ""
    """Page that a plain form leads to; "" for a few words of our own."""
    rules: Rules = field(default_factory=Rules)
    per_second: int = 1000
    """Submissions from everybody together."""


class Collector:
    """Takes submissions. `clock` returns milliseconds since 1970."""

    def __init__(self, writer: Writer, salts: Salts, access: Access, clock: Callable[[], int]) -> None:
        self._writer = writer
        self._salts = salts
        self._access = access
        self._clock = clock
        self._active = 0
        self._tokens = float(access.per_second)
        self._filled_at = 0

    async def feedback(self, request: Request) -> Response:
        """Take one submission."""
        origin = request.headers.get("origin")
        if origin is not None and not self._is_allowed(origin):
            return _answer(Refusal(403, "wrong-origin", "This site may not send feedback here."), None)
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**_ALWAYS, **_cors(origin), **_PREFLIGHT})
        if self._active >= MOST_AT_ONCE or not self._has_token():
            return _answer(_BUSY, origin, retry_after=1)
        self._active += 1
        try:
            return await self._take(request, origin)
        finally:
            self._active -= 1

    async def _take(self, request: Request, origin: str | None) -> Response:
        media = body.media_type(request.headers.get("content-type", ""))
        if isinstance(media, Refusal):
            return _answer(media, origin)
        is_page = media == body.FORM_TYPE and "text/html" in request.headers.get("accept", "")
        content = await _read_body(request)
        read = content if isinstance(content, Refusal) else self._read(request, content, media)
        if isinstance(read, Refusal):
            return self._page(read, "") if is_page else _answer(read, origin)
        result = await self._store(read, self._sender(request, origin))
        if is_page:
            return self._page(result if isinstance(result, Refusal) else None, read.lang)
        retry_after = result.retry_after_seconds if isinstance(result, Receipt) else 30
        return _answer(result, origin, retry_after=retry_after)

    def _read(self, request: Request, content: bytes, media: str) -> Submission | Refusal:
        if request.headers.get("content-encoding", "identity") != "identity":
            return Refusal(415, "wrong-encoding", "Send the body without compression.")
        fields = body.read_fields(content, media)
        if isinstance(fields, Refusal):
            return fields
        key = request.headers.get("idempotency-key", "").strip('"')
        if key and str(fields.get("id") or key).lower() != key.lower():
            return Refusal(400, "wrong-value", 'The header Idempotency-Key and the "id" differ.', "id")
        return contract.read_submission(fields, self._access.site, key)

    async def _store(self, submission: Submission, sender: Sender) -> Receipt | Refusal:
        rules, now, salts = self._access.rules, self._clock(), self._salts
        try:
            return await asyncio.wrap_future(
                self._writer.submit(lambda database: store.accept(database, salts, submission, sender, now, rules))
            )
        except BusyError:
            return _BUSY
        except UnavailableError:
            return _UNAVAILABLE
        except UnstorableError:
            return Refusal(422, "not-storable", "The database refuses this submission.")

    def _sender(self, request: Request, origin: str | None) -> Sender:
        peer = request.client.host if request.client else ""
        forwarded = request.headers.getlist("x-forwarded-for")
        network = visitors.client_address(peer, forwarded, self._access.proxies)
        return Sender(network, request.headers.get("user-agent", "")[:300], origin is not None)

    def _is_allowed(self, origin: str) -> bool:
        if self._access.origins:
            return origin in self._access.origins
        own, _, port = origin.rpartition(":")
        return origin in _LOOPBACK or (own in _LOOPBACK and port.isdecimal())

    def _has_token(self) -> bool:
        # In memory: this protects the machine, not a promise. The limits of one sender live in the database.
        now, rate = self._clock(), self._access.per_second
        passed = min(MINUTE_MS, max(0, now - self._filled_at))
        self._filled_at = now
        self._tokens = min(float(rate), self._tokens + passed * rate / 1000)
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def _page(self, refusal: Refusal | Receipt | None, lang: str) -> Response:
        if refusal is None and self._access.thanks_url:
            return Response(status_code=303, headers={**_ALWAYS, "Location": self._access.thanks_url})
        words = plain_answer(lang, is_fine=refusal is None)
        page = (
            f'<!doctype html><html lang="{words.language}" dir="{words.direction}"><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width"><title>{html.escape(words.title)}</title>'
            f"<h1>{html.escape(words.title)}</h1><p>{html.escape(words.sentence)}</p></html>"
        )
        status = refusal.status if isinstance(refusal, Refusal) else 200
        return Response(page, status, {**_ALWAYS, "Content-Type": "text/html; charset=utf-8"})

    async def health(self, request: Request) -> Response:
        """Say that the process answers."""
        return _json(200, {"status": "ok"})

    async def ready(self, request: Request) -> Response:
        """Say whether a submission could be stored now: asks the disk."""
        try:
            await asyncio.wrap_future(
                self._writer.submit(lambda database: database.run("DELETE FROM tombstone WHERE until < 0"))
            )
        except (BusyError, UnavailableError):
            return _answer(_UNAVAILABLE, None, retry_after=30)
        return _json(200, {"status": "ready"})


def make_app(collector: Collector) -> Starlette:
    """Return the ASGI application."""
    return Starlette(
        routes=[
            Route(_PATH, collector.feedback, methods=["POST", "OPTIONS"]),
            Route("/healthz", collector.health, methods=["GET"]),
            Route("/readyz", collector.ready, methods=["GET"]),
        ],
        exception_handlers={HTTPException: _refuse_path},
    )


async def _refuse_path(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    sentence = {404: f"Submissions are taken at {_PATH}.", 405: "Submissions are sent with POST."}
    code = {404: "not-found", 405: "wrong-method"}
    return _answer(Refusal(status, code.get(status, "refused"), sentence.get(status, "This is refused.")), None)


async def _read_body(request: Request) -> bytes | Refusal:
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length[:18]) > body.LARGEST_BODY:
        return body.TOO_LARGE
    content = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                content += chunk
                if len(content) > body.LARGEST_BODY:
                    return body.TOO_LARGE
    except TimeoutError:
        return Refusal(408, "too-slow", f"The body must arrive within {BODY_SECONDS:.0f} seconds.")
    except ClientDisconnect:
        return Refusal(400, "cut-off", "The body ended early.")
    if length.isdigit() and len(content) != int(length):
        return Refusal(400, "cut-off", "The body ended early.")
    return bytes(content)


def _answer(result: Receipt | Refusal, origin: str | None, retry_after: int = 0) -> Response:
    headers = _cors(origin)
    if isinstance(result, Receipt):
        match result.outcome:
            case Outcome.STORED | Outcome.DUPLICATE:
                status = 201 if result.outcome is Outcome.STORED else 200
                return _json(status, {"id": result.id, "status": result.outcome.value}, headers)
            case Outcome.MISMATCH:
                result = Refusal(422, "id-reused", "This id belongs to another submission.", "id")
            case Outcome.LIMITED:
                result = Refusal(429, "too-many", "Too many submissions came from here; try again later.")
    if result.status in {429, 503}:
        headers["Retry-After"] = str(max(1, retry_after))
    content = {"code": result.code, "message": result.message}
    if result.field:
        content["field"] = result.field
    return _json(result.status, content, headers)


_PREFLIGHT = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Content-Type, Idempotency-Key",
    "Access-Control-Max-Age": "86400",
}


def _cors(origin: str | None) -> dict[str, str]:
    headers = {"Vary": "Origin"}
    if origin is not None:
        headers["Access-Control-Allow-Origin"] = origin
        headers["Access-Control-Expose-Headers"] = "Retry-After"
    return headers


def _json(status: int, content: Mapping[str, object], headers: Mapping[str, str] | None = None) -> Response:
    return Response(
        json.dumps(content, ensure_ascii=False),
        status,
        {**_ALWAYS, **(headers or {}), "Content-Type": "application/json; charset=utf-8"},
    )


def origins_of(addresses: Sequence[str]) -> frozenset[str]:
    """Return the origins as browsers write them; raises ValueError for what is no origin."""
    found: set[str] = set()
    for address in addresses:
        origin = address.strip().rstrip("/").lower()
        scheme, separator, host = origin.partition("://")
        if origin != "null" and (scheme not in {"http", "https"} or not separator or not host or "/" in host):
            raise ValueError(address)
        found.add(origin)
    return frozenset(found)
