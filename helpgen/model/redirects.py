"""Addresses that a help center once had."""

from msgspec import Struct

from helpgen.diagnostics import Position


class Redirect(Struct, frozen=True):
    """An old address and what stands there now."""

    address: str
    """From the root of the help center, without a slash at the ends and not percent-encoded: `hc/en-us/articles/12`."""
    target: str
    """As written: a path in the content folder, an address of the help center, or a whole address."""
    position: Position
    """Of the old address."""
    target_position: Position
