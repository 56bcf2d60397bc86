"""Numbers in prose that contradict the policies, in every language that helpgen reads.

Knows where sentences end and what stands above them. Precision comes first: what may be about something else is left
alone.
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from helpgen.check import promise_rules as broken
from helpgen.check.amount_places import AmountTexts
from helpgen.check.amounts import Amount, AmountReader, Kind, read_amounts
from helpgen.check.clean import Clean
from helpgen.check.folding import Folded
from helpgen.check.policy_words import CLOCKS, DELIVERED, NEVER, NEVER_MONEY, NEVER_TIME, WORDS
from helpgen.check.promises import Promise, TopicPromises, agrees, collect_promises, nearest
from helpgen.check.topics import TOPICS, Topic
from helpgen.diagnostics import Diagnostic
from helpgen.model import HelpCenter, Prose, Status
from helpgen.policy.duration import Duration
from helpgen.policy.money import Money
from helpgen.settings import Settings


def check_drift(help_center: HelpCenter, settings: Settings, clean: Clean, texts: AmountTexts) -> Iterator[Diagnostic]:
    """Yield the numbers in texts that say something else than the policies, and the exceptions that nothing needs."""
    promises = collect_promises(help_center.facts, help_center.policies)
    if not promises:
        return
    promised = repr([(name, known.own, known.also, known.plus) for name, known in promises.items()])
    gate_of = functools.cache(lambda language: _open_gate(language, promises))  # some hundred expressions are compiled
    for prose in help_center.prose:
        publication = prose.publication
        is_past = publication.expires_at is not None and publication.expires_at <= settings.today
        if publication.status is Status.ARCHIVED or is_past:
            continue
        inputs = ("drift", prose.language, promised, repr(prose.allowances), prose.text)
        yield from clean.unless_known(inputs, functools.partial(_check_prose, prose, gate_of, help_center, texts))


def _check_prose(
    prose: Prose, gate_of: "Callable[[str], _Gate | None]", help_center: HelpCenter, texts: AmountTexts
) -> Iterator[Diagnostic]:
    gate = gate_of(prose.language)
    if gate is None:
        return
    used: set[int] = set()
    for finding in gate.find(prose, texts):
        allowed = [index for index, mark in enumerate(prose.allowances) if mark.start <= finding.start < mark.end]
        used.update(allowed)
        if allowed:
            continue
        meant = nearest(finding.amount, finding.promises, help_center.facts)
        others = [promise for promise in finding.promises.own if promise is not meant]
        yield broken.contradicted_fact.at(
            prose.position(finding.start, finding.end),
            " ".join(prose.text[finding.start : finding.end].split()),
            meant.name,
            show(meant),
            list(dict.fromkeys(show(other) for other in others)),
            is_front_matter=finding.start < prose.body_start,
        )
    for index, mark in enumerate(prose.allowances):
        if index not in used:
            yield broken.needless_allowance.at(prose.position(mark.mark, mark.mark + 1))


def show(promise: Promise) -> str:
    """Return a promised value as a writer of YAML would read it."""
    match promise.value:
        case Duration(minimum=low, maximum=high, unit=unit):
            span = f"{low}-{high}" if low != high else f"{high}"
            return f"{span} {unit.value}{'' if high == 1 else 's'}"
        case Money() as money:
            return "free" if money.is_free else f"{money.amount} {money.currency}"
        case value if hasattr(value, "strftime"):
            return f"{value:%H:%M}"
        case value:
            return f"{value}%"


# --- Reading -----------------------------------------------------------------------


class _Finding(Struct, frozen=True):
    """An amount that agrees with no promise about its topic."""

    start: int
    end: int
    amount: Amount
    promises: TopicPromises


class _Sentence(Struct, frozen=True):
    """Some characters of a folded text."""

    start: int
    end: int
    heading: str
    """The heading right above it, of which it is the first sentence; "" for none."""


_ROW = re.compile(r"[ \t>]*\|")
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]+(?P<words>[^\n]*)|[ \t]*title:|\?\?\?\+?[ \t]+(?P<folded>[^\n]*)")
_BLOCK = re.compile(r"\u2029|\n[ >]*\n\s*|\n(?=[ >]*(?:[-*+] |#{1,6} |\||\d{1,3}[.)] |!!!|\?\?\?|=|:))")
_SHORTENED = ("ca", "cca", "max", "min", "hod", "tj", "approx", "น", "prac", "p.m", "a.m", "no", "č", "rp")
_END = re.compile(
    rf"[.!](?=\s)(?<![ .(][a-z][.!]){''.join(f'(?<!{re.escape(word)}[.])' for word in _SHORTENED)}"
    r"|[\u3002\uff01!](?!\s)"
)
"""A full stop behind one letter or a shortened word ends no sentence."""
_WORD_START = re.compile(r"\\b(?=[^\W_]|\[)")
_REACH = {"th": 90, "zh": 45}
_REACH_ELSEWHERE = 150
"""So many characters from a number its topic may stand."""
_ANSWER_LENGTH = 90
"""A longer sentence below a heading has a topic of its own, or none."""


class _Gate:
    """Compares the prose of one language with the promises."""

    def __init__(self, reader: AmountReader, language: str, promises: Mapping[str, TopicPromises]) -> None:
        self._reader = reader
        self._promises = promises
        self._reach = _REACH.get(language, _REACH_ELSEWHERE)
        self._words = tuple(
            (topic, tuple(_compile(expression, language) for expression in WORDS[language][topic.id]))
            for topic in TOPICS
            if topic.id in WORDS[language]
        )
        self._clocks = re.compile(CLOCKS[language])
        self._delivered = re.compile(DELIVERED[language])
        self._never = re.compile(NEVER[language])
        self._never_of_kind = {
            Kind.MONEY: re.compile(NEVER_MONEY[language]),
            Kind.TIME: re.compile(NEVER_TIME),
        }

    def find(self, prose: Prose, texts: AmountTexts) -> Iterator[_Finding]:
        """Yield what contradicts a promise, in reading order."""
        folded, places = texts.look(prose, self._reader.places)
        for sentence in self._sentences(folded.text) if places else ():
            first = bisect_left(places, sentence.start)
            if first == len(places) or places[first] >= sentence.end:
                continue
            words = folded.text[sentence.start : sentence.end]
            if self._reader.may_have_amount(words):
                yield from self._judge(sentence, words, folded)

    def _sentences(self, text: str) -> Iterator[_Sentence]:
        # Headings are kept for the sentence below them; rows of tables are read with the head of their table.
        heading, head = "", ""
        for start, end in _pieces(text, _BLOCK):
            block = text[start:end]
            found = _HEADING.match(block)
            if found is not None:
                heading = block
            is_row = _ROW.match(block) is not None
            if is_row and not head:
                head = block
            elif not is_row:
                head = ""
            first = "" if found is not None else (head if is_row else heading)
            for inner_start, inner_end in _pieces(block, _END):
                yield _Sentence(start + inner_start, start + inner_end, first)
                first = first if is_row else ""
            if found is None and block.strip():
                heading = ""

    def _judge(self, sentence: _Sentence, words: str, folded: Folded) -> Iterator[_Finding]:
        judged: set[int] = set()
        for amount in self._reader.find(words):
            first = max(0, amount.start - self._reach)
            near = words[first : amount.end + self._reach]
            if amount.start in judged or self._is_about_something_else(near, amount.kind):
                continue
            near = self._clocks.sub(_as_blanks, near)
            cued = self._cued(near, amount, first)
            if self._delivered.match(words, amount.end):
                cued = [topic for topic in cued if not topic.is_weak]
            if not cued and sentence.heading and len(words) <= _ANSWER_LENGTH:
                heading = self._clocks.sub(" ", sentence.heading)
                cued = self._cued(f"{heading} {near}", amount, first - len(heading) - 1)
            if cued and amount.kind is Kind.TIME:
                judged.add(amount.start)
            promises = self._decide(cued, amount)
            if promises is not None:
                judged.add(amount.start)
                start = folded.source(sentence.start + amount.start)
                end = folded.source(sentence.start + amount.end - 1) + 1
                yield _Finding(start, end, amount, promises)

    def _is_about_something_else(self, near: str, kind: Kind) -> bool:
        own = self._never_of_kind.get(kind)
        return bool(self._never.search(near) or (own and own.search(near)))

    def _cued(self, text: str, amount: Amount, first: int) -> list[Topic]:
        # The topics of a text that begins at `first` of the sentence, that of the nearest word first.
        cued: list[tuple[int, int]] = []
        for rank, (topic, expressions) in enumerate(self._words):
            if topic.kind is not amount.kind or (topic.units and amount.unit not in topic.units):
                continue
            if all(expression.search(text) for expression in expressions):
                places = [(found.start() + first, found.end() + first) for found in expressions[0].finditer(text)]
                cued.append((min(_distance(amount, start, end) for start, end in places), rank))
        return [self._words[rank][0] for _, rank in sorted(cued)]

    def _decide(self, cued: list[Topic], amount: Amount) -> TopicPromises | None:
        known = [self._promises[topic.id] for topic in cued if topic.id in self._promises]
        judges = [topic for topic in cued if not topic.is_weak] or cued
        if not known or any(topic.id not in self._promises for topic in judges):
            return None
        if any(agrees(amount, promises) for promises in known):
            return None
        return self._promises[judges[0].id]


def _distance(amount: Amount, start: int, end: int) -> int:
    # What stands before a number says more about it than what follows.
    return max(0, amount.start - end) if start < amount.start else 2 * max(0, start - amount.end)


def _compile(expression: str, language: str) -> re.Pattern[str]:
    # Arabic writes "and", "so", "in", "for" and "will" as a letter at the beginning of the next word.
    return re.compile(_WORD_START.sub(r"\\b[وفبلس]?", expression) if language == "ar" else expression)


def _as_blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _open_gate(language: str, promises: Mapping[str, TopicPromises]) -> _Gate | None:
    base = language.partition("-")[0].lower()
    reader = read_amounts(base)
    return _Gate(reader, base, promises) if reader else None


def _pieces(text: str, border: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in border.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)
