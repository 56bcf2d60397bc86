"""The day of a build: the only place that reads the clock."""

import os
from datetime import UTC, date, datetime


def build_date(chosen: str) -> tuple[date, str]:
    """Return the day that decides what is published, and where it comes from.

    `chosen` is an ISO day from the command line or "". Then counts SOURCE_DATE_EPOCH (seconds since 1970 in UTC, see
    reproducible-builds.org), then today in UTC. Raises ValueError for a text that is no day.
    """
    if chosen:
        return date.fromisoformat(chosen), "--date"
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date(), "SOURCE_DATE_EPOCH"
        except (OverflowError, OSError):
            raise ValueError("the seconds lead beyond the calendar") from None
    return datetime.now(UTC).date(), "today, UTC"
