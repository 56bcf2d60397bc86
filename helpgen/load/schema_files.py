"""The models of YAML files → JSON Schema, with which editors complete keys and mark mistakes while typing.

Knows how JSON Schema is written; must never know what a key means.
"""

import json
from collections.abc import Mapping, Sequence

from pydantic.json_schema import GenerateJsonSchema, JsonRef, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from helpgen.load.docstrings import field_docstrings
from helpgen.load.front_matter_keys import FrontMatterFields
from helpgen.load.message_files import GlossaryFields, NoticesFields
from helpgen.load.policy_files import POLICY_MODELS
from helpgen.load.redirects_file import RedirectsFields
from helpgen.load.schema import Fields
from helpgen.load.search_files import SearchTestsFields, SynonymsFields
from helpgen.load.shop_files import ChannelsFields, StoreFields

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: Mapping[str, type[Fields]] = {
    "store": StoreFields,
    "channels": ChannelsFields,
    **POLICY_MODELS,
    "synonyms": SynonymsFields,
    "search-tests": SearchTestsFields,
    "notices": NoticesFields,
    "glossary": GlossaryFields,
    "redirects": RedirectsFields,
    "front-matter": FrontMatterFields,
}
_ORDER = ("$schema", "title", "description", "type", "enum", "required", "properties", "$defs")
"""Keys of a schema that come first; the rest follows by name, `$defs` last."""


def json_schemas() -> tuple[tuple[str, str], ...]:
    """Return (file name, JSON Schema 2020-12 as text) of every kind of YAML; the same text each time."""
    return tuple((f"{name}.json", _json_schema(name, model)) for name, model in _MODELS.items())


class _Generator(GenerateJsonSchema):
    """Writes no titles for keys: editors show the key itself."""

    schema_dialect = _DIALECT

    def field_title_should_be_set(self, schema: CoreSchema) -> bool:
        """Return False: a title would only repeat the key."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a group of keys with what its docstrings say of them."""
        # pydantic can read the docstrings itself, but does so for every model whenever it is imported.
        found = super().model_schema(schema)
        for name, text in field_docstrings(schema["cls"]).items():
            key = found["properties"].get(name)
            if key is not None and text != self._explanation_of_group(key):
                key.setdefault("description", text)
        return found

    def _explanation_of_group(self, key: JsonSchemaValue) -> str:
        # What the group of keys that a key refers to says of itself; "" if it refers to none.
        group = self.get_schema_from_definitions(JsonRef(key["$ref"])) if "$ref" in key else None
        return str(group.get("description", "")) if group else ""


def _json_schema(name: str, model: type[Fields]) -> str:
    schema = model.model_json_schema(schema_generator=_Generator)
    title = f"helpgen {name.replace('-', ' ')}"
    tidy = {"$schema": _DIALECT, "title": title, **_tidy(schema)}
    return json.dumps(tidy, ensure_ascii=False, indent=2) + "\n"


def _tidy(schema: Mapping[str, object]) -> dict[str, object]:
    """Return a schema with its keys in a fixed order, without class names and empty defaults."""
    return {key: _tidy_value(key, schema[key]) for key in sorted(schema, key=_rank) if not _is_noise(key, schema[key])}


def _tidy_value(key: str, value: object) -> object:
    if key in {"properties", "$defs"} and isinstance(value, Mapping):
        # The keys of these are names; properties keep the order of the model.
        return {name: _tidy(inner) for name, inner in value.items()}
    if isinstance(value, Mapping):
        return _tidy(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_tidy(item) if isinstance(item, Mapping) else item for item in value]
    return value


def _is_noise(key: str, value: object) -> bool:
    return (
        key in {"title", "$schema"}
        or (key == "properties" and not value)
        or (key == "default" and (value in (None, "", []) or isinstance(value, Mapping)))
    )


def _rank(key: str) -> tuple[int, str]:
    if key == "$defs":
        return len(_ORDER) + 1, key
    return (_ORDER.index(key), key) if key in _ORDER else (len(_ORDER), key)
