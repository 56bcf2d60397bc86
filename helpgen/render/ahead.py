"""Texts are read for the search while others plan their pages.

Knows that there may be another process. Must never be needed: what it does not get to, whoever makes the index does.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator

from helpgen.memory import FORGETFUL, Memory
from helpgen.render.search_shards import read_ahead
from helpgen.views import SearchDocument
from helpgen.workers import Aside


@contextlib.contextmanager
def reading_ahead(memory: Memory) -> Iterator[Callable[[str, Iterable[SearchDocument]], None]]:
    """Give a function that has another process read documents of a language, until the next ones or the end.

    What that process has made is in `memory` afterwards; nothing is read if it keeps nothing, or knows it already.
    """
    aside = Aside()

    def begin(language: str, documents: Iterable[SearchDocument]) -> None:
        steps = read_ahead(language, documents, memory) if memory is not FORGETFUL else None
        if steps is not None:
            memory.save()  # or both would write what is not on disk yet
            aside.begin(steps, memory.save)

    try:
        yield begin
    finally:
        aside.end()
        memory.refresh()
