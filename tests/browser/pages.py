"""Reads pages as files: what a crawler sees, without a browser."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str]


@dataclass
class ParsedPage:
    """The elements of a page, in order."""

    elements: list[tuple[str, Attributes]] = field(default_factory=list)

    def all(self, tag: str, /, **wanted: str) -> list[Attributes]:
        """The attributes of every element of this kind with these attributes."""
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and all(attributes.get(key) == value for key, value in wanted.items())
        ]

    @property
    def canonical(self) -> str:
        """The address that search engines shall keep."""
        return self.all("link", rel="canonical")[0]["href"]

    @property
    def alternates(self) -> dict[str, str]:
        """The translations by language."""
        return {link["hreflang"]: link["href"] for link in self.all("link", rel="alternate") if "hreflang" in link}

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list it."""
        return not self.all("meta", name="robots", content="noindex")


def parse(source: str) -> ParsedPage:
    """Return the elements of a page."""
    page = ParsedPage()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            page.elements.append((tag, {name: value or "" for name, value in attrs}))

        handle_startendtag = handle_starttag

    reader = Reader()
    reader.feed(source)
    reader.close()
    return page
