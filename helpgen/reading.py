"""Files → bytes, in four calls to the system for each: thousands are read, and Python's own files take eight.

Knows the file system. Must never know what the bytes mean.
"""

import os
from pathlib import Path

_PIECE_BYTES = 1_000_000


def read_file(path: str | Path) -> bytes:
    """Return what a file has; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return read_opened(descriptor, os.fstat(descriptor).st_size)
    finally:
        os.close(descriptor)


def read_opened(descriptor: int, size: int) -> bytes:
    """Return what an opened file has, which is `size` bytes unless somebody writes there; raises OSError."""
    content = os.read(descriptor, size + 1)  # asked for a byte more than it has, a file says that it ends there
    if len(content) != size:
        while piece := os.read(descriptor, _PIECE_BYTES):
            content += piece
    return content
