"""The text of a translation → the same with the digest of its original in the front matter."""

import re

from helpgen.load.front_matter import split_front_matter

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
