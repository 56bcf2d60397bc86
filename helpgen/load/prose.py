"""The source of a text → its prose: what shoppers read, every character where the writer typed it.

Knows Markdown's signs well enough to blank them out. Knows nothing of numbers, policies or languages.
"""

import hashlib
import html
import re

from helpgen.load.front_matter import FrontMatterSplit
from helpgen.model import Allowance, Prose, Publication, Reference

GAP = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for each character of a variable, so that the words round it do not grow together."""
BREAK = "\N{PARAGRAPH SEPARATOR}"
"""Stands where a tag of HTML ends a cell, an entry or a paragraph."""
DIGEST_LENGTH = 12
"""Characters in hex; enough to tell the versions of one text apart."""
_READ_KEYS = ("title", "summary", "transcript")
"""Keys of front matter whose values are sentences."""

_MARKUP = re.compile(
    r"""(?=[<`~{(\[\]&\\*=+!:])(?:
       (?P<comment><!--.*?-->)
      |(?P<fence>(?P<ticks>`{3,}|~{3,})[^`\n]*\n.*?(?:^[ \t>]*(?P=ticks)[`~]*[ \t]*$|\Z))
      |(?P<code>(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`))
      |(?P<variable>\{\{[^{}\n]*\}\})
      |(?P<target>(?<=\])(?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])|(?<=\n)\[[^\]^\n][^\]\n]*\]:[^\n]*)
      |(?P<tag></?[a-zA-Z][^<>]*>|<[a-z]+:[^<>\s]*>)
      |(?P<address>(?<=ttp)://[^\s)>\]]+|(?<=ttps)://[^\s)>\]]+)
      |(?P<attributes>\{:?[ \t]*[.\#a-z][^{}\n]*\})
      |(?P<entity>&(?:\#\d+|\#x[0-9a-fA-F]+|[a-zA-Z]+);)
      |(?P<escape>\\(?=[!-/:-@\[-`{-~]))
      |(?P<sign>(?<=\S)\*+|\*+(?=\S)|~~|==|\+\+|[\[\]]|!(?=\[)))""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
"""Begins with a test of one character, so that most characters cost one step."""
_WEB_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']+")
_ALLOW = re.compile(r"<!--\s*helpgen:\s*allow\s*-->|#\s*helpgen:\s*allow\b[^\n]*")
_KEY = re.compile(r"(?P<key>[a-z_]+):[ \t]*(?P<style>[|>][+-]?)?")
_INDENTED = re.compile(r"[ \t]+(?:(?P<key>[a-z_]+):[ \t])?")
_BLOCK_TAG = re.compile(r"</?(?:td|th|tr|li|p|div|br|h[1-6]|dt|dd|summary|details|table)\b", re.IGNORECASE)
_VISIBLE = re.compile(r"[^\n]")


def read_prose(
    text: str,
    shown_path: str,
    language: str,
    publication: Publication,
    split: FrontMatterSplit,
    translated_from: Reference | None = None,
) -> Prose:
    """Return the prose of a whole file, as long as its text."""
    start = len(text) - len(split.body)
    front = _mask_front_matter(text[:start])
    body = _MARKUP.sub(_blank, split.body)
    addresses = tuple((found[0], found.start()) for found in _WEB_ADDRESS.finditer(text))
    said = " ".join(f"{front} {split.body}".split())
    digest = hashlib.sha256(said.encode()).hexdigest()[:DIGEST_LENGTH]
    allowances = tuple(_allowances(text))
    prose = front + body
    return Prose(shown_path, language, publication, prose, start, addresses, allowances, digest, translated_from)


def _blank(match: re.Match[str]) -> str:
    found = match[0]
    if match["variable"] is not None:
        return GAP * len(found)
    if match["entity"] is not None:
        shown = html.unescape(found)
        return shown.ljust(len(found)) if len(shown) <= len(found) else " " * len(found)
    if match["tag"] is not None and _BLOCK_TAG.match(found):
        return BREAK + _VISIBLE.sub(" ", found[1:])
    return _VISIBLE.sub(" ", found) if "\n" in found else " " * len(found)


def _mask_front_matter(front: str) -> str:
    lines: list[str] = []
    is_read = False
    for line in front.split("\n"):
        key = _KEY.match(line)
        if key is not None:
            is_read = key["key"] in _READ_KEYS
        inner = _INDENTED.match(line) if key is None else None
        if inner is not None and inner["key"]:
            is_read = inner["key"] in _READ_KEYS
        shown = line.partition(" #")[0] if is_read else ""
        head = (key or inner) if is_read else None
        shown = " " * head.end() + shown[head.end() :] if head else shown
        lines.append(shown.replace('"', " ").ljust(len(line)))
    return "\n".join(lines)


def _allowances(text: str) -> list[Allowance]:
    # On a line with other words it allows that line; alone on its line it allows the block below.
    found: list[Allowance] = []
    for match in _ALLOW.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        line_end = (text.find("\n", match.end()) + 1 or len(text) + 1) - 1
        is_alone = not (text[line_start : match.start()] + text[match.end() : line_end]).strip()
        end = line_end
        if is_alone:
            end = text.find("\n\n", line_end + 1)
            end = len(text) if end < 0 else end
        found.append(Allowance(line_start, end, match.start()))
    return found
