"""A text that shoppers read, written once for all languages or once for each."""

from msgspec import Struct


class Text(Struct, frozen=True):
    """Words by language. A plain string is the same in every language."""

    by_language: tuple[tuple[str, str], ...]
    """(BCP 47 tag, words) in the writer's order; the tag "" stands for every language."""

    def in_language(self, language: str, default_language: str) -> str:
        """Return the words in `language`, else in the default language, else the first ones; "" if there are none."""
        words = dict(self.by_language)
        for tag in (language, "", default_language):
            if tag in words:
                return words[tag]
        return self.by_language[0][1] if self.by_language else ""


def same_everywhere(words: str) -> Text:
    """Return a text that reads the same in every language."""
    return Text((("", words),))
