"""What every policy carries: since when it binds, which revision it is and who answers for it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Header:
    """The binding side of a policy."""

    effective_from: date | None
    """First day on which the promise binds; None if the writer gave none."""
    revision: str
    """The shop's own count, as text; "" if none."""
    owner: str
    """Who answers for it, an e-mail address or a name; never published. "" if none."""
