"""Short texts beside the articles: notices at the top of every page, and terms that are explained."""

import enum
from datetime import date

from msgspec import Struct

from helpgen.diagnostics import Position
from helpgen.model.articles import Reference
from helpgen.policy.text import Text


class NoticeKind(enum.Enum):
    """How urgent a notice is."""

    INFO = "info"
    """Good to know."""
    WARNING = "warning"
    """Something does not work as usual."""


class Notice(Struct, frozen=True):
    """Something that concerns every reader for a while."""

    id: str
    kind: NoticeKind
    text: Text
    article: Reference | None
    """Id of the article that says more."""
    publish_at: date | None
    """First day on the site."""
    expires_at: date | None
    """First day no longer on the site."""
    position: Position

    def is_shown(self, today: date) -> bool:
        """Tell whether it stands on the pages of a build of the given day."""
        has_begun = self.publish_at is None or self.publish_at <= today
        return has_begun and (self.expires_at is None or today < self.expires_at)


class Term(Struct, frozen=True):
    """A word of the trade, with what it means."""

    id: str
    term: Text
    meaning: Text
    forms: tuple[tuple[str, tuple[str, ...]], ...]
    """Other forms of the word by language, such as plurals."""

    def words_in(self, language: str) -> tuple[str, ...]:
        """Return the word and its other forms in one language; none if the term has no word in it."""
        words = dict(self.term.by_language)
        word = words.get(language) or words.get("")
        return (word, *dict(self.forms).get(language, ())) if word else ()
