"""What was read before and had nothing wrong in it, remembered from build to build.

Knows digests. Must never know what a rule looks for. Only that nothing was found is remembered: what has a finding is
read again by every build, so a finding can neither be lost nor grow old.
"""

from collections.abc import Callable, Iterable, Iterator

from helpgen.diagnostics import Diagnostic
from helpgen.memory import FORGETFUL, Memory, code_digest, digest_of


class Clean:
    """Asks a memory before something is read, and tells it that nothing was found."""

    def __init__(self, memory: Memory) -> None:
        self._memory = None if memory is FORGETFUL else memory

    def unless_known(self, parts: Iterable[str], look: Callable[[], Iterable[Diagnostic]]) -> Iterator[Diagnostic]:
        """Yield what `look` finds; nothing, without looking, if it has found nothing in the same parts before.

        The parts must be everything on which it depends whether something is found, the name of the rule among it.
        """
        if self._memory is None:
            yield from look()
            return
        key = digest_of(code_digest(), *parts)
        if self._memory.get(key) is not None:
            return
        found = tuple(look())
        yield from found
        if not found:
            self._memory.put(key, b"")
