"""What a writer is told about the form of YAML: brackets, quotes, indentation, budgets.

Knows wordings only; must never know how YAML is read or what a shop is.
"""

from collections.abc import Iterable

from helpgen.diagnostics import Rule, Severity, Wording, rule
from helpgen.load import schema_rules
from helpgen.load.wording import shorten, suggest_or_list


@rule("HC012", Severity.WARNING)
def unknown_front_matter_key(key: str, candidates: Iterable[str]) -> Wording:
    """A page's front matter has a key that helpgen does not know.

    What: The block between the `---` lines has a key that means nothing here, so its value is not used.
    Why: Most unknown keys are slips of the hand, and the wish behind them is silently lost.
    Fix: Correct the key, or remove the line.
    Example: `sumary: Where is my parcel?` must be `summary: Where is my parcel?`.
    """
    hint = suggest_or_list(key, candidates, "Known keys")
    return Wording(f'front matter has no key "{shorten(key)}"', hint)


@rule("HC120", Severity.ERROR)
def yaml_too_large(limit_kib: int) -> Wording:
    """The YAML is larger than helpgen reads.

    What: Front matter may have 64 KiB, a YAML file 1 MiB.
    Why: A limit keeps one broken or hostile file from stopping the whole build.
    Fix: Move long texts into articles; split what does not belong together.
    Example: A price list of 2 MB pasted into `store.yml`.
    """
    return Wording(f"this YAML is larger than {limit_kib} KiB", "Move long texts into articles.")


@rule("HC121", Severity.ERROR)
def yaml_too_deep(depth: int) -> Wording:
    """The YAML is nested deeper than helpgen reads.

    What: Lists and keys may stand inside each other 16 levels deep.
    Why: Nothing here needs more, and deep nesting is either a slip or an attack.
    Fix: Remove brackets or dashes that stand there by accident, or put the value in quotes.
    Example: `title: [[[[[[[[[[[[[[[[[[` must be `title: "[[[[[[[[[[[[[[[[[["`.
    """
    hint = "Remove the brackets or dashes that stand here by accident, or put the value in quotes."
    return Wording(f"lists and keys are nested more than {depth} levels deep", hint)


@rule("HC122", Severity.ERROR)
def yaml_too_many_values(limit: int) -> Wording:
    """The YAML has more values than helpgen reads.

    What: Front matter may have 5,000 values, a YAML file 100,000.
    Why: A limit keeps one broken or hostile file from stopping the whole build.
    Fix: Remove what is not needed.
    Example: A generated list of every postal code in a country.
    """
    return Wording(f"this YAML has more than {limit:,} values", "Remove what is not needed.")


@rule("HC123", Severity.ERROR)
def yaml_forbidden_character(code_point: int) -> Wording:
    """The YAML has a character that no text may have.

    What: An invisible control character stands in the file, often after copying from another program.
    Why: It has no meaning in a text, and programs disagree about what to do with it.
    Fix: Delete the character; retype the word if you cannot see it.
    Example: A NUL character (U+0000) in the middle of a title.
    """
    return Wording(f'the character "U+{code_point:04X}" is not allowed here', "Delete it; retype the word around it.")


@rule("HC124", Severity.ERROR)
def yaml_tab() -> Wording:
    """A line is indented with a tab.

    What: YAML shows what belongs together by blanks at the start of a line; tabs are not allowed there.
    Why: Editors show a tab with different widths, so nobody could tell what belongs together.
    Fix: Replace the tab by two blanks.
    Example: A line `<tab>city: Praha` below `address:` must start with two blanks.
    """
    return Wording('a "tab" stands where YAML needs blanks', "Replace the tab by blanks, two for each level.")


@rule("HC125", Severity.ERROR)
def yaml_quotes_missing(value: str, reason: str) -> Wording:
    """A value needs quotes.

    What: Some signs have a meaning of their own in YAML: a colon or `#` beside a blank, a comma inside brackets,
    and a bracket, `*`, `&`, `!`, `%`, `@`, `|`, `>` or a quote at the start of a value.
    Why: Without quotes it is uncertain where the text begins and ends.
    Fix: Put the whole value in double quotes.
    Example: `title: Returns: how they work` must be `title: "Returns: how they work"`.
    """
    shown = shorten(value)
    if len(shown) > 2 and shown[0] in "\"'" and shown[0] == shown[-1]:
        # Quotes stand round it already; the same sign inside ends the value too early.
        inner = shown[1:-1]
        return Wording(f"{shown} needs other quotes: {reason}", f"Write {_quote(inner)}.")
    return Wording(f'"{shown}" needs quotes: {reason}', f"Write {_quote(shown)}.")


def _quote(text: str) -> str:
    return '"' + text + '"' if '"' not in text else "'" + text.replace("'", "''") + "'"


@rule("HC126", Severity.ERROR)
def yaml_quote_not_closed(mark: str) -> Wording:
    """A quote is opened and never closed.

    What: A value begins with a quote, and the quote at its end is missing.
    Why: Everything up to the next quote would become part of the value.
    Fix: Add the same quote at the end of the value.
    Example: `title: "Where is my parcel?` must be `title: "Where is my parcel?"`.
    """
    return Wording(f"the quote {mark} that opens here is not closed", f"Add {mark} at the end of the value.")


@rule("HC127", Severity.ERROR)
def yaml_bracket_not_closed(bracket: str) -> Wording:
    """A bracket is opened and never closed.

    What: A list or a group of keys begins with a bracket, and the bracket at its end is missing.
    Why: Everything that follows would become part of it.
    Fix: Add the closing bracket, or put the value in quotes if the bracket is part of the text.
    Example: `keywords: [refund, money back` must be `keywords: [refund, money back]`.
    """
    closing = {"[": "]", "{": "}"}.get(bracket, "]")
    return Wording(
        f'the bracket "{bracket}" that opens here is not closed',
        f'Add "{closing}" at its end, or put the value in quotes if the bracket belongs to the text.',
    )


@rule("HC128", Severity.ERROR)
def yaml_blank_missing(key: str) -> Wording:
    """A colon is not followed by a blank.

    What: A key and its value are separated by a colon and a blank; the blank is missing.
    Why: Without it the line is one long word, because addresses and times contain colons too.
    Fix: Put a blank after the colon.
    Example: `title:Where is my parcel?` must be `title: Where is my parcel?`.
    """
    return Wording(f'a blank is missing after "{shorten(key)}:"', "Put a blank after the colon.")


@rule("HC129", Severity.ERROR)
def yaml_not_understood(line: str) -> Wording:
    """A line is not valid YAML.

    What: The line, or the one above it, does not have the form `key: value` or `- entry`.
    Why: helpgen does not guess what a promise to shoppers was meant to be.
    Fix: Compare it with the lines around it; put values with special signs in quotes.
    Example: `%title: Hello` must be `title: Hello`.
    """
    hint = 'Write "key: value" or "- entry", and put values with special signs in quotes.'
    return Wording(f'"{shorten(line)}" is not understood' if line.strip() else "this place is not understood", hint)


@rule("HC130", Severity.ERROR)
def yaml_duplicate_key(key: str, first_line: int) -> Wording:
    """A key is given twice.

    What: The same key stands twice in one group, so two values compete.
    Why: YAML readers disagree about which one counts.
    Fix: Keep one of the two lines.
    Example: `order: 10` in line 4 and `order: 20` in line 9.
    """
    return Wording(f'the key "{shorten(key)}" is already in line {first_line}', "Keep one of the two lines.")


@rule("HC131", Severity.ERROR)
def yaml_shortcut(word: str) -> Wording:
    """A value uses YAML's shortcuts `&`, `*` or `<<`.

    What: `&name` marks a value, `*name` repeats it and `<<` merges it; helpgen reads none of them.
    Why: A few lines of shortcuts can stand for millions of values, and a text such as `*new` is one by accident.
    Fix: Write the value out, or put a text that begins with `&` or `*` in quotes.
    Example: `legal_name: *shop` must be `legal_name: Small Shop Ltd`.
    """
    return Wording(
        f'"{shorten(word)}" is a YAML shortcut, which is not read here',
        f'Write the value out, or put a text that begins with "{word[:1]}" in quotes.',
    )


@rule("HC132", Severity.ERROR)
def yaml_tag(word: str) -> Wording:
    """A value begins with `!`, YAML's sign for a type.

    What: `!name` before a value asks for a type; helpgen knows the types from its own tables.
    Why: Types in a file can make programs run code, and a text such as `!Sale` is one by accident.
    Fix: Remove the word with `!`, or put the text in quotes.
    Example: `title: !Sale starts` must be `title: "!Sale starts"`.
    """
    return Wording(
        f'"{shorten(word)}" asks for a type, which is not read here', "Remove it, or put the text in quotes."
    )


@rule("HC133", Severity.ERROR)
def yaml_second_document() -> Wording:
    """A second document begins in the file.

    What: A line `---` in the middle of a YAML file begins another document; helpgen reads one.
    Why: What stands below the line would be lost.
    Fix: Remove the line.
    Example: `---` between two channels in `channels.yml`.
    """
    return Wording('the line "---" begins a second document', "Remove the line.")


@rule("HC134", Severity.ERROR)
def yaml_key_not_a_word() -> Wording:
    """A key is not a word.

    What: A list or a group of keys stands in the place of a key, or nothing stands before a colon.
    Why: Every key has a name by which it is known.
    Fix: Write `key: value`; put a text that begins with a bracket in quotes.
    Example: `[email, chat]: care@fernway.example` must be `email: care@fernway.example`.
    """
    return Wording('a key must be a word, as in "key: value"', "Put a text that begins with a bracket in quotes.")


@rule("HC135", Severity.ERROR)
def yaml_line_without_key(line: str) -> Wording:
    """A line has neither a key nor a dash.

    What: Every line is `key: value` or `- entry`; this one has no colon.
    Why: helpgen cannot know what the words belong to.
    Fix: Add the key, or indent the line if it continues the text above.
    Example: `Where is my parcel?` alone in a line must be `title: Where is my parcel?`.
    """
    hint = 'Write it as "key: value", or indent it if it continues the line above.'
    return Wording(f'"{shorten(line)}" has no key', hint)


@rule("HC136", Severity.ERROR)
def yaml_indentation(line: str) -> Wording:
    """A line is indented differently from the lines that it belongs to.

    What: Lines of one group begin in the same column; this one stands between two groups.
    Why: Indentation alone tells what belongs together.
    Fix: Move the line to the column of its neighbours.
    Example: `city: Praha` with three blanks below `street:` with two.
    """
    hint = "Begin it in the same column as the lines that it belongs to."
    return Wording(f'"{shorten(line)}" does not stand in line with its neighbours', hint)


@rule("HC137", Severity.ERROR)
def yaml_backslash(word: str) -> Wording:
    r"""A backslash in double quotes begins a special character that does not exist.

    What: Inside double quotes a backslash begins a special character, such as `\n` or `\u00e9`.
    Why: The sign after this backslash has no such meaning.
    Fix: Use single quotes, or write the backslash twice.
    Example: `path: "C:\data"` must be `path: 'C:\data'`.
    """
    return Wording(f'"{shorten(word)}" is not a special character', "Use single quotes, or write the backslash twice.")


RULES: tuple[Rule[...], ...] = (
    unknown_front_matter_key,
    yaml_too_large,
    yaml_too_deep,
    yaml_too_many_values,
    yaml_forbidden_character,
    yaml_tab,
    yaml_quotes_missing,
    yaml_quote_not_closed,
    yaml_bracket_not_closed,
    yaml_blank_missing,
    yaml_not_understood,
    yaml_duplicate_key,
    yaml_shortcut,
    yaml_tag,
    yaml_second_document,
    yaml_key_not_a_word,
    yaml_line_without_key,
    yaml_indentation,
    yaml_backslash,
    *schema_rules.RULES,
)
"""Every rule about YAML: its form, and the keys and values in it."""
