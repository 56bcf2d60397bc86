"""How far the translations are."""

import enum

from msgspec import Struct


class State(enum.Enum):
    """How a translation stands to its original."""

    CURRENT = "current"
    """It translates what the original says now."""
    STALE = "stale"
    """The original has changed since."""
    UNRECORDED = "unrecorded"
    """Nobody has recorded what was translated."""
    MISSING = "missing"


class TextStatus(Struct, frozen=True):
    """A text of the default language with its translations."""

    path: str
    """Below the folder of the language."""
    digest: str
    states: tuple[State, ...]
    """One for each language but the default, in the order of the store."""


class ReasonStatus(Struct, frozen=True):
    """How one contact reason is answered for shoppers of a market who read one language."""

    name: str
    question: str
    state: str
    """`answered`, `other language` or `missing`."""
    answered_by: str
    """The file, policy or tool; "" for none."""


class CoverageStatus(Struct, frozen=True):
    """What answers the contact reasons there."""

    market: str
    """Id; "" for a language that no market names."""
    language: str
    reasons: tuple[ReasonStatus, ...]

    def count(self, state: str) -> int:
        """Return how many reasons are answered like this."""
        return sum(reason.state == state for reason in self.reasons)


class StatusView(Struct, frozen=True):
    """All public texts and replies for agents."""

    site_name: str
    default_language: str
    languages: tuple[str, ...]
    """The others."""
    texts: tuple[TextStatus, ...]
    coverage: tuple[CoverageStatus, ...]
    """In the order of the markets."""
    reason_states: tuple[str, ...]
    """The words of `ReasonStatus.state`, best first."""
    reasons_off: tuple[str, ...]
    """Names of the contact reasons that do not apply."""

    def count(self, language: str, state: State) -> int:
        """Return how many texts stand like this in a language."""
        place = self.languages.index(language)
        return sum(text.states[place] is state for text in self.texts)
