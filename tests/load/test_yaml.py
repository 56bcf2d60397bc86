"""YAML is read as text with positions, and every slip gets a sentence of its own."""

import pytest
import yaml as pyyaml

from helpgen.load import yaml
from helpgen.load.yaml import FRONT_MATTER_LIMITS, Mapping, Node, Scalar, Sequence, parse_yaml

Plain = str | None | list["Plain"] | dict[str, "Plain"]


@pytest.fixture(params=["libyaml", "python"])
def any_scanner(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with both scanners of PyYAML: a machine may lack libyaml."""
    if request.param == "libyaml" and not pyyaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yaml, "_LOADER", pyyaml.CLoader if request.param == "libyaml" else pyyaml.Loader)
    return str(request.param)


def plain(node: Node | None) -> Plain:
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None or node.is_nothing else node.value


def found_in(text: str) -> list[tuple[int, int, str]]:
    return [(found.position.line, found.position.column, found.code) for found in parse_yaml(text, "f.yml").diagnostics]


READABLE = [
    ("NO stays Norway", "country: NO\nno: on\non: no", {"country": "NO", "no": "on", "on": "no"}),
    ("a leading zero stays", "phone: 0123456789\nzip: 010", {"phone": "0123456789", "zip": "010"}),
    ("a version keeps its last zero", "version: 1.10", {"version": "1.10"}),
    ("a time is no number in base 60", "opens: 12:30", {"opens": "12:30"}),
    ("a day that does not exist is a text here", "date: 2024-02-30", {"date": "2024-02-30"}),
    ("large and strange numbers stay", "a: 1e400\nb: 0x1F\nc: .inf", {"a": "1e400", "b": "0x1F", "c": ".inf"}),
    ("nothing, ~ and null are nothing", "a:\nb: ~\nc: null", {"a": None, "b": None, "c": None}),
    ("in quotes they are texts", "a: ''\nb: '~'\nc: \"null\"", {"a": "", "b": "~", "c": "null"}),
    ("NULL is a surname", "name: NULL", {"name": "NULL"}),
    ("a line end of Windows", "a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}),
    ("a byte order mark", "\ufeffa: 1", {"a": "1"}),
    ("U+2028 does not end a line", "a: x\u2028b", {"a": "x b"}),
    ("a document mark at the top", "---\na: 1\n", {"a": "1"}),
    ("an empty text", "", None),
    ("comments only", "# nothing\n", None),
    ("a comment behind a value", "a: b # c: d", {"a": "b"}),
    ("a comment in the place of a value", "a: # c\n  - b", {"a": ["b"]}),
    ("lists and groups in brackets", "a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}),
    ("block texts", "a: |\n  one\n  two\nb: >-\n  one\n  two", {"a": "one\ntwo\n", "b": "one two"}),
    ("a variable in quotes", 'a: "{{ store.name }}"', {"a": "{{ store.name }}"}),
    ("a variable inside a text", "a: At {{ store.name }}", {"a": "At {{ store.name }}"}),
]


@pytest.mark.usefixtures("any_scanner")
@pytest.mark.parametrize(("promise", "text", "expected"), READABLE)
def test_value_stays_the_text_that_was_typed(promise: str, text: str, expected: Plain) -> None:
    parsed = parse_yaml(text, "f.yml")
    assert (plain(parsed.root), parsed.diagnostics) == (expected, ()), promise


SLIPS = [
    ("title: Returns: how", (1, 8, "HC125"), 'Write "Returns: how".'),
    ("title: @home", (1, 8, "HC125"), 'Write "@home".'),
    ("title: `code`", (1, 8, "HC125"), 'Write "`code`".'),
    ("title: 100%\nb: %x", (2, 4, "HC125"), 'Write "%x".'),
    ("title: *New* shoes", (1, 8, "HC125"), 'Write "*New* shoes".'),
    ('title: "Hello" world', (1, 8, "HC125"), "Write '\"Hello\" world'."),
    ("title: 'it's'", (1, 8, "HC125"), 'Write "it\'s".'),
    ("title: [New] shoes", (1, 8, "HC125"), 'Write "[New] shoes".'),
    ("title: {{ store.name }}", (1, 8, "HC125"), 'Write "{{ store.name }}".'),
    ("title: {{ store.name }} help", (1, 8, "HC125"), 'Write "{{ store.name }} help".'),
    ("title: > 5 kg", (1, 8, "HC125"), 'Write "> 5 kg".'),
    ("title: - none", (1, 8, "HC125"), 'Write "- none".'),
    ("title: #1 in town", (1, 8, "HC125"), 'Write "#1 in town".'),
    ("name: {en: a, b}", (1, 12, "HC125"), 'Write "a, b".'),
    ("name: {en: Visa, Mastercard, Amex}", (1, 12, "HC125"), 'Write "Visa, Mastercard, Amex".'),
    ("name: {en: a: b}", (1, 7, "HC125"), 'Write "{en: a: b}".'),
    ('title: "Hello\nb: 1', (1, 8, "HC126"), 'Add " at the end'),
    ('title: "Hello\nb: "x"', (1, 8, "HC126"), 'Add " at the end'),
    ("title: 'Hello", (1, 8, "HC126"), "Add ' at the end"),
    ("words: [a, b\nb: 1", (1, 8, "HC127"), 'Add "]"'),
    ("name: {en: a\nb: 1", (1, 7, "HC127"), 'Add "}"'),
    ("title:Hello\nb: 1", (1, 1, "HC128"), "blank after the colon"),
    ("a: 1\ntitle:Hello\nb: 1", (2, 1, "HC128"), "blank after the colon"),
    ("a: 1\nb: 2\na: 3", (3, 1, "HC130"), "Keep one"),
    ("a: &x 1", (1, 4, "HC131"), "Write the value out"),
    ("a: *x", (1, 4, "HC131"), "Write the value out"),
    ("<<: {a: 1}", (1, 1, "HC131"), "Write the value out"),
    ("a: !!python/name:os.system x", (1, 4, "HC132"), "put the text in quotes"),
    ("a: !Sale", (1, 4, "HC132"), "put the text in quotes"),
    ("a: 1\n---\nb: 2", (2, 1, "HC133"), "Remove the line"),
    ("[a, b]: c", (1, 1, "HC134"), "in quotes"),
    (": c", (1, 1, "HC134"), "in quotes"),
    ("a: 1\njust words\nb: 2", (2, 1, "HC135"), 'Write it as "key: value"'),
    ("a:\n    b: 1\n  c: 2", (3, 3, "HC136"), "same column"),
    ("a: 1\n  b: 2", (2, 3, "HC136"), "same column"),
    ("- a\nb: c", (2, 1, "HC136"), "same column"),
    ('a: "C:\\data"', (1, 7, "HC137"), "single quotes"),
    ("a:\n\tb: c", (2, 1, "HC124"), "Replace the tab"),
    ("a:\n  b: c\n\td: e", (3, 1, "HC124"), "Replace the tab"),
    ("a: b\x00c", (1, 5, "HC123"), "Delete it"),
    ("a: \x07", (1, 4, "HC123"), "Delete it"),
    ("a: \ud800", (1, 4, "HC123"), "Delete it"),
]


@pytest.mark.usefixtures("any_scanner")
@pytest.mark.parametrize(("text", "place", "hint"), SLIPS)
def test_usual_slip_is_named_at_its_place(text: str, place: tuple[int, int, str], hint: str) -> None:
    found = parse_yaml(text, "f.yml").diagnostics
    assert [(each.position.line, each.position.column, each.code) for each in found] == [place]
    assert hint in found[0].hint
    assert "mapping" not in found[0].message
    assert "token" not in found[0].message


def test_unknown_directive_never_becomes_a_value() -> None:
    # libyaml refuses it, the scanner in Python ignores it; either way nothing of it reaches the content.
    parsed = parse_yaml("%FOO bar\n---\na: b", "f.yml")
    assert parsed.root is None or plain(parsed.root) == {"a": "b"}


def test_duplicate_key_names_the_first_line_and_the_first_value_counts() -> None:
    parsed = parse_yaml("a: 1\nb: 2\na: 3\na: 4", "f.yml")
    assert plain(parsed.root) == {"a": "1", "b": "2"}
    assert [found.message for found in parsed.diagnostics] == ['the key "a" is already in line 1'] * 2


def test_every_mistake_of_a_text_is_reported_at_once() -> None:
    text = "a: &x 1\nb: *x\nc: 1\nc: 2\nd: {en: e, f}\ng: !h i\n"
    assert [code for _, _, code in found_in(text)] == ["HC131", "HC131", "HC130", "HC125", "HC132"]


def test_escaped_surrogate_is_refused_by_both_scanners(any_scanner: str) -> None:
    parsed = parse_yaml('a: "\\ud800"', any_scanner)
    assert [found.position.line for found in parsed.diagnostics] == [1]


@pytest.mark.usefixtures("any_scanner")
def test_positions_count_characters_of_the_whole_file() -> None:
    root = parse_yaml('é: 1\r\n😀: {th: ไทย, b: "q"}\n', "f.yml", first_line=5).root
    assert isinstance(root, Mapping)
    (first, _), (second, inner) = root.entries
    assert (first.position.line, first.position.column, first.position.width) == (5, 1, 1)
    assert (second.position.line, second.position.column, second.position.width) == (6, 1, 1)
    assert isinstance(inner, Mapping)
    (thai, word), (_, quoted) = inner.entries
    assert (inner.position.column, thai.position.column, word.position.column) == (4, 5, 9)
    assert (quoted.position.column, quoted.position.width) == (17, 3)
    assert isinstance(quoted, Scalar)
    assert not quoted.is_plain


BOMBS = [
    ("a merge bomb", "a: &a {x: 1}\n" + "".join(f"b{n}: &b{n}\n  <<: [*a, *a]\n" for n in range(22)), "HC131"),
    ("an alias bomb", "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(30)), "HC131"),
    ("brackets", "[" * 10_000, "HC121"),
    ("brackets in lines", "[\n" * 5_000, "HC121"),
    ("brackets behind comments", "[ # ]\n" * 2_000, "HC121"),
    ("braces", "{a: " * 5_000, "HC121"),
    ("dashes", "- " * 10_000, "HC121"),
    ("question marks", "? " * 10_000, "HC121"),
    ("deep indentation", "".join("  " * n + "a:\n" for n in range(100)), "HC121"),
    ("colons", "a: " * 10_000, "HC125"),
    ("many values", "[" + "a," * 30_000 + "]", "HC122"),
    ("a large text", "a: " + "x" * 70_000, "HC120"),
    ("a large text in few characters", "a: " + "ก" * 30_000, "HC120"),
]


@pytest.mark.parametrize(("name", "text", "code"), BOMBS)
def test_bomb_is_refused(name: str, text: str, code: str) -> None:
    found = parse_yaml(text, "f.yml", limits=FRONT_MATTER_LIMITS).diagnostics
    assert code in {each.code for each in found}, name
    assert all(each.position.line >= 1 for each in found)


def test_large_honest_file_is_no_bomb() -> None:
    text = "".join(f"key{number}: [a, b]\n" for number in range(20_000))
    assert parse_yaml(text, "f.yml").diagnostics == ()


def test_brackets_inside_long_texts_are_no_bomb() -> None:
    text = "a: |\n" + "".join(f"  [{number}\n" for number in range(500))
    assert parse_yaml(text, "f.yml").diagnostics == ()


def test_hopeless_text_is_given_up_after_a_thousand_mistakes() -> None:
    parsed = parse_yaml("- &a b\n" * 5_000, "f.yml")
    assert (parsed.root, len(parsed.diagnostics)) == (None, 1_000)
