"""The JSON Schema of `policy.json`, made from the types of the model; run this to write policy.schema.json."""

import enum
import json
import types
import typing
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from helpgen.model import Channel, Market, Policies, Store
from helpgen.plan import policy_file
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.header import Header
from helpgen.policy.money import Money
from helpgen.policy.text import Text

FILE = Path(__file__).parents[2] / "docs/content/en/reference" / "policy.schema.json"
Json = dict[str, object]

TEXT: Json = {
    "description": "A text: one for all languages, or one for each by its BCP 47 tag.",
    "anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}],
}
MONEY: Json = {
    "description": "An amount as decimal text, and in whole minor units of its currency (cents, haléře).",
    "type": "object",
    "properties": {
        "amount": {"type": "string", "pattern": "^[0-9]+([.][0-9]+)?$"},
        "currency": {"type": "string", "pattern": "^([A-Z]{3})?$"},
        "minor": {"type": "integer", "minimum": 0},
    },
    "required": ["amount", "currency", "minor"],
    "additionalProperties": False,
}
DURATION: Json = {
    "description": "From a shortest to a longest time; equal where there is one only.",
    "type": "object",
    "properties": {
        "minimum": {"type": "integer", "minimum": 0},
        "maximum": {"type": "integer", "minimum": 0},
        "unit": {"enum": [unit.value.replace(" ", "_") for unit in Unit]},
    },
    "required": ["minimum", "maximum", "unit"],
    "additionalProperties": False,
}
URLS: Json = {
    "description": "Addresses by language.",
    "type": "object",
    "additionalProperties": {"type": "string"},
}
SIMPLE: dict[object, Json] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date"},
    time: {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"},
    Text: {"$ref": "#/$defs/text"},
    Money: {"$ref": "#/$defs/money"},
    Duration: {"$ref": "#/$defs/duration"},
    type(None): {"type": "null"},
}


class SchemaMaker:
    """Collects the definitions of the values that it has met."""

    def __init__(self) -> None:
        self.definitions: dict[str, Json] = {"text": TEXT, "money": MONEY, "duration": DURATION, "urls": URLS}

    def of(self, kind: object) -> Json:
        """Return the schema of a type."""
        if kind in SIMPLE:
            return SIMPLE[kind]
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            return {"anyOf": [self.of(one) for one in inner]}
        if origin is tuple and typing.get_origin(inner[0]) is tuple:  # pairs of name and text
            return {
                "anyOf": [{"type": "object", "additionalProperties": SIMPLE[Text]}, {"type": "array", "maxItems": 0}]
            }
        if origin is tuple:
            return {"type": "array", "items": self.of(inner[0])}
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return {"enum": [member.value for member in kind]}
        if isinstance(origin, type) and issubclass(origin, Struct):
            return self.group(origin, dict.fromkeys(origin.__parameters__, inner[0]))
        assert isinstance(kind, type), kind
        self.definitions.setdefault(kind.__name__, {})
        self.definitions[kind.__name__] = self.group(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def group(self, kind: type[Struct], bound: dict[object, object] | None = None, names: tuple[str, ...] = ()) -> Json:
        """Return the schema of a value with exactly the fields that the file has."""
        properties: Json = {}
        hints = typing.get_type_hints(kind)
        for name in kind.__struct_fields__:
            if hints[name] is Header:
                properties.update(typing.cast("Json", self.group(Header)["properties"]))
            elif name not in policy_file.HIDDEN and (not names or name in names):
                hint = hints[name]
                if bound:
                    hint = next(iter(bound.values())) | None
                properties[name] = self.of(hint)
        return closed(properties)


def closed(properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def make_schema() -> Json:
    """Return the whole schema."""
    maker = SchemaMaker()
    urls: Json = {"$ref": "#/$defs/urls"}
    version = closed({"effective_from": SIMPLE[date], "urls": urls})
    policies: Json = {}
    hints = typing.get_type_hints(Policies)
    for name in ("shipping", "returns", "warranty", "orders", "complaints", "legal"):
        kind = typing.get_args(hints[name])[0]
        group = maker.group(kind)
        inner = typing.cast("Json", group["properties"])
        policies[name] = closed({"urls": urls, **inner, "versions": {"type": "array", "items": version}})
    maker.definitions["Market"] = maker.group(Market)
    node = closed(
        {
            "id": {"type": "string"},
            "type": {"type": "string"},
            "policy": {"type": "string"},
            "entry": {"type": "string"},
            "countries": {"type": "array", "items": SIMPLE[str]},
        }
    )
    top: Json = {
        "version": {"const": 1},
        "languages": {"type": "array", "items": SIMPLE[str]},
        "store": maker.group(Store, names=policy_file.STORE_FIELDS),
        "channels": {"type": "array", "items": maker.group(Channel, names=policy_file.CHANNEL_FIELDS)},
        "policies": {"type": "object", "properties": policies, "additionalProperties": False},
        "pages": {"type": "object", "additionalProperties": urls},
        "words": closed(dict.fromkeys(("policies", "delivery", "faq"), urls)),
        "structured_data": {"type": "array", "items": node},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "policy.json of a helpgen site, version 1",
        **closed(top),
        "$defs": dict(sorted(maker.definitions.items())),
    }


def schema_text() -> str:
    return json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), "utf-8")
