"""One article that was saved → the same article with its new body, for those who want it at once.

Knows how an article is read. Must never answer for more than one text: whatever else could have changed, it declines.
"""

from msgspec.structs import replace

from helpgen.diagnostics import Diagnostic, Position, silent
from helpgen.load.assemble import make_article, soften
from helpgen.load.parsers import parser_of
from helpgen.load.sources import TextFile, read_text, show_path
from helpgen.load.texts import Reading, TextReader
from helpgen.memory import Memory
from helpgen.model import AddressHole, Article, Body, FactHole, HelpCenter, ImageHole, LinkHole
from helpgen.profile import Profile
from helpgen.settings import Settings


def _aims(body: Body) -> set[tuple[str, ...]]:
    # What the holes of a body ask for.
    aims: set[tuple[str, ...]] = set()
    for part in body.parts:
        match part:
            case LinkHole():
                aims.add(("link", part.path, part.anchor))
            case ImageHole():
                aims.add(("image", part.path, part.target, str(part.has_alt)))
            case FactHole():
                aims.add(("fact", part.name))
            case AddressHole():
                aims.add(("address", *(one if isinstance(one, str) else one.name for one in part.parts)))
            case str():
                pass
    return aims


class ArticleReader:
    """Reads single articles of a help center again."""

    def __init__(self, help_center: HelpCenter, settings: Settings, memory: Memory) -> None:
        config = Position(settings.config_path.name)
        allows_raw_html = help_center.store is not None and help_center.store.allows_raw_html
        parser, _ = parser_of(settings.markdown_extensions, config, memory, allows_raw_html=allows_raw_html)
        self._texts = TextReader(parser, memory, Profile())
        self._settings = settings
        self._is_shop = help_center.store is not None

    def read(self, article: Article) -> tuple[Article, tuple[Diagnostic, ...]] | None:
        """Return the article with its new body and what is wrong with the text; None if more has changed.

        Anchors count as more: links of other pages lead to them; and so do new links, images and facts: whether they
        lead to something is for the checks to say.
        """
        file = self._settings.content_dir / article.path
        shown = show_path(file, self._settings.project_dir)
        found: list[Diagnostic] = []
        text = read_text(file, shown, found) if file.is_file() else None
        if text is None:
            return None
        source = TextFile(article.path, shown, text)
        (read,) = self._texts.read_all([Reading(source, splits_questions=False)], 1, silent)
        again = make_article(source, article.language, article.id, read.front_matter, read.parsed)
        if again.body.anchors != article.body.anchors or replace(again, body=article.body) != article:
            return None
        if not _aims(again.body) <= _aims(article.body):
            return None
        return again, tuple(one if self._is_shop else soften(one) for one in (*found, *read.diagnostics))
