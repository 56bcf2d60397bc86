"""A published folder → answers to programs that speak the Model Context Protocol: search, read, facts.

Knows the protocol as far as tools need it (JSON-RPC 2.0, a message a line) and the public files of a site; must never
know how a site is made. Nothing outside the folder is read, and nothing is written.
Source: modelcontextprotocol.io, specification 2025-06-18.
"""

import json
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from helpgen.search.answers import answer, open_index
from helpgen.search.reader import UnreadableFileError

Json = dict[str, object]

VERSIONS = ("2025-06-18", "2025-03-26", "2024-11-05")
"""Of the protocol, the newest first; tools are the same in all of them."""
RESULTS = 5
RESULTS_AT_MOST = 20
FACTS_AT_MOST = 50

PARSE_ERROR, INVALID_REQUEST, UNKNOWN_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602


class RefusedError(Exception):
    """A tool cannot answer; the message says why, for the program that asked."""


class _ProtocolError(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


# --- The folder ----------------------------------------------------------------------


class BuiltSite:
    """The public files of a site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._root_url = _canonical_of(self._read("index.md") or "")

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that can be searched, in alphabetical order."""
        return tuple(sorted(file.stem for file in (self._folder / "search").glob("*.json")))

    def search(self, query: str, language: str, limit: int) -> Sequence[Json]:
        """Return the best pages for a query. RefusedError if the language has no index."""
        if language not in self.languages:
            raise RefusedError(f'There is no "{language}". Languages: {", ".join(self.languages) or "none"}.')
        try:
            reader = open_index(language, lambda name: (self._folder / "search" / name).read_text("utf-8"))
            found = answer(reader, query, limit)
        except (OSError, UnreadableFileError) as error:
            raise RefusedError("The search index is not readable; build the site again.") from error
        return [{"title": one.title, "url": self._root_url + one.url, "summary": one.summary} for one in found]

    def read(self, address: str) -> str:
        """Return a page as Markdown. RefusedError if there is none at the address."""
        path = urllib.parse.unquote(urllib.parse.urlsplit(self._without_root(address)).path).strip("/")
        stem = path.removesuffix(".html").removesuffix(".md")
        for name in (f"{path}/index.md".lstrip("/"), f"{stem}.md"):
            text = self._read(name)
            if text is not None:
                return text
        raise RefusedError(f'There is no page at "{address}". Search for it first.')

    def facts(self, words: str) -> Sequence[Json]:
        """Return the claims whose name or words have every given word. RefusedError if the site has no facts."""
        content = self._read("facts.json")
        if content is None:
            raise RefusedError("This site has no facts.json.")
        wanted = words.casefold().split()
        return [claim for claim in json.loads(content)["claims"] if all(word in _searched(claim) for word in wanted)][
            :FACTS_AT_MOST
        ]

    def _without_root(self, address: str) -> str:
        return address.removeprefix(self._root_url) if self._root_url else address

    def _read(self, name: str) -> str | None:
        file = (self._folder / name).resolve()
        if not file.is_relative_to(self._folder) or not file.is_file():
            return None
        return file.read_text("utf-8")


def _canonical_of(page: str) -> str:
    lines = page.partition("\n---\n")[0].splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("canonical: ")), "")


def _searched(claim: Mapping[str, object]) -> str:
    return f"{claim['claim']} {json.dumps(claim['words'], ensure_ascii=False)}".casefold()


# --- Tools -----------------------------------------------------------------------------


class Tool(Struct, frozen=True):
    """Something that a program may ask for."""

    name: str
    description: str
    properties: Mapping[str, Mapping[str, object]]
    """JSON Schema of each argument."""
    required: tuple[str, ...]
    call: Callable[[BuiltSite, Mapping[str, object]], object]

    def to_json(self) -> Json:
        """Return the tool as `tools/list` tells it."""
        schema = {"type": "object", "properties": self.properties, "required": self.required}
        hints = {"readOnlyHint": True, "openWorldHint": False}
        return {"name": self.name, "description": self.description, "inputSchema": schema, "annotations": hints}


def _search(site: BuiltSite, given: Mapping[str, object]) -> object:
    limit = given.get("limit", RESULTS)
    language = given.get("language") or next((tag for tag in ("en", *site.languages) if tag in site.languages), "")
    if isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= RESULTS_AT_MOST:
        raise _ProtocolError(INVALID_PARAMS, f'"limit" is a whole number from 1 to {RESULTS_AT_MOST}')
    return {"results": site.search(str(given["query"]), str(language), limit)}


def _read(site: BuiltSite, given: Mapping[str, object]) -> object:
    return site.read(str(given["url"]))


def _facts(site: BuiltSite, given: Mapping[str, object]) -> object:
    return {"claims": site.facts(str(given.get("words", "")))}


TOOLS = (
    Tool(
        "search",
        "Find pages of the help center by what a shopper would type. Returns title, address and summary, best first.",
        {
            "query": {"type": "string", "description": "What a shopper would type."},
            "language": {"type": "string", "description": "Language tag of the pages, such as en."},
            "limit": {"type": "integer", "minimum": 1, "maximum": RESULTS_AT_MOST, "description": "How many results."},
        },
        ("query",),
        _search,
    ),
    Tool(
        "read",
        "Read a page of the help center as Markdown, by its address. Quote its canonical address to the shopper.",
        {"url": {"type": "string", "description": "Address of the page, as search returned it."}},
        ("url",),
        _read,
    ),
    Tool(
        "policy_facts",
        "Look up what the shop promises: prices, deadlines, hours. Each claim has its value, unit, markets, first and "
        "last day, and the address of the binding policy.",
        {"words": {"type": "string", "description": "Words that the name or the value must have; none for the first."}},
        (),
        _facts,
    ),
)


# --- The protocol ----------------------------------------------------------------------


def serve(lines: Iterable[bytes], folder: Path, version: str) -> Iterator[bytes]:
    """Yield an answer line for every line that asks; `version` is helpgen's own."""
    site = BuiltSite(folder)
    for line in lines:
        if line.strip():
            reply = _answer(line, site, version)
            if reply is not None:
                yield json.dumps(reply, ensure_ascii=False).encode() + b"\n"


def _answer(line: bytes, site: BuiltSite, version: str) -> Json | None:
    try:
        message = json.loads(line)
    except ValueError:
        return _failure(None, PARSE_ERROR, "this is no JSON")
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0" or not isinstance(message.get("method"), str):
        return _failure(None, INVALID_REQUEST, "this is no request of JSON-RPC 2.0")
    if "id" not in message:
        return None  # a notification
    params = message.get("params", {})
    try:
        if not isinstance(params, dict):
            raise _ProtocolError(INVALID_PARAMS, "parameters are an object")
        result = _result(message["method"], params, site, version)
    except _ProtocolError as error:
        return _failure(message["id"], error.code, str(error))
    return {"jsonrpc": "2.0", "id": message["id"], "result": result}


def _failure(name: object, code: int, words: str) -> Json:
    return {"jsonrpc": "2.0", "id": name, "error": {"code": code, "message": words}}


def _result(method: str, params: Mapping[str, object], site: BuiltSite, version: str) -> Json:
    match method:
        case "initialize":
            asked = params.get("protocolVersion")
            return {
                "protocolVersion": asked if asked in VERSIONS else VERSIONS[0],
                "capabilities": {"tools": {}},
                "serverInfo": {"name": "helpgen", "version": version},
                "instructions": "The help center of a shop. Facts bind the shop: quote them with their address.",
            }
        case "ping":
            return {}
        case "tools/list":
            return {"tools": [tool.to_json() for tool in TOOLS]}
        case "tools/call":
            return _call(params, site)
        case _:
            raise _ProtocolError(UNKNOWN_METHOD, f'there is no method "{method}"')


def _call(params: Mapping[str, object], site: BuiltSite) -> Json:
    tool = next((tool for tool in TOOLS if tool.name == params.get("name")), None)
    given = params.get("arguments", {})
    if tool is None:
        raise _ProtocolError(INVALID_PARAMS, f'there is no tool "{params.get("name")}"')
    if not isinstance(given, dict) or any(not isinstance(given.get(name), str) for name in tool.required):
        raise _ProtocolError(INVALID_PARAMS, f"needed, as text: {', '.join(tool.required)}")
    try:
        found = tool.call(site, given)
    except RefusedError as error:
        return {"content": [{"type": "text", "text": str(error)}], "isError": True}
    if isinstance(found, str):
        return {"content": [{"type": "text", "text": found}], "isError": False}
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return {"content": [{"type": "text", "text": text}], "structuredContent": found, "isError": False}
