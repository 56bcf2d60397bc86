"""View → the digest of everything that it shows.

Knows how values are written down so that equal ones look alike, and others do not: every field of them. Pages, of
which there are thousands, are written as MessagePack; other views as Python prints them, but long texts as they are.
"""

import functools
import hashlib
import operator
from collections.abc import Callable, Iterator

from msgspec import Struct, msgpack

from helpgen.views.machines import LateTwin
from helpgen.views.outputs import FileView, LateText, SearchDocument, View
from helpgen.views.pages import Page
from helpgen.views.parts import SHELL_FIELDS, Frame, Html

_LONG = 100
"""More pieces are not put together in memory, and a text of more characters is not printed."""
_OWN_FIELDS = operator.attrgetter(*(name for name in Frame.__struct_fields__ if name not in SHELL_FIELDS))
"""A frame is short: the digest of its shell stands for most of it."""


def digest_of_view(view: View) -> str:
    """Return the digest of a view in hex (SHA-256)."""
    hashed = hashlib.sha256(type(view).__name__.encode())
    if isinstance(view, Page):
        own = _fields_of(type(view))(view)
        hashed.update(_WRITER.encode((_OWN_FIELDS(view.frame), own)))
        return hashed.hexdigest()
    for line in _lines(view):
        hashed.update(f"\n{line}".encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()


@functools.cache
def _fields_of(kind: type[Page]) -> Callable[[Page], object]:
    return operator.attrgetter(*(name for name in kind.__struct_fields__ if name != "frame"))


def _marked(value: object) -> object:
    if isinstance(value, Html):  # which is not the same as a text
        return ("html", str(value))
    raise TypeError(f"pages do not show {value!r}")


_WRITER = msgpack.Encoder(enc_hook=_marked)


def digest_of_text(text: str) -> str:
    """Return the digest of a long text in hex (SHA-256)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _lines(view: Struct) -> Iterator[str]:
    if isinstance(view, FileView):  # where a copied file lies on this machine makes no difference
        yield view.sha256
        return
    short: list[object] = []
    for value in (getattr(view, name) for name in view.__struct_fields__):
        if isinstance(value, tuple) and value and isinstance(value[0], SearchDocument):
            short.append(len(value))
            yield from map(digest_of_document, value)
        elif isinstance(value, tuple) and value and isinstance(value[0], LateTwin):
            short.append([twin.digest for twin in value])
        elif isinstance(value, tuple) and len(value) > _LONG:
            short.append(len(value))
            yield from map(repr, value)
        elif isinstance(value, str) and len(value) > _LONG:
            short.append(...)
            yield f"{len(value)} {value}"
        else:
            short.append(value)
    yield repr(short)


def digest_of_document(document: SearchDocument) -> str:
    """Return the digest of a document in hex (SHA-256), the same whether its page is planned or not."""
    if document.digest:
        return document.digest
    content = document.content
    rest = (document.url, document.kind, document.title, document.keywords, document.breadcrumb, document.summary)
    if isinstance(content, tuple):
        return hashlib.sha256(_WRITER.encode((*rest, content))).hexdigest()
    text = content.digest if isinstance(content, LateText) else digest_of_text(content)
    return hashlib.sha256(_WRITER.encode((*rest, text))).hexdigest()
