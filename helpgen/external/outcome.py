"""What asking an address came to, as a value."""

import enum

from msgspec import Struct


class Kind(enum.Enum):
    """What is known of an address."""

    FINE = "fine"
    MOVED = "moved"
    """For good; `detail` is the new address."""
    DEAD = "dead"
    """Nothing stands there; `detail` says how that is known."""
    UNKNOWN = "unknown"
    """The server did not say; `detail` says why."""
    PRIVATE = "private"
    """It was not asked."""
    UNREACHED = "unreached"
    """No way led to the server."""
    NAMELESS = "nameless"
    """There is no such server, or this machine has no connection to ask for names."""


class Outcome(Struct, frozen=True):
    """What is known of one address."""

    kind: Kind
    detail: str = ""
