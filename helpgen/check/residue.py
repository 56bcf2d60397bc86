"""Marks that texts bear after translating programs and wrong encodings: garbled, untranslated, cut off.

Knows how such texts look. Precision comes first: names, labels and quotations are left alone.
"""

import functools
import html
import re
from collections.abc import Iterator, Sequence

from helpgen.check import translation_rules as broken
from helpgen.check.clean import Clean
from helpgen.check.function_words import HAN, NEVER_LAST, OTHER_SCRIPTS, TELLING
from helpgen.check.texts import CheckedText, all_texts
from helpgen.diagnostics import Diagnostic, Position
from helpgen.model import HelpCenter, Pair, Prose, Status
from helpgen.settings import Settings

_GARBLED = re.compile(
    r"\ufffd|â€[™œ\x9d“”˜¦\u0153\u2122]|Ã[\x80-\xa0¡-¿]|Â[\xa0©®°»«·£]|ï»¿|ï¿½|à¸[\x80-\xbf]|[ÐÑ][\x80-\xbf][ÐÑ][\x80-\xbf]"
    r"|鈥|锟斤拷|馃[\u4e00-\u9fff]|銆[傚侀]|锛[屽歓]"
)
"""UTF-8 read as Western European or as Chinese GBK."""
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = r"[A-Za-zÀ-ÖØ-öø-žḀ-ỹ]"
_LATIN_RUN = re.compile(rf"{_LATIN}[{_LATIN[1:-1]}'’-]*(?:[ ,]+{_LATIN}[{_LATIN[1:-1]}'’-]*)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PARAGRAPH = re.compile(r"\n[ \t>]*\n|\u2029|\n(?=[ \t>]*(?:[-*+] |#{1,6} |\||\d{1,3}[.)] ))")
_MEDIUM, _LONG = 4, 20
_EXAMPLE_LENGTH = 60


def check_residue(help_center: HelpCenter, settings: Settings, clean: Clean) -> Iterator[Diagnostic]:
    """Yield garbled characters and sentences that break off."""
    for prose in help_center.prose:
        if prose.publication.status is not Status.ARCHIVED:
            yield from _garbled(prose)
    texts = {prose.shown_path: prose for prose in help_center.prose}
    for text in all_texts(help_center):
        found = texts.get(text.position.path)
        if found is not None and text.publication.status is not Status.ARCHIVED:
            inputs = ("cut off", text.language, *_markup_of(text))
            yield from clean.unless_known(inputs, functools.partial(_cut_off, text, found))


# --- Garbled ----------------------------------------------------------------------


def _garbled(prose: Prose) -> Iterator[Diagnostic]:
    for match in _GARBLED.finditer(prose.text):
        word = _word_around(prose.text, match.start(), match.end())
        yield broken.garbled_characters.at(prose.position(match.start(), match.end()), word)


def _word_around(text: str, start: int, end: int) -> str:
    while start and not text[start - 1].isspace() and end - start < _LONG:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - start < _LONG:
        end += 1
    return text[start:end]


# --- Untranslated -----------------------------------------------------------------


def find_left_behind(pair: Pair) -> Iterator[Diagnostic]:
    """Yield what stands in a translation in the words of the original, or in those of a third language."""
    base = pair.translation.language.partition("-")[0]
    source = pair.original.language.partition("-")[0]
    if base == source:
        return
    told: set[int] = set()
    paragraphs = _words_of_paragraphs(pair.translation)
    for start, end in _same_paragraphs(pair, paragraphs):
        told.add(start)
        yield _left(pair.translation, start, end)
    if base in OTHER_SCRIPTS:
        yield from _foreign_runs(pair, source)
    else:
        for start, end, words in paragraphs:
            if start not in told and _reads_as(words, source, base):
                yield _left(pair.translation, start, end)
    if base not in HAN:
        for match in _HAN_RUN.finditer(pair.translation.text):
            if match[0] not in pair.original.text and not _GARBLED.search(pair.translation.text, *_near(match)):
                yield _left(pair.translation, match.start(), match.end())


def _near(match: re.Match[str]) -> tuple[int, int]:
    return max(0, match.start() - 1), match.end() + 1


def _left(prose: Prose, start: int, end: int) -> Diagnostic:
    words = " ".join(prose.text[start:end].split())
    shown = words if len(words) <= _EXAMPLE_LENGTH else f"{words[:_EXAMPLE_LENGTH].rsplit(' ', 1)[0]} …"
    lead = len(prose.text[start:end]) - len(prose.text[start:end].lstrip(" \t>-*+#|\n0123456789.)"))
    first_line = prose.text[start + lead : end].partition("\n")[0].rstrip()
    return broken.words_left_behind.at(prose.position(start + lead, start + lead + len(first_line)), shown)


_Paragraph = tuple[int, int, tuple[str, ...]]
"""Where it begins and ends, and its words."""


def _paragraphs(prose: Prose) -> Iterator[tuple[int, int]]:
    start = prose.body_start
    for match in _PARAGRAPH.finditer(prose.text, prose.body_start):
        yield start, match.start()
        start = match.end()
    yield start, len(prose.text)


_CODE_SIGNS = re.compile(r"[_$/\\=]|--|::")
"""What names of files and commands have, and sentences have not."""


def _same_paragraphs(pair: Pair, paragraphs: Sequence[_Paragraph]) -> Iterator[tuple[int, int]]:
    # A paragraph of words that stands in the original in the same words.
    copied = [one for one in paragraphs if sum(map(str.islower, one[2])) >= _MEDIUM < len(one[2])]
    there = {words for _, _, words in _words_of_paragraphs(pair.original)} if copied else set()
    for start, end, words in copied:
        if words in there and not _CODE_SIGNS.search(pair.translation.text, start, end):
            yield start, end


def _words_of_paragraphs(prose: Prose) -> tuple[_Paragraph, ...]:
    return tuple((start, end, tuple(_WORD.findall(prose.text, start, end))) for start, end in _paragraphs(prose))


def _reads_as(words: Sequence[str], source: str, own: str) -> bool:
    # Several small words of the original's language, none of the text's own.
    small = [word.casefold() for word in words]
    if own not in TELLING or len(small) <= _MEDIUM or not TELLING[own].isdisjoint(small):
        return False
    telling = [word for word in small if word in TELLING.get(source, frozenset())]
    return len(set(telling)) >= 3 and len(telling) * 4 >= len(small)


def _foreign_runs(pair: Pair, source: str) -> Iterator[Diagnostic]:
    for match in _LATIN_RUN.finditer(pair.translation.text, pair.translation.body_start):
        words = _WORD.findall(match[0])
        if _is_sentence(words, source) or (match[0] not in pair.original.text and _is_foreign(words, source)):
            yield _left(pair.translation, match.start(), match.end())


def _is_sentence(words: Sequence[str], language: str) -> bool:
    telling = {word for word in words if word in TELLING.get(language, frozenset())}
    return len(words) > _MEDIUM and len(telling) >= 2


def _is_foreign(words: Sequence[str], source: str) -> bool:
    # "Una", "envío", but not "Las Vegas", "Le Creuset" or "café".
    others = frozenset().union(*(TELLING[name] for name in ("es", "fr", "de", "pt", "it") if name != source))
    for index, word in enumerate(words):
        is_before_name = index + 1 < len(words) and words[index + 1][0].isupper()
        if word.casefold() in others and len(word) > 2 and not is_before_name:
            return True
    accented = [word for word in words if not word.isascii() and word[0].islower() and len(word) > _MEDIUM]
    return bool(accented)


# --- Cut off ----------------------------------------------------------------------

_EMPTY_LINK = re.compile(r"<a\b[^>]*\shref=[^>]*>\s*</a>")
_TEXT_BLOCK = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_END = re.compile(
    r"(?<![^\W\d_])(?P<words>[^\W\d_]{2,}+[ \u00a0](?P<last>[^\W\d_]++))\s*(?P<sign>[.!?](?=\s+[^\sa-zà-ž]|\s*$)|$)"
)
"""A dot before a small letter ends no sentence: "s. r. o."."""
_HOLE = "\ufffc"


def _cut_off(text: CheckedText, prose: Prose) -> Iterator[Diagnostic]:
    last_words = NEVER_LAST.get(text.language.partition("-")[0], frozenset())
    for markup in _markup_of(text):
        for block in _TEXT_BLOCK.finditer(markup):
            empty = _EMPTY_LINK.search(block[1])
            if empty is not None:
                before = html.unescape(_TAG.sub("", block[1][: empty.start()]))
                yield broken.sentence_cut_off.at(_place(prose, before, text.position), _tail(before))
            plain = html.unescape(_TAG.sub("", block[1])).rstrip()
            is_whole = _ends_text(markup[block.end() :].lstrip())
            for match in _END.finditer(plain):
                if match["last"] in last_words and (match["sign"] or is_whole):
                    yield broken.sentence_cut_off.at(_place(prose, match["words"], text.position), match["words"])


def _markup_of(text: CheckedText) -> Iterator[str]:
    for body in text.bodies:
        yield "".join(part if isinstance(part, str) else _HOLE for part in body.parts)


def _ends_text(follows: str) -> bool:
    # "Run the" is no broken sentence where a list, a table or code goes on with it.
    return not follows or (follows.startswith(("<p>", "<h")) and not follows.startswith(("<p><code", "<p>\ufffc")))


def _tail(words: str) -> str:
    return " ".join(words.split()[-3:])


def _place(prose: Prose, words: str, otherwise: Position) -> Position:
    last = words.split()[-3:]
    found = re.search(r"\W+".join(map(re.escape, last)), prose.text[prose.body_start :]) if last else None
    if found is None:
        return otherwise
    return prose.position(prose.body_start + found.start(), prose.body_start + found.end())
