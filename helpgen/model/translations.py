"""Which texts belong together: an original in the default language and its translations."""

from collections.abc import Iterator

from msgspec import Struct

from helpgen.model.articles import Article, FaqTopic, Landing, Status
from helpgen.model.help_center import HelpCenter
from helpgen.model.prose import Prose


class Pair(Struct, frozen=True):
    """A translation and what it translates."""

    original: Prose
    translation: Prose

    @property
    def is_recorded(self) -> bool:
        """Whether somebody has recorded what was translated."""
        return self.translation.translated_from is not None

    @property
    def is_stale(self) -> bool:
        """Whether the original has changed since then."""
        source = self.translation.translated_from
        return source is not None and source.name != self.original.digest


def find_pairs(help_center: HelpCenter) -> Iterator[Pair]:
    """Yield the translations with their originals in the default language; archived texts are left alone."""
    default = help_center.default_language
    texts = {text.shown_path: text for text in help_center.prose}
    for translation in help_center.prose:
        if translation.language == default or translation.publication.status is Status.ARCHIVED:
            continue
        original = texts.get(path_in(help_center, default, inner_path(help_center, translation)))
        if original is not None:
            yield Pair(original, translation)


def inner_path(help_center: HelpCenter, text: Prose) -> str:
    """Return the path of a text below the folder of its language, the same for its translations."""
    return text.shown_path.removeprefix(path_in(help_center, text.language, ""))


def path_in(help_center: HelpCenter, language: str, inner: str) -> str:
    """Return the path that messages name for a text of a language."""
    known: tuple[Article | FaqTopic | Landing, ...] = (
        *help_center.homes[:1],
        *help_center.articles[:1],
        *help_center.faq_topics[:1],
    )
    content = known[0].position.path.removesuffix(known[0].path) if known else ""
    return f"{content}{language}/{inner}"
