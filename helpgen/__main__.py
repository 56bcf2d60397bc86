"""The command `helpgen`, also as `python -m helpgen`: imports the command line and calls it."""

import contextlib
import os
import sys
import threading

from helpgen.heap import lasting


def main() -> None:
    """Run the command line, and end the program."""
    with lasting():  # half of what any command imports; looking for dead objects among it takes a tenth of the time
        from helpgen import cli

    try:
        cli.main()
    except SystemExit as ended:
        _leave(ended.code)
        raise


def _leave(code: object) -> None:
    # The system takes back all memory at once; Python would take a site apart value by value. Whatever is unusual about
    # the end is left to Python: threads that still run, output that nobody takes.
    if isinstance(code, int) and threading.active_count() == 1:
        with contextlib.suppress(OSError, ValueError):
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
            os._exit(code)


if __name__ == "__main__":
    main()
