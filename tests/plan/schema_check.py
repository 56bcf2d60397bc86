"""The part of JSON Schema that our own schemas use, in a page: what does not fit, by its path."""

import re
from collections.abc import Iterator, Mapping

TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}
KNOWN = {
    "$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "description", "enum", "format", "items",
    "maxItems", "minimum", "pattern", "properties", "required", "title", "type",
}  # fmt: skip


def find_misfits(
    value: object, schema: Mapping[str, object], root: Mapping[str, object], path: str = ""
) -> Iterator[str]:
    """Yield what does not fit; raises AssertionError for a word of JSON Schema that is not known here."""
    assert schema.keys() <= KNOWN, schema.keys() - KNOWN
    if "$ref" in schema:
        definitions = root["$defs"]
        assert isinstance(definitions, dict)
        yield from find_misfits(value, definitions[str(schema["$ref"]).rpartition("/")[2]], root, path)
    choices = schema.get("anyOf")
    if isinstance(choices, list) and all(any(find_misfits(value, one, root, path)) for one in choices):
        yield f"{path}: fits no alternative"
    kind = schema.get("type")
    if kind is not None:
        is_bool = isinstance(value, bool)
        if not isinstance(value, TYPES[str(kind)]) or (is_bool and kind != "boolean"):
            yield f"{path}: no {kind}"
            return
    if "const" in schema and value != schema["const"]:
        yield f"{path}: not {schema['const']}"
    wanted = schema.get("enum")
    if isinstance(wanted, list) and value not in wanted:
        yield f"{path}: {value} is not in {wanted}"
    if isinstance(value, str) and not re.search(str(schema.get("pattern", "")), value):
        yield f"{path}: {value}"
    least = schema.get("minimum")
    if isinstance(value, int) and isinstance(least, int) and value < least:
        yield f"{path}: below {least}"
    if isinstance(value, list):
        yield from _items(value, schema, root, path)
    if isinstance(value, dict):
        yield from _properties(value, schema, root, path)


def _items(value: list[object], schema: Mapping[str, object], root: Mapping[str, object], path: str) -> Iterator[str]:
    most = schema.get("maxItems")
    if isinstance(most, int) and len(value) > most:
        yield f"{path}: too many"
    inner = schema.get("items")
    if isinstance(inner, dict):
        for number, entry in enumerate(value):
            yield from find_misfits(entry, inner, root, f"{path}[{number}]")


def _properties(
    value: dict[str, object], schema: Mapping[str, object], root: Mapping[str, object], path: str
) -> Iterator[str]:
    properties, needed = schema.get("properties", {}), schema.get("required", [])
    other = schema.get("additionalProperties", True)
    assert isinstance(properties, dict)
    assert isinstance(needed, list)
    yield from (f"{path}.{name}: missing" for name in needed if name not in value)
    for name, inner in value.items():
        if name in properties:
            yield from find_misfits(inner, properties[name], root, f"{path}.{name}")
        elif isinstance(other, dict):
            yield from find_misfits(inner, other, root, f"{path}.{name}")
        elif other is False:
            yield f"{path}.{name}: not expected"
