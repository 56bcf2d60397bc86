"""An XLIFF document → what the translator says. Untrusted: a document type is refused, entities with it."""

from xml.parsers import expat

from msgspec import Struct, field

from helpgen.xliff.document import NAMESPACE, OWN_NAMESPACE

BYTES_AT_MOST = 50_000_000
_CODES = frozenset({"pc", "sc", "ec", "sm", "em"})
"""Inline parts that we never write."""

ReturnedPiece = tuple[str, str]
"""("words", text) or ("code", id)."""


class UnreadableXliffError(Exception):
    """The document cannot be read; the message says why."""


class ReturnedUnit(Struct):
    """A unit as it came back."""

    line: int
    kind: str
    data: dict[str, str] = field(default_factory=dict)
    source: list[ReturnedPiece] = field(default_factory=list)
    target: list[ReturnedPiece] = field(default_factory=list)
    has_target: bool = False
    is_untouched: bool = False
    """Whether it still says that it was stale."""

    @property
    def source_text(self) -> str:
        """The source with what was set apart, as the document tells it."""
        return "".join(value if kind == "words" else self.data.get(value, "") for kind, value in self.source)


class ReturnedText(Struct):
    """A text as it came back."""

    path: str
    line: int
    target_digest: str
    units: list[ReturnedUnit] = field(default_factory=list)


class Returned(Struct):
    """A whole document."""

    source_language: str = ""
    target_language: str = ""
    texts: list[ReturnedText] = field(default_factory=list)


def read_document(content: bytes) -> Returned:
    """Return what a document says; raises UnreadableXliffError."""
    if len(content) > BYTES_AT_MOST:
        raise UnreadableXliffError(f"it has more than {BYTES_AT_MOST // 1_000_000} MB")
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableXliffError(f"it is no XML ({error})") from None
    return reader.returned


class _Reader:
    """Hears what the parser meets."""

    def __init__(self) -> None:
        self.returned = Returned()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse_type
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self._depth = 0
        self._unit: ReturnedUnit | None = None
        self._aim: list[ReturnedPiece] | None = None
        self._data = ""

    def _refuse_type(self, *_: object) -> None:
        raise UnreadableXliffError("it declares a document type, which XLIFF never needs")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, name = name.rpartition(" ")
        self._depth += 1
        if self._depth == 1:
            self._begin(namespace, name, attributes)
        if namespace != NAMESPACE:
            return
        line = self.parser.CurrentLineNumber
        if name == "file":
            digest = attributes.get(f"{OWN_NAMESPACE} target", "")
            self.returned.texts.append(ReturnedText(attributes.get("original", ""), line, digest))
        elif name == "unit" and self.returned.texts:
            self._unit = ReturnedUnit(line, attributes.get("name", ""))
            self.returned.texts[-1].units.append(self._unit)
        elif self._unit is not None:
            self._inside(self._unit, name, attributes)

    def _begin(self, namespace: str, name: str, attributes: dict[str, str]) -> None:
        if (namespace, name) != (NAMESPACE, "xliff"):
            raise UnreadableXliffError("it is no XLIFF 2.0")
        self.returned.source_language = attributes.get("srcLang", "")
        self.returned.target_language = attributes.get("trgLang", "")

    def _inside(self, unit: ReturnedUnit, name: str, attributes: dict[str, str]) -> None:
        if name == "data":
            self._data = attributes.get("id", "")
            unit.data.setdefault(self._data, "")
        elif name == "segment":
            is_initial = attributes.get("state", "initial") == "initial"
            unit.is_untouched |= is_initial and bool(attributes.get("subState"))
        elif name == "source":
            self._aim = unit.source
        elif name == "target":
            self._aim, unit.has_target = unit.target, True
        elif name == "cp":
            self._words(_character(attributes.get("hex", "")))
        elif self._aim is not None and name == "ph":
            # In the source by what it stands for, in the target by its own name.
            known = attributes.get("dataRef", "") if self._aim is unit.source else attributes.get("id", "")
            self._aim.append(("code", known))
        elif self._aim is not None and name in _CODES:
            self._aim.append(("code", f"<{name}>"))

    def _end(self, name: str) -> None:
        self._depth -= 1
        namespace, _, name = name.rpartition(" ")
        if namespace != NAMESPACE:
            return
        if name in {"source", "target"}:
            self._aim = None
        elif name == "data":
            self._data = ""
        elif name == "unit":
            self._unit = None

    def _words(self, words: str) -> None:
        if self._unit is not None and self._data:
            self._unit.data[self._data] += words
        elif self._aim is not None:
            self._aim.append(("words", words))


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
