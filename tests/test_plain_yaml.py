"""What is read without PyYAML is what PyYAML reads, and the usual files are."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import shops
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpgen.late_icons import GENERATOR, INDEX, name_of
from helpgen.load import strings
from helpgen.load import yaml as own_yaml
from helpgen.plain_yaml import NotPlainError, read_plain, read_plain_texts

USUAL = sorted(shops.PROJECT_DIR.glob("theme/strings/*.yml"))
SCALARS = [
    "a", "name", "Shop", "a b", "a  b", "it's", "1", "1.5", "0x1F", "1:30", "2026-01-01", "1e3", "+1", "-", "- a",
    "-a", "true", "True", "false", "FALSE", "yes", "No", "on", "off", "y", "n", "null", "Null", "~", "", ".inf",
    ".nan", "<<", "=", "a: b", "a:b", "a :b", "a:", "a::b", ":a", "https://a.example/b?c=d", "a#b", "a #b", "# a",
    "#", "a, b", "a,b", "[]", "{}", "[a]", "[a, b]", "[a,b]", "[a, b,]", "[a,, b]", "[,]", "[a b, 'c']", "[a: b]",
    "[a:b]", "[a?]", "[1]", "{a: b}", "{a: b, c: [d, e]}", "{a:b}", "{a: }", "{a}", "{a: b,}", '{"a": b}', '{"a":b}',
    "{a: {b: true}}", "{1: a}", "{a: b, a: c}", "[[a], [b]]", "[a] # c", "[a]#c", "[a", "a]", "{a", "a}", "a [b]",
    "a {b}", "[a # b]", "['a, b']", '"a"', '"a: b"', '"a # b"', '"a" # b', '"a"b', '"a\\n"', '"a\\u2066b"',
    '"a\\ud800"', '"\\u00e4"', '"\\U0001F600"', '"it\'s"', "''", "'a''b'", "'a", '"a', '""', "&a b", "*a", "!a b",
    "!!str a", "!ENV A", "| a", "|", ">", "%a", "@a", "`a`", "? a", "a? b", "a! b", "a & b", "a * b", "a | b",
    "a > b", "a\tb", "\ta", "a \t", "ä", "ไทย", "退货", "例如：退货", "a\u00a0b", "a:\u00a0b", "a\u2028b", "a\x85b",
    "\ufeffa", "😀", "a😀", "---", "--- a", "...", "a ---", "a" * 1100, f"!!python/name:{INDEX}",
    f"!!python/name:{INDEX}x", f"[!!python/name:{GENERATOR}]", f"!!python/name:{INDEX} # a",
]  # fmt: skip
KEYS = [
    "a", "b", "name", "a b", "it's", '"a"', "'b'", "true", "on", "no", "null", "1", "ไทย", "a, b", "a?", "[a]", "<<",
    "? a",
]  # fmt: skip
LINES = st.builds(
    lambda indent, dashes, key, colon, scalar, end: f"{indent}{dashes}{key}{colon}{scalar}{end}",
    st.sampled_from(["", "", "", "  ", "  ", "    ", "      ", " ", "   ", "\t"]),
    st.sampled_from(["", "", "", "", "- ", "- ", "-   ", "- - ", "-"]),
    st.sampled_from([*KEYS, "", ""]),
    st.sampled_from([": ", ": ", ": ", ":", ":   ", " : ", "", ": # "]),
    st.sampled_from([*SCALARS, "", "", ""]),
    st.sampled_from(["", "", "", "", " ", " # c", "#c"]),
)


class Loader(yaml.SafeLoader):
    """As MkDocs reads, with functions as their names."""


Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda loader, suffix, node: ("function", suffix))


def named(value: object) -> object:
    """Return a value with functions as `Loader` has them."""
    if isinstance(value, dict):
        return {key: named(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [named(inner) for inner in value]
    return ("function", name_of(value)) if callable(value) else value


def same(one: object, other: object) -> bool:
    """Tell whether values are equal and of equal types."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def read(text: str) -> Mapping[str, object] | None:
    try:
        return read_plain(text)
    except NotPlainError:
        return None


@settings(max_examples=1500)
@given(st.lists(LINES, min_size=1, max_size=6).map("\n".join))
@example("a:\n- b\n- c: d\n  e: f\ng: h")
@example("a:\n  - b:\n      c: [d]\n  - e\n")
@example("a: b\n  c")
@example("a:\n    b: c\n  d: e")
@example("- a\n- b")
@example("a: [b,\n c]")
@example('a: "b\n c"')
def test_what_is_read_is_what_pyyaml_reads(text: str) -> None:
    found = read(text)
    if found is not None:
        assert same(named(found), yaml.load(text, Loader)), text


@pytest.mark.parametrize("scalar", SCALARS)
@pytest.mark.parametrize("form", ["a: {}", "a:\n  - {}", "a: [b, {}]", "a: {{b: {}}}", "a:\n  b: {}\nc: d", "{}: a"])
def test_every_scalar_in_every_place(form: str, scalar: str) -> None:
    test_what_is_read_is_what_pyyaml_reads.hypothesis.inner_test(form.format(scalar))


@pytest.mark.parametrize("file", USUAL, ids=lambda file: file.name)
def test_words_of_the_theme_are_plain(file: Path) -> None:
    text = file.read_text("utf-8")
    parsed = own_yaml.parse_yaml(text, file.name)
    assert parsed.diagnostics == ()
    assert read_plain_texts(text) == strings._entries(parsed.root)


def test_texts_are_not_taken_for_anything_else() -> None:
    text = "yes: No\non: {off: true, y: n}\nlist:\n  - null\n"
    assert read_plain_texts(text) == {"yes": "No", "on": {"off": "true", "y": "n"}, "list": ["null"]}
    with pytest.raises(NotPlainError):
        read_plain(text)
    with pytest.raises(NotPlainError):
        read_plain_texts(f"a: !!python/name:{INDEX}")


@pytest.mark.parametrize(
    "text",
    ["a: " * 5000, "a: " + "[" * 900, "a:\n" + "".join(" " * n + "b:\n" for n in range(1, 300)), " " * 900 + "a"],
)
def test_what_is_deep_or_long_is_left_to_pyyaml(text: str) -> None:
    assert read(text) is None
