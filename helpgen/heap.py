"""Memory that nobody uses any more: when to look for it, and back to the system with it.

Knows Python's collector and the C library of Linux. Must never know what was kept there.
"""

import contextlib
import gc
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for rings of dead objects in the meantime.

    A build makes hardly any: without the collector one of 5,000 articles takes 3 MB more, and a tenth less time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextlib.contextmanager
def lasting() -> Iterator[None]:
    """Do not look for dead objects among those that are made in the meantime, neither now nor later.

    For modules and what they are made of: they stay until the end, and importing them takes a seventh less time.
    """
    with uncollected():
        yield
        gc.freeze()  # in here: whoever lets the collector look again first has it look at all of them once


def give_back() -> None:
    """Return freed memory to the system; does nothing where the C library has no call for it.

    Sources, what came from workers and the prose are long texts, which leave holes. What is planned next are small
    values, which Python puts elsewhere: without this both would count.
    """
    import ctypes  # a library of the system, which only builds call

    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
