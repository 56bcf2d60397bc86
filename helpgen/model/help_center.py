"""The whole: all content, and what every path in it stands for."""

import enum
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from msgspec import Struct, field

from helpgen.diagnostics import Position
from helpgen.model.articles import Article, Category, FaqTopic, Landing, Macro
from helpgen.model.messages import Notice, Term
from helpgen.model.prose import Prose
from helpgen.model.redirects import Redirect
from helpgen.model.search import SearchTest, Synonyms
from helpgen.model.shop import Channel, Policies, Store
from helpgen.policy.duration import Duration
from helpgen.policy.money import Money
from helpgen.policy.text import Text
from helpgen.policy.weight import Weight


class TargetKind(enum.Enum):
    """What a link can lead to."""

    HOME = "home"
    CATEGORY = "category"
    ARTICLE = "article"
    FAQ_TOPIC = "faq_topic"
    FAQ_INDEX = "faq_index"
    POLICY = "policy"
    CONTACT = "contact"
    TOOL = "tool"
    ASSET = "asset"

    __hash__ = object.__hash__  # Enum's own is written in Python, and a plan asks six times for each article


class ThemeWords(Struct, frozen=True):
    """A fact that the theme has words for: the choices of a closed set, a lifetime, a cost that the shopper bears."""

    keys: tuple[str, ...]
    """Keys of the theme's strings, joined for reading."""


class Countries(Struct, frozen=True):
    """Countries, shown by name."""

    codes: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes."""


class Card(Struct, frozen=True):
    """A policy or a channel, shown as a box inside a text; by its name in the middle of a sentence."""

    kind: TargetKind
    """POLICY or CONTACT."""
    id: str
    """Name of the policy or id of the channel."""
    words: ThemeWords | Text
    """Its name."""


FactValue = (
    str
    | bool
    | int
    | Decimal
    | date
    | time
    | Money
    | Duration
    | Weight
    | Text
    | ThemeWords
    | Countries
    | Card
    | tuple[str, ...]
    | tuple[Text, ...]
)
"""A value that articles may quote."""


class Asset(Struct, frozen=True):
    """A file beside the texts that pages may show or link: an image, a form to print."""

    path: str
    """From the content folder."""
    file: Path
    size: int
    """Bytes."""
    sha256: str
    """Digest of its bytes in hex."""
    width: int = 0
    """Of an image, in pixels; 0 if unknown, as for every other file."""
    height: int = 0


class Target(Struct, frozen=True, gc=False):
    """Something that a path in the content folder stands for."""

    kind: TargetKind
    id: str
    """Id of the category, article or topic, name of the policy or tool, path of the asset; "" else."""
    language: str
    """ "" for what is written once for all languages."""


class HelpCenter(Struct, frozen=True):
    """All content, typed. Everything is sorted, so that equal content is an equal value."""

    store: Store | None
    """None for a plain folder of Markdown, where content problems are warnings."""
    languages: tuple[str, ...]
    """BCP 47 tags; the first is the default."""
    homes: tuple[Landing, ...]
    """At most one for each language."""
    faq_indexes: tuple[Landing, ...]
    """At most one for each language."""
    categories: tuple[Category, ...]
    articles: tuple[Article, ...]
    """Of every status and audience."""
    faq_topics: tuple[FaqTopic, ...]
    channels: tuple[Channel, ...]
    """In the writer's order."""
    policies: Policies
    assets: tuple[Asset, ...]
    facts: Mapping[str, FactValue]
    """Dotted name to value, for `{{ name }}`."""
    places: Mapping[str, Position]
    """Dotted name to where a key or an entry of a list stands in the shop's files."""
    prose: tuple[Prose, ...]
    """What shoppers read of every text; empty in a plain folder of Markdown, which promises nothing."""
    targets: Mapping[str, Target]
    """Path from the content folder to what it stands for."""
    synonyms: Synonyms = field(default_factory=Synonyms)
    search_tests: tuple[SearchTest, ...] = ()
    notices: tuple[Notice, ...] = ()
    """In the writer's order, past and coming ones among them."""
    terms: tuple[Term, ...] = ()
    """In the writer's order."""
    macros: tuple[Macro, ...] = ()
    """Of every status, by language and id."""
    redirects: tuple[Redirect, ...] = ()
    """In the writer's order."""

    @property
    def default_language(self) -> str:
        """The language that is served at the root."""
        return self.languages[0]

    def find_target(self, path: str) -> Target | None:
        """Return what a path stands for; what a language lacks is looked for in the default language.

        A fallback keeps the language of the path, because its page exists there too; a file is the default language's.
        """
        target = self.targets.get(path)
        if target is not None:
            return target
        language, _, inner = path.partition("/")
        if language not in self.languages[1:]:
            return None
        twin = self.targets.get(f"{self.default_language}/{inner}" if inner else self.default_language)
        if twin is None or twin.kind is TargetKind.ASSET:
            return twin
        return Target(twin.kind, twin.id, language)
