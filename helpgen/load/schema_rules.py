"""What a writer is told about the keys and values of front matter, the shop's files and the policies.

Knows wordings only; must never know how values are validated or what a shop is.
"""

from collections.abc import Iterable, Sequence

from helpgen.diagnostics import Rule, Severity, Wording, rule
from helpgen.load.wording import shorten, suggest, suggest_or_list


@rule("HC140", Severity.ERROR)
def unknown_key(key: str, candidates: Iterable[str]) -> Wording:
    """A file has a key that helpgen does not know.

    What: The key means nothing in this place, so its value would not be used.
    Why: Most unknown keys are slips of the hand, and a promise to shoppers must not be lost silently.
    Fix: Correct the key, move it to the place where it belongs, or remove the line.
    Example: `expected_respons: 1 hour` must be `expected_response: 1 hour`.
    """
    hint = suggest_or_list(key.rpartition(".")[2], candidates, "Known keys")
    return Wording(f'"{shorten(key)}" is not a known key', hint)


@rule("HC141", Severity.ERROR)
def missing_key(key: str, description: str) -> Wording:
    """A required key is missing or has no value.

    What: Without this key helpgen cannot say what it has to say.
    Why: helpgen does not invent facts about a shop.
    Fix: Add the key with its value.
    Example: `store.yml` without `languages: [en]`.
    """
    name = key.rpartition(".")[2]
    return Wording(f'"{shorten(key)}" is missing', f'Add "{name}: …". {description}'.strip())


@rule("HC142", Severity.ERROR)
def wrong_value(key: str, expected: str, received: str, suggestion: str = "") -> Wording:
    """A value does not have the form that its key needs.

    What: The key expects a date, an amount, an address, a list or another form, and the value is something else.
    Why: Dates, prices and addresses are computed with and linked; a half-understood one would be a wrong promise.
    Fix: Write the value as the message says.
    Example: `price: 7,90` must be `price: 7.90 EUR`.
    """
    return Wording(f"{shorten(key)}: expected {expected}, received {received}", suggestion)


@rule("HC143", Severity.ERROR)
def unknown_choice(key: str, word: str, candidates: Iterable[str]) -> Wording:
    """A value is not one of the words that its key knows.

    What: The key has a fixed list of words, and this one is not among them.
    Why: Each word has a meaning of its own; an unknown one has none.
    Fix: Use one of the words in the message.
    Example: `starts_from: delivered` must be `starts_from: delivery`.
    """
    known = tuple(candidates)
    message = f"{shorten(key)}: expected one of {', '.join(known)}, received {word}"
    return Wording(message, suggest(word.strip('"'), known))


@rule("HC144", Severity.ERROR)
def duplicate_id(name: str, first_line: int) -> Wording:
    """Two entries of a list have the same id.

    What: An id names one entry of a list; this one is taken.
    Why: Articles quote facts by their id, and two facts would compete.
    Fix: Give one of the two another id.
    Example: Two return windows with `id: standard`.
    """
    return Wording(f'the id "{shorten(name)}" is already used in line {first_line}', "Give one of the two another id.")


@rule("HC145", Severity.ERROR)
def listed_twice(word: str, first_line: int) -> Wording:
    """A list has the same entry twice.

    What: The entry already stands in the list.
    Why: Usually another entry was meant, which is now missing.
    Fix: Replace or remove the second one.
    Example: `countries: [AT, BE, AT]`.
    """
    return Wording(f'"{shorten(word)}" is already in this list, in line {first_line}', "Replace or remove it.")


@rule("HC146", Severity.ERROR)
def keys_expected(received: str) -> Wording:
    """A file or a front matter has no keys.

    What: It must consist of lines such as `title: Where is my parcel?`; it is empty, a list or a plain text.
    Why: A value without a key has no meaning.
    Fix: Write `key: value` lines. A page may also have no front matter at all.
    Example: A page that begins with `---`, a sentence and `---`.
    """
    return Wording(f'expected lines such as "key: value", received {received}', "Write one key with its value a line.")


@rule("HC147", Severity.ERROR)
def unknown_reference(key: str, kind: str, name: str, candidates: Iterable[str]) -> Wording:
    """An entry names another one that does not exist.

    What: A rate names a method or zone, a method a carrier, a restriction a zone, by an id that no entry has.
    Why: Without it the price or the rule cannot be shown.
    Fix: Correct the id, or add the entry.
    Example: `zone: europ` where the zone is called `europe`.
    """
    hint = suggest_or_list(name, candidates, f"Known {kind}s")
    return Wording(f'{shorten(key)}: {kind} "{shorten(name)}" does not exist', hint or f"Add the {kind} first.")


@rule("HC148", Severity.ERROR)
def country_in_two_groups(country: str, group: str, first_line: int) -> Wording:
    """A country belongs to two zones or two markets.

    What: The country is already listed in another zone or market.
    Why: A shopper there would get two prices or two sets of rules.
    Fix: Remove it from one of the two.
    Example: `CZ` in the zones `czechia` and `europe`.
    """
    message = f'country "{country}" is already in "{shorten(group)}", in line {first_line}'
    return Wording(message, "Remove it from one of the two.")


@rule("HC149", Severity.ERROR)
def channel_detail_missing(channel: str, kind: str, keys: Sequence[str]) -> Wording:
    """A channel lacks what shoppers need to use it.

    What: A phone needs a number, a community an address on the web, an account its name.
    Why: A channel that nobody can use is worse than none.
    Fix: Add the key that the message names, or remove the channel.
    Example: `type: phone` without `number: "+420 222 333 444"`.
    """
    needed = " or ".join(f'"{key}"' for key in keys)
    return Wording(f'channel "{shorten(channel)}" of type "{kind}" needs {needed}', f'Add "{keys[0]}: …" to it.')


@rule("HC150", Severity.ERROR)
def channel_account_malformed(account: str) -> Wording:
    """An account name has a blank or a slash.

    What: Account names of chat and social networks have neither; often the whole address was pasted.
    Why: helpgen makes the link from the name, and the link would lead nowhere.
    Fix: Give the name alone.
    Example: `address: instagram.com/fernway` must be `address: fernway`.
    """
    name = account.rstrip("/").rpartition("/")[2].replace(" ", "")
    hint = f'Did you mean "{shorten(name)}"?' if name else "Give the name of the account alone."
    return Wording(f'the account "{shorten(account)}" has a blank or a slash', hint)


RULES: tuple[Rule[...], ...] = (
    unknown_key,
    missing_key,
    wrong_value,
    unknown_choice,
    duplicate_id,
    listed_twice,
    keys_expected,
    unknown_reference,
    country_in_two_groups,
    channel_detail_missing,
    channel_account_malformed,
)
