"""Bodies of articles, each given up once no page needs it any more: the filled ones take their room.

Knows whose body is whose. Must never know what a page shows of it.
"""

from msgspec.structs import replace

from helpgen.model import Article, Body, HelpCenter


class Bodies:
    """The bodies of the articles of a help center, language by language."""

    def __init__(self) -> None:
        """Nobody's: every article has its own."""
        self._of: dict[str, dict[str, Body]] = {}

    def add(self, article: Article) -> None:
        """Keep the body of an article."""
        self._of.setdefault(article.language, {})[article.id] = article.body

    def of(self, article: Article) -> Body:
        """Return the body of an article, wherever it is."""
        return self._of.get(article.language, {}).get(article.id, article.body)

    def give_up(self, language: str) -> None:
        """Forget the bodies of a language."""
        self._of.pop(language, None)


def set_bodies_apart(help_center: HelpCenter) -> tuple[HelpCenter, Bodies]:
    """Return the same help center whose articles have headings and anchors but no text, and their texts."""
    bodies = Bodies()
    for article in help_center.articles:
        bodies.add(article)
    articles = tuple(replace(article, body=replace(article.body, parts=())) for article in help_center.articles)
    return replace(help_center, articles=articles), bodies
