"""What every policy carries: since when it binds, which revision it is, what changed and who answers for it."""

from datetime import date

from msgspec import Struct

from helpgen.policy.text import Text


class ChangeNote(Struct, frozen=True):
    """One change of a policy, told to shoppers."""

    date: date
    """The day from which it holds."""
    revision: str
    """The revision that it led to; "" if the shop does not count."""
    what: Text


class Header(Struct, frozen=True):
    """The binding side of a policy."""

    effective_from: date | None
    """First day on which the promise binds; None if the writer gave none."""
    effective_to: date | None
    """Last day on which it binds; None: until another version takes its place."""
    revision: str
    """The shop's own count, as text; "" if none."""
    owner: str
    """Who answers for it, an e-mail address or a name; never published. "" if none."""
    changelog: tuple[ChangeNote, ...]
    """Newest first."""
