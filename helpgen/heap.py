"""Memory that nobody uses any more → the system, so that the largest moment of a build is not larger than it need be.

Knows the C library of Linux. Must never know what was kept there.
"""

import contextlib
import ctypes
import sys


def give_back() -> None:
    """Return freed memory to the system; does nothing where the C library has no call for it.

    Sources, what came from workers and the prose are long texts, which leave holes. What is planned next are small
    values, which Python puts elsewhere: without this both would count.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
