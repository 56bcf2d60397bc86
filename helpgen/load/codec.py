"""Values of the model ↔ lists, dictionaries and words, so that what was read once can be remembered.

Knows types. Must never know what a value means. Encoders and decoders are made from the annotations of the values,
so a new field needs nothing here; a type that has no form raises TypeError when the codec is made.
"""

import enum
import sys
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal

from msgspec import Struct, structs

from helpgen.diagnostics import Position
from helpgen.model import Long, Repeated

Raw = object
Encode = Callable[[typing.Any], Raw]  # the types are known from the annotations, not to the checker
Decode = Callable[[typing.Any], typing.Any]
_PLAIN = (str, bytes, int, bool, type(None))


class Codec(Struct, frozen=True):
    """How values of one type are written and read."""

    encode: Encode
    decode: Decode
    """May change the lists that it gets."""
    is_plain: bool = False
    """Whether the values stand for themselves."""
    by_number: Sequence[Decode] = ()
    """How values of several types are read, by the numbers that stand before them; all others stand for themselves."""


def _copied(text: str) -> str:
    # A string beyond ASCII keeps its UTF-8 as long as it lives once it was written down: so its copy is written down.
    return text if text.isascii() else text[:1] + text[1:]


_SIMPLE: Mapping[object, Codec] = {
    **dict.fromkeys(_PLAIN, Codec(lambda value: value, lambda raw: raw, is_plain=True)),
    date: Codec(date.isoformat, date.fromisoformat),
    time: Codec(time.isoformat, time.fromisoformat),
    Decimal: Codec(str, Decimal),
    Repeated: Codec(lambda word: word, sys.intern),
    Long: Codec(_copied, lambda text: text),
}
"""Types that stand for themselves, or whose values have one spelling each."""


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
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint is Position:  # so many that they get a form of their own; files are named once in memory
        intern = sys.intern
        return Codec(lambda at: [at.path, at.line, at.column, at.width], lambda raw: Position(intern(raw[0]), *raw[1:]))
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        members = {member.value: member for member in hint}
        return Codec(lambda member: member.value, members.__getitem__)
    if origin is tuple and len(inner) == 2 and inner[1] is Ellipsis:
        return _many(_make(inner[0], known))
    if origin is tuple:
        each = [_make(one, known) for one in inner]
        return Codec(
            lambda values: [one.encode(value) for one, value in zip(each, values, strict=True)],
            lambda raw: tuple([one.decode(value) for one, value in zip(each, raw, strict=True)]),
        )
    if origin is frozenset:
        decode = _make(inner[0], known).decode
        return Codec(sorted, lambda raw: frozenset(map(decode, raw)))
    if origin in {typing.Union, types.UnionType}:
        return _union(inner, known)
    if origin is Mapping and inner[0] is str:
        own = _make(inner[1], known)
        return Codec(
            lambda values: {name: own.encode(value) for name, value in values.items()},
            lambda raw: {name: own.decode(value) for name, value in raw.items()},
        )
    kind = origin or hint
    if isinstance(kind, type) and issubclass(kind, Struct):
        parameters = dict(zip(getattr(kind, "__parameters__", ()), inner, strict=True))
        return _record(kind, parameters, known)
    raise TypeError(f"no form for {hint}")


def _many(one: Codec) -> Codec:
    # Of tuples of values of one type.
    if one.is_plain:
        return Codec(list, tuple)
    numbered = one.by_number
    if not numbered:
        return Codec(lambda values: [one.encode(value) for value in values], lambda raw: tuple(map(one.decode, raw)))
    # Most pieces of a body are texts, which stand for themselves.
    return Codec(
        lambda values: [one.encode(value) for value in values],
        lambda raw: tuple([numbered[own[0]](own[1]) if type(own) is list else own for own in raw]),
    )


def _record(kind: type[Struct], parameters: Mapping[object, object], known: dict[object, Codec]) -> Codec:
    hints = typing.get_type_hints(kind, include_extras=True)
    fields = structs.fields(kind)
    codecs = [_make(_filled(hints[field.name], parameters), known) for field in fields]
    if not any(field.required for field in fields):
        return _mostly_defaults(kind, codecs)
    deep = [(place, codec) for place, codec in enumerate(codecs) if not codec.is_plain]
    encoders = [(place, codec.encode) for place, codec in deep]
    decoders = [(place, codec.decode) for place, codec in deep]

    def encode(value: Struct) -> Raw:
        raw = list(structs.astuple(value))
        for place, write in encoders:
            raw[place] = write(raw[place])
        return raw

    def decode(raw: list[Raw]) -> Struct:
        for place, read in decoders:
            raw[place] = read(raw[place])
        return kind(*raw)

    return Codec(encode, decode)


def _filled(hint: object, parameters: Mapping[object, object]) -> object:
    # A hint such as `T | None` with the type that T stands for.
    still_open = getattr(hint, "__parameters__", ())
    generic: typing.Any = hint
    return generic[tuple(parameters[one] for one in still_open)] if still_open else parameters.get(hint, hint)


def _mostly_defaults(kind: type[Struct], codecs: Sequence[Codec]) -> Codec:
    # By the names of its fields, for of twenty few are given.
    usual = kind()
    names = kind.__struct_fields__
    encoders = [(name, codec.encode, getattr(usual, name)) for name, codec in zip(names, codecs, strict=True)]
    decoders = {name: codec.decode for name, codec in zip(names, codecs, strict=True)}

    def encode(value: Struct) -> Raw:
        return {name: write(own) for name, write, other in encoders if (own := getattr(value, name)) != other}

    def decode(raw: Mapping[str, Raw]) -> Struct:
        return kind(**{name: decoders[name](own) for name, own in raw.items()})

    return Codec(encode, decode)


def _union(alternatives: tuple[object, ...], known: dict[object, Codec]) -> Codec:
    # Plain values stand for themselves; everything else gets the number of its type before it.
    records = [one for one in alternatives if one not in _PLAIN]
    by_type = {typing.get_origin(kind) or kind: (number, _make(kind, known)) for number, kind in enumerate(records)}
    by_number = [codec.decode for _, codec in by_type.values()]

    def encode(value: object) -> Raw:
        if isinstance(value, _PLAIN):
            return _copied(value) if isinstance(value, str) else value
        number, codec = by_type[type(value)]
        return [number, codec.encode(value)]

    def decode(raw: Raw) -> object:
        return by_number[raw[0]](raw[1]) if isinstance(raw, list) else raw

    return Codec(encode, decode, by_number=by_number)
