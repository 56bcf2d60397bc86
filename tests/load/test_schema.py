"""Values of keys are checked by type; each mistake has its place, what was expected and what was received."""

import json
from datetime import date, time
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from helpgen.load import field_types as types
from helpgen.load import policy_types, yaml, yaml_rules
from helpgen.load.schema import Fields, validate
from helpgen.load.schema_files import json_schemas
from helpgen.policy.duration import Duration, Unit
from helpgen.policy.money import FREE, Money
from helpgen.policy.text import Text, same_everywhere

ACCEPTED = [
    (types.Words, "  NO \n way ", "NO way"),
    (types.LocalText, "Hello", same_everywhere("Hello")),
    (types.LocalText, {"en": "Hello", "pt-BR": "Olá"}, Text((("en", "Hello"), ("pt-BR", "Olá")))),
    (types.LanguageTag, "zh-Hant-TW", "zh-Hant-TW"),
    (types.LanguageTag, "es-419", "es-419"),
    (types.Flag, "yes", True),
    (types.Flag, "false", False),
    (types.Count, "010", 10),
    (types.Percent, "50 %", 50),
    (types.Price, "7.90 EUR", Money(Decimal("7.90"), "EUR")),
    (types.Price, "free", FREE),
    (types.Cost, "customer", None),
    (types.Length, "1-2 business days", Duration(1, 2, Unit.BUSINESS_DAY)),
    (types.Lifetime, "lifetime", None),
    (types.TimeOfDay, "08:30", time(8, 30)),
    (types.Day, "2024-02-29", date(2024, 2, 29)),
    (types.Country, "NO", "NO"),
    (types.Country, "XK", "XK"),
    (types.Currency, "CZK", "CZK"),
    (types.TimeZone, "Asia/Bangkok", "Asia/Bangkok"),
    (types.Id, "final-sale-2", "final-sale-2"),
    (types.WebAddress, "https://shop.example/a?b=c#d", "https://shop.example/a?b=c#d"),
    (types.WebAddress, "http://шоп.example:8080", "http://шоп.example:8080"),
    (policy_types.TrackingAddress, "https://c.example/?n={number}", "https://c.example/?n={number}"),
    (types.FileAddress, "../films/pack.mp4", "../films/pack.mp4"),
    (types.EmailAddress, "care+help@shop.example", "care+help@shop.example"),
    (types.PhoneNumber, "+420 222 333 444", "+420 222 333 444"),
    (types.Many[types.Country], "CZ", ("CZ",)),
    (types.CommaList[types.Words], "a, b,,", ("a", "b")),
]


@pytest.mark.parametrize(("kind", "value", "expected"), ACCEPTED)
def test_value_is_read(kind: type[object], value: object, expected: object) -> None:
    assert TypeAdapter(kind).validate_python(value) == expected


REFUSED = [
    (types.Words, "\x07 "),
    (types.LocalText, {}),
    (types.LocalText, ["a"]),
    (types.LocalText, {"english": "a"}),
    (types.LanguageTag, "pt-br"),
    (types.LanguageTag, "../en"),
    (types.Flag, "on"),
    (types.Flag, "1"),
    (types.Count, "-1"),
    (types.Count, "1.0"),
    (types.Count, "٣"),
    (types.Percent, "0"),
    (types.Percent, "101"),
    (types.Price, "99"),
    (types.Price, "7,90 EUR"),
    (types.Price, "1 ABC"),
    (types.Length, "soon"),
    (types.TimeOfDay, "24:00"),
    (types.TimeOfDay, "8:00"),
    (types.Day, "2024-02-30"),
    (types.Day, "20240229"),
    (types.Day, "0000-01-01"),
    (types.Country, "UK"),
    (types.Country, "cz"),
    (types.Currency, "Kč"),
    (types.TimeZone, "Europe/../etc/passwd"),
    (types.Id, "Final Sale"),
    (types.WebAddress, "javascript:alert(1)"),
    (types.WebAddress, "//shop.example"),
    (types.WebAddress, "https://"),
    (types.WebAddress, "https://user:secret@shop.example"),
    (types.WebAddress, "https://[shop"),
    (types.WebAddress, 'https://shop.example/"onclick='),
    (types.WebAddress, "https://shop.example/\x00"),
    (policy_types.TrackingAddress, "https://c.example/"),
    (policy_types.TrackingAddress, "javascript:{number}"),
    (types.FileAddress, "javascript:x"),
    (types.FileAddress, "//shop.example/film.mp4"),
    (types.EmailAddress, "care at shop"),
    (types.EmailAddress, "care@shop"),
    (types.PhoneNumber, "0123"),
    (types.PhoneNumber, "+420 call us"),
    (types.Many[types.Country], ["CZ", None]),
]


@pytest.mark.parametrize(("kind", "value"), REFUSED)
def test_value_of_another_form_is_refused(kind: type[object], value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


class Parcel(Fields):
    id: types.Id
    to: types.Country | None = None


class Shelf(Fields):
    name: types.Words
    """What is written on it."""
    parcels: tuple[Parcel, ...] = ()


def messages(text: str) -> list[str]:
    parsed = yaml.parse_yaml(text, "f.yml")
    _, found = validate(Shelf, parsed.root, "f.yml")
    return [f"{each.position.line}:{each.position.column} {each.code} {each.message}. {each.hint}" for each in found]


def test_every_mistake_is_reported_at_once_with_its_place_and_what_was_received() -> None:
    text = """\
nmae: x
parcels:
  - {id: A b, to: UK}
  - {id: c, form: d}
  - {to: [CZ]}
  - id: c
  - e
"""
    an_id = "expected an id of small letters, digits and hyphens"
    a_country = 'expected a country code of two letters such as "DE"'
    assert messages(text) == [
        '6:9 HC144 the id "c" is already used in line 4. Give one of the two another id.',
        '1:1 HC141 "name" is missing. Add "name: …". What is written on it.',
        f'3:10 HC142 parcels[1].id: {an_id}, received "A b". Did you mean "a-b"?',
        f'3:19 HC142 parcels[1].to: {a_country}, received "UK". Did you mean "GB"?',
        '4:13 HC140 "parcels.c.form" is not a known key. Known keys: id, to.',
        '5:5 HC141 "parcels[3].id" is missing. Add "id: …".',
        f"5:10 HC142 parcels[3].to: {a_country}, received a list. ",
        '7:5 HC142 parcels[5]: expected keys and values, received "e". ',
        '1:1 HC140 "nmae" is not a known key. Did you mean "name"?',
    ]


def test_key_without_value_is_missing_where_it_stands() -> None:
    assert messages("parcels:\nname:\n") == ['2:1 HC141 "name" is missing. Add "name: …". What is written on it.']


def test_entry_that_stands_twice_in_a_list_is_reported_with_the_first_line() -> None:
    found = messages("name: x\nlist:\n- a\n- b\n- a\n")
    assert found[0] == '5:3 HC145 "a" is already in this list, in line 3. Replace or remove it.'


def test_message_repeats_only_the_beginning_of_a_long_value() -> None:
    (message,) = messages(f"name: x\nparcels: [{{id: {'x' * 5_000}}}]")
    assert len(message) < 250


def test_each_rule_about_yaml_has_its_own_code_and_is_explained() -> None:
    rules = yaml_rules.RULES
    assert len({rule.code for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.code == "HC012" or "HC120" <= rule.code <= "HC159"
        for part in ("What:", "Why:", "Fix:", "Example:"):
            assert f"\n{part} " in rule.explanation, rule.code


def test_json_schemas_are_the_same_each_time_and_describe_every_key() -> None:
    schemas = json_schemas()
    assert schemas == json_schemas()
    assert [name for name, _ in schemas] == [
        "store.json",
        "channels.json",
        "shipping.json",
        "returns.json",
        "warranty.json",
        "orders.json",
        "complaints.json",
        "legal.json",
        "synonyms.json",
        "search-tests.json",
        "notices.json",
        "glossary.json",
        "redirects.json",
        "front-matter.json",
    ]
    for name, text in schemas:
        schema = json.loads(text)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        for group in (schema, *schema.get("$defs", {}).values()):
            assert group["description"], name
            for key, described in group.get("properties", {}).items():
                # A description that only repeats that of the group is left to the group.
                group_name = described.get("$ref", "").rpartition("/")[2]
                words = described.get("description") or schema["$defs"][group_name]["description"]
                assert words.endswith("."), (name, key)
            is_keyed_by_language = name == "synonyms.json"
            if "properties" in group and not is_keyed_by_language:
                assert group["additionalProperties"] is False
