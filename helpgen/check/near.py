"""Which of many names look like a word, so that only a few have to be compared with it letter by letter.

Knows names. Must never know what they name. Comparing takes a millisecond a hundred names, and an imported help center
may have a thousand broken links and as many articles.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

_COMPARED = 60
"""So many names are returned at most, and more are not looked for."""
_LENGTH = 3


class NearNames:
    """Finds names that share rare runs of three characters with a word."""

    def __init__(self, names: Iterable[str]) -> None:
        """Nothing is done before the first question."""
        self._names = tuple(names)
        self._holders: dict[str, list[int]] = {}

    def find(self, word: str) -> Sequence[str]:
        """Return the names to compare with a word: all of them if they are few, else those most like it first."""
        if len(self._names) <= _COMPARED:
            return self._names
        found: dict[int, int] = defaultdict(int)
        holders = self._find_holders()
        lists = (holders[run] for run in _runs(word) if run in holders)
        for numbers in sorted(lists, key=lambda numbers: (len(numbers), numbers)):
            if len(found) >= _COMPARED:  # commoner runs would only add less likely names
                break
            for number in numbers:
                found[number] += 1
        best = sorted(found, key=lambda number: (-found[number], number))[:_COMPARED]
        return [self._names[number] for number in best]

    def _find_holders(self) -> dict[str, list[int]]:
        if not self._holders:
            for number, name in enumerate(self._names):
                for run in _runs(name):
                    self._holders.setdefault(run, []).append(number)
        return self._holders


def _runs(word: str) -> set[str]:
    word = word.casefold()
    return {word[start : start + _LENGTH] for start in range(max(1, len(word) - _LENGTH + 1))}
