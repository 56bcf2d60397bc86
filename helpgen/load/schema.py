"""Read YAML → checked values: one pydantic model for each group of keys, one diagnostic for each mistake.

Knows how values are validated and how mistakes are worded; must never know what a shop or an article is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, get_args

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails

from helpgen.diagnostics import Diagnostic, Position, Rule
from helpgen.load import schema_rules as broken
from helpgen.load import yaml
from helpgen.load.docstrings import field_docstrings
from helpgen.load.field_types import UNEXPECTED
from helpgen.load.wording import shorten
from helpgen.load.yaml_rules import yaml_blank_missing

Location = tuple[int | str, ...]
"""Keys and numbers of list entries, from the top of a file to a value, as pydantic gives them."""


class Fields(BaseModel):
    """A group of keys in a file. Its docstrings are what an editor shows (see `schema_files`)."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _skip_nothing(cls, keys: object) -> object:
        # "key:" without a value is the same as no such key.
        if not isinstance(keys, dict):
            return keys
        return {key: value for key, value in keys.items() if value is not None or key not in cls.model_fields}


FieldsT = TypeVar("FieldsT", bound=Fields)

# --- Validation ------------------------------------------------------------------


def validate(model: type[FieldsT], root: yaml.Node | None, path: str) -> tuple[FieldsT | None, tuple[Diagnostic, ...]]:
    """Return the value of a whole file, None if it cannot be built, and every mistake in it."""
    if not isinstance(root, yaml.Mapping):
        return None, (_no_keys(root, path),)
    doubles = tuple(find_doubles(root))
    try:
        return model.model_validate(to_plain(root)), doubles
    except ValidationError as error:
        return None, (*doubles, *explain_errors(model, root, error.errors(include_url=False)))


def validate_leniently(
    model: type[FieldsT], root: yaml.Node, path: str, unknown: Rule[[str, Iterable[str]]]
) -> tuple[FieldsT, frozenset[str], tuple[Diagnostic, ...]]:
    """Return the value of a group of keys of which none is required, the defaults in the place of what is wrong.

    A key that the model does not have breaks the rule `unknown`. The keys with mistakes are returned too.
    """
    if not isinstance(root, yaml.Mapping):
        return model(), frozenset(), (_no_keys(root, path),)
    plain = to_plain(root)
    try:
        return model.model_validate(plain), frozenset(), ()
    except ValidationError as error:
        errors = error.errors(include_url=False)
    wrong = frozenset(str(found["loc"][0]) for found in errors)
    right = {key: value for key, value in plain.items() if key not in wrong}
    return model.model_validate(right), wrong, tuple(explain_errors(model, root, errors, unknown))


def to_plain(root: yaml.Mapping) -> dict[str, object]:
    """Return the keys as dictionaries, lists and strings; None where the writer gave no value."""
    return {key.value: _to_plain_node(value) for key, value in root.entries}


def _to_plain_node(node: yaml.Node) -> object:
    if isinstance(node, yaml.Mapping):
        return to_plain(node)
    if isinstance(node, yaml.Sequence):
        return [_to_plain_node(item) for item in node.items]
    return None if node.is_nothing else node.value


_GLUED = re.compile(r"([a-z_]+):\S")


def _no_keys(root: yaml.Node | None, path: str) -> Diagnostic:
    position = root.position if root else Position(path, 1, 1)
    glued = _GLUED.match(root.value) if isinstance(root, yaml.Scalar) and root.is_plain else None
    if glued and glued[1] not in {"http", "https", "mailto"}:
        return yaml_blank_missing.at(replace(position, width=len(glued[1])), glued[1])
    received = "nothing" if root is None else _received(_to_plain_node(root))
    return broken.keys_expected.at(position, received)


# --- Where a value stands -----------------------------------------------------------


class Place(Struct, frozen=True):
    """The part of a file that a location leads to, as far as it exists."""

    key: yaml.Scalar | None
    """The last key on the way."""
    node: yaml.Node
    name: str
    """Keys as a writer says them, joined by dots; an entry of a list by its id, else by its number from 1."""
    is_complete: bool
    """Whether the whole way exists."""


def locate(root: yaml.Node, location: Location) -> Place:
    """Return the part of a file that a location leads to, or the part at which the way ends."""
    place = Place(None, root, "", is_complete=True)
    for step in location:
        if place.is_complete and step not in {"", "[key]"}:
            place = _step(place, step)
    return place


def _step(place: Place, step: int | str) -> Place:
    node = place.node
    if isinstance(node, yaml.Sequence) and isinstance(step, int) and step < len(node.items):
        item = node.items[step]
        return Place(place.key, item, _join(place.name, _entry_id(item) or f"[{step + 1}]"), is_complete=True)
    if isinstance(node, yaml.Mapping) and isinstance(step, str):
        value = node.get(step)
        if value is not None:
            return Place(node.key(step), value, _join(place.name, step), is_complete=True)
    if isinstance(step, int):
        return place  # a single value that is read as a list of one
    return Place(place.key, node, _join(place.name, step), is_complete=False)


def _entry_id(item: yaml.Node) -> str:
    name = item.get("id") if isinstance(item, yaml.Mapping) else None
    return name.value if isinstance(name, yaml.Scalar) and re.fullmatch(r"[^\s.]{1,80}", name.value) else ""


def _join(name: str, step: str) -> str:
    return f"{name}{step}" if step.startswith("[") or not name else f"{name}.{step}"


# --- Wording -----------------------------------------------------------------------


def explain_errors(
    model: type[Fields],
    root: yaml.Mapping,
    errors: Iterable[ErrorDetails],
    unknown: Rule[[str, Iterable[str]]] = broken.unknown_key,
) -> Iterator[Diagnostic]:
    """Return one diagnostic for each error of pydantic; an unknown key at the top breaks the given rule."""
    for error in errors:
        location: Location = error["loc"]
        place = locate(root, location)
        kind = error["type"]
        if kind == "extra_forbidden":
            position = place.key.position if place.key else place.node.position
            rule = unknown if len(location) == 1 else broken.unknown_key
            yield rule.at(position, place.name, known_keys(model, location[:-1]))
        elif kind == "missing":
            yield _explain_missing(model, location, place)
        elif kind == "too_short" and error["input"]:
            continue  # only because its entries are wrong, which is reported by itself
        elif kind == "enum":
            known = re.findall(r"'([^']*)'", str(error["ctx"]["expected"]))
            yield broken.unknown_choice.at(place.node.position, place.name, _received(error["input"]), known)
        else:
            yield _explain_value(error, place)


def _explain_missing(model: type[Fields], location: Location, place: Place) -> Diagnostic:
    group = model_at(model, location[:-1])
    description = field_docstrings(group).get(str(location[-1]), "") if group else ""
    is_empty = place.is_complete and place.key is not None
    position = place.key.position if is_empty and place.key else place.node.position
    return broken.missing_key.at(position, place.name, " ".join(description.split()))


_SHAPES = {
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "dict_type": "keys and values",
    "tuple_type": "a list",
    "list_type": "a list",
    "too_short": "at least one entry",
}


def _explain_value(error: ErrorDetails, place: Place) -> Diagnostic:
    context: Mapping[str, object] = error.get("ctx", {})
    is_key = error["loc"][-1] == "[key]"
    position = place.key.position if is_key and place.key else place.node.position
    received = _received(error["input"])
    if error["type"] == UNEXPECTED:
        suggestion = str(context["suggestion"])
        return broken.wrong_value.at(position, place.name, str(context["expected"]), received, suggestion)
    return broken.wrong_value.at(position, place.name, _SHAPES.get(error["type"], "another value"), received)


def _received(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, (list, tuple)):
        return "a list" if value else "an empty list"
    if isinstance(value, dict):
        return "keys and values"
    return f'"{shorten(str(value))}"'


# --- Models --------------------------------------------------------------------------


def known_keys(model: type[Fields], location: Location) -> tuple[str, ...]:
    """Return the keys that a model knows at a location."""
    group = model_at(model, location)
    return tuple(group.model_fields) if group else ()


def model_at(model: type[Fields], location: Location) -> type[Fields] | None:
    """Return the model of the group of keys at a location, None if there is none."""
    found: type[Fields] | None = model
    for step in location:
        if found is None:
            return None
        if isinstance(step, str):
            field = found.model_fields.get(step)
            found = _model_inside(field.annotation) if field else None
    return found


def _model_inside(annotation: object) -> type[Fields] | None:
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return annotation
    inner = (_model_inside(argument) for argument in get_args(annotation))
    return next((found for found in inner if found), None)


# --- What must be unique ---------------------------------------------------------------


def find_doubles(node: yaml.Node) -> Iterator[Diagnostic]:
    """Return a diagnostic for each id and each word that its list has already."""
    if isinstance(node, yaml.Mapping):
        for _, value in node.entries:
            yield from find_doubles(value)
    elif isinstance(node, yaml.Sequence):
        yield from _doubles_in(node)
        for item in node.items:
            yield from find_doubles(item)


def _doubles_in(node: yaml.Sequence) -> Iterator[Diagnostic]:
    first: dict[tuple[bool, str], yaml.Scalar] = {}
    for item in node.items:
        is_entry = isinstance(item, yaml.Mapping)
        name = item.get("id") if isinstance(item, yaml.Mapping) else item
        if not isinstance(name, yaml.Scalar) or name.is_nothing:
            continue
        known = first.setdefault((is_entry, name.value), name)
        if known is not name:
            rule = broken.duplicate_id if is_entry else broken.listed_twice
            yield rule.at(name.position, name.value, known.position.line)


# --- References ------------------------------------------------------------------------


def groups_in(root: yaml.Node | None, key: str) -> tuple[yaml.Mapping, ...]:
    """Return the groups of keys in the list under a key, whatever else is wrong with it."""
    entries = root.get(key) if isinstance(root, yaml.Mapping) else None
    if not isinstance(entries, yaml.Sequence):
        return ()
    return tuple(item for item in entries.items if isinstance(item, yaml.Mapping))


def words_in(group: yaml.Mapping, key: str) -> tuple[yaml.Scalar, ...]:
    """Return the word, or the words of the list, under a key, whatever else is wrong with it."""
    value = group.get(key)
    items = value.items if isinstance(value, yaml.Sequence) else (value,)
    return tuple(item for item in items if isinstance(item, yaml.Scalar) and not item.is_nothing)


def ids_in(root: yaml.Node | None, key: str) -> tuple[str, ...]:
    """Return the ids of the list under a key."""
    return tuple(word.value for group in groups_in(root, key) for word in words_in(group, "id"))


def find_unknown_references(root: yaml.Node, entries: str, key: str, targets: str) -> Iterator[Diagnostic]:
    """Return a diagnostic for each word under `key`, in the list `entries`, that is no id in the list `targets`."""
    known = frozenset(ids_in(root, targets))
    for number, group in enumerate(groups_in(root, entries)):
        for word in words_in(group, key):
            if word.value not in known:
                name = f"{_join(entries, _entry_id(group) or f'[{number + 1}]')}.{key}"
                yield broken.unknown_reference.at(word.position, name, targets.removesuffix("s"), word.value, known)


def find_shared_countries(root: yaml.Node, entries: str) -> Iterator[Diagnostic]:
    """Return a diagnostic for each country that belongs to two groups of a list."""
    first: dict[str, tuple[yaml.Mapping, yaml.Scalar]] = {}
    for group in groups_in(root, entries):
        for word in words_in(group, "countries"):
            owner, known = first.setdefault(word.value, (group, word))
            if owner is not group:
                name = next((name.value for name in words_in(owner, "id")), entries)
                yield broken.country_in_two_groups.at(word.position, word.value, name, known.position.line)
