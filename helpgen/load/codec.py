"""Values of the model ↔ JSON, so that what was read once can be remembered.

Knows types. Must never know what a value means. Encoders and decoders are made from the annotations of the values,
so a new field needs nothing here; a type that has no form raises TypeError when the codec is made.
"""

import enum
import sys
import types
import typing
from collections.abc import Callable
from datetime import date

from msgspec import Struct

from helpgen.diagnostics import Position

Json = object
Encode = Callable[[typing.Any], Json]  # the types are known from the annotations, not to the checker
Decode = Callable[[typing.Any], typing.Any]
_PLAIN = (str, int, bool, type(None))


class Codec(Struct, frozen=True):
    """How values of one type are written and read."""

    encode: Encode
    decode: Decode


def codec_for(hint: object) -> Codec:
    """Return the codec of a type."""
    return _make(hint, {})


def _make(hint: object, known: dict[object, Codec]) -> Codec:
    if hint in known:
        return known[hint]
    made = _make_anew(hint, known)
    known[hint] = made
    return made


def _make_anew(hint: object, known: dict[object, Codec]) -> Codec:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint in _PLAIN:
        return Codec(lambda value: value, lambda raw: raw)
    if hint is Position:  # so many that they get a form of their own; files are named once in memory
        intern = sys.intern
        return Codec(lambda at: [at.path, at.line, at.column, at.width], lambda raw: Position(intern(raw[0]), *raw[1:]))
    if hint is date:
        return Codec(lambda day: day.isoformat(), date.fromisoformat)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        members = {member.value: member for member in hint}
        return Codec(lambda member: member.value, members.__getitem__)
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        one = _make(inner[0], known)
        return Codec(lambda values: [one.encode(value) for value in values], lambda raw: tuple(map(one.decode, raw)))
    if origin is tuple:
        each = [_make(one, known) for one in inner]
        return Codec(
            lambda values: [one.encode(value) for one, value in zip(each, values, strict=True)],
            lambda raw: tuple([one.decode(value) for one, value in zip(each, raw, strict=True)]),
        )
    if origin is frozenset:
        return Codec(sorted, frozenset)
    if origin in {typing.Union, types.UnionType}:
        return _union(inner, known)
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _record(hint, known)
    raise TypeError(f"no form for {hint}")


def _record(kind: type[Struct], known: dict[object, Codec]) -> Codec:
    hints = typing.get_type_hints(kind)
    names = kind.__struct_fields__
    codecs = [_make(hints[name], known) for name in names]
    encoders = list(zip(names, (codec.encode for codec in codecs), strict=True))
    decoders = [codec.decode for codec in codecs]

    def decode(raw: list[Json]) -> object:
        return kind(*[read(value) for read, value in zip(decoders, raw, strict=True)])

    return Codec(lambda value: [encode(getattr(value, name)) for name, encode in encoders], decode)


def _union(alternatives: tuple[object, ...], known: dict[object, Codec]) -> Codec:
    # Plain values stand for themselves; everything else gets the number of its type before it.
    records = [one for one in alternatives if one not in _PLAIN]
    by_type = {kind: (number, _make(kind, known)) for number, kind in enumerate(records)}
    by_number = [codec.decode for _, codec in by_type.values()]

    def encode(value: object) -> Json:
        if isinstance(value, _PLAIN):
            return value
        number, codec = by_type[type(value)]
        return [number, codec.encode(value)]

    def decode(raw: Json) -> object:
        return by_number[raw[0]](raw[1]) if isinstance(raw, list) else raw

    return Codec(encode, decode)
