"""How messages about YAML repeat a writer's own word and propose the right one.

Knows words only; must never know what they stand for.
"""

from collections.abc import Iterable

_SHOWN = 60
"""Characters of the writer's own word that a message repeats."""
_NEAR_AMONG_FEW = 0.7
"""Where all candidates can be listed, a far-fetched one is no help."""


def shorten(word: str) -> str:
    """Return the word on one line, printable, cut after 60 characters."""
    line = "".join(char if char.isprintable() else " " for char in word[: 4 * _SHOWN])
    line = " ".join(line.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def suggest(word: str, candidates: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Return `Did you mean "x"?` for the nearest candidate, whatever its capitals, or "" if none is near.

    `cutoff` tells how near it must be, from 0 to 1.
    """
    if len(word) > _SHOWN:
        return ""
    import difflib  # which only mistakes need

    by_fold = {candidate.casefold(): candidate for candidate in sorted(candidates)}
    near = difflib.get_close_matches(word.casefold(), by_fold, n=1, cutoff=cutoff)
    return f'Did you mean "{by_fold[near[0]]}"?' if near else ""


def suggest_or_list(word: str, candidates: Iterable[str], lead: str) -> str:
    """Return `Did you mean "x"?`, or all candidates behind the lead where none is near."""
    known = sorted(candidates)
    return suggest(word, known, cutoff=_NEAR_AMONG_FEW) or (f"{lead}: {', '.join(known)}." if known else "")
