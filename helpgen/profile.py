"""Where the time of a build goes. Knows clocks; what it measures changes no byte of a site."""

import contextlib
import os
import time
from collections.abc import Iterator

from msgspec import Struct, field

_SLOWEST_SHOWN = 10


class Profile(Struct):
    """The times of one build."""

    stages: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Name to seconds that passed and processor seconds, those of workers included; in the order of the flow."""
    texts: dict[str, float] = field(default_factory=dict)
    """Path of a text to the seconds that parsing it took; what was remembered is missing."""
    _inside: list[tuple[float, float]] = field(default_factory=list)

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure a stage, the stages inside it apart."""
        wall, processor = time.perf_counter(), _processor_seconds()
        self._inside.append((0.0, 0.0))
        try:
            yield
        finally:
            inner = self._inside.pop()
            spent = (time.perf_counter() - wall, _processor_seconds() - processor)
            before = self.stages.pop(name, (0.0, 0.0))
            self.stages[name] = (before[0] + spent[0] - inner[0], before[1] + spent[1] - inner[1])
            if self._inside:
                outer = self._inside[-1]
                self._inside[-1] = (outer[0] + spent[0], outer[1] + spent[1])

    def lines(self) -> Iterator[str]:
        """Yield the times for reading: stages, then the slowest texts."""
        yield f"{'stage':<10}{'seconds':>9}{'processor':>11}"
        for name, (wall, processor) in self.stages.items():
            yield f"{name:<10}{wall:>9.3f}{processor:>11.3f}"
        total = [sum(times) for times in zip(*self.stages.values(), strict=True)]
        if total:
            yield f"{'together':<10}{total[0]:>9.3f}{total[1]:>11.3f}"
        slowest = sorted(self.texts.items(), key=lambda item: (-item[1], item[0]))[:_SLOWEST_SHOWN]
        if slowest:
            yield f"{len(self.texts)} texts were parsed; the slowest, in milliseconds:"
        for path, seconds in slowest:
            yield f"{seconds * 1000:>9.1f}  {path}"


def now() -> float:
    """Return a reading of a clock that only grows, in seconds."""
    return time.perf_counter()


def _processor_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
