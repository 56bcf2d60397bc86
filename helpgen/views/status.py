"""How far the translations are."""

import enum
from dataclasses import dataclass


class State(enum.Enum):
    """How a translation stands to its original."""

    CURRENT = "current"
    """It translates what the original says now."""
    STALE = "stale"
    """The original has changed since."""
    UNRECORDED = "unrecorded"
    """Nobody has recorded what was translated."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class TextStatus:
    """A text of the default language with its translations."""

    path: str
    """Below the folder of the language."""
    digest: str
    states: tuple[State, ...]
    """One for each language but the default, in the order of the store."""


@dataclass(frozen=True, slots=True)
class StatusView:
    """All public texts and replies for agents."""

    site_name: str
    default_language: str
    languages: tuple[str, ...]
    """The others."""
    texts: tuple[TextStatus, ...]

    def count(self, language: str, state: State) -> int:
        """Return how many texts stand like this in a language."""
        place = self.languages.index(language)
        return sum(text.states[place] is state for text in self.texts)
