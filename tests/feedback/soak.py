"""How long a run is: short in every test run; `make soak` sets `HELPGEN_SOAK` to the share of the long run."""

import os
import sys

SHARE = float(os.environ.get("HELPGEN_SOAK") or 0)
"""1 for the whole long run, 0.1 for a tenth of it, 0 for the short run of `make test`."""
IS_LONG = SHARE > 0
IS_WHOLE = SHARE >= 1


def times(short: int, long: int) -> int:
    """How often: `short` in `make test`, the share of `long` in a soak, and never less than `short`."""
    return max(short, round(long * SHARE))


def tell(figures: str) -> None:
    """Say what was measured; pytest shows it with -s, as `make soak` does."""
    sys.stdout.write(f"\n  {figures}\n")
