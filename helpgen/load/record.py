"""Texts as translators and those who check them need them: cut into words and the rest, and marked as fresh."""

import re

from helpgen.load.front_matter import read_front_matter, split_front_matter

_KEY = re.compile(r"^source_digest:[^\n]*$", re.MULTILINE)


def record_digest(text: str, digest: str) -> str:
    """Return the text with `source_digest`; nothing else changes. A page without front matter gets one."""
    split = split_front_matter(text)
    line = f"source_digest: {digest}"
    if not split.yaml:
        return f"---\n{line}\n---\n{text}"
    start = text.index(split.yaml)
    changed = _KEY.sub(line, split.yaml) if _KEY.search(split.yaml) else f"{split.yaml.rstrip()}\n{line}\n"
    return text[:start] + changed + text[start + len(split.yaml) :]


def split_words(text: str) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """Return the YAML of a page, (key, words) of what it says in words there, and the body.

    The keys are `title`, `summary` and `keywords`, those that it has; keywords have commas between.
    """
    split = split_front_matter(text)
    front, _ = read_front_matter(split.yaml, "", 1)
    said = (("title", front.title), ("summary", front.summary), ("keywords", ", ".join(front.keywords)))
    return split.yaml, tuple((key, words) for key, words in said if words), split.body
