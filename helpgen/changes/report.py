"""What a change touches, as values, and the lines that say it. Knows neither git nor Markdown."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from helpgen.model import HelpCenter
from helpgen.views import MacroView, SitePlan

SHOWN = 10
"""So many places of one kind are named at a terminal."""


class Snapshot(Struct, frozen=True):
    """A help center at one time."""

    help_center: HelpCenter
    plan: SitePlan
    macros: tuple[MacroView, ...]
    facts: Mapping[str, str]
    """Name to the words of the default language."""


class FactChange(Struct, frozen=True):
    """A fact with another value, and what shows it."""

    name: str
    before: str
    """ "" if it is new."""
    after: str
    """ "" if it is gone."""
    articles: tuple[str, ...]
    """Ids of those that quote it, in any language."""
    topics: tuple[str, ...]
    """Ids of FAQ topics that quote it."""
    macros: tuple[str, ...]
    """Ids of replies for agents that quote it."""
    is_on_policy_page: bool
    """Whether the page of its policy says something else."""
    is_stated: bool
    """Whether that page says something else to machines."""
    lagging: tuple[str, ...]
    """Paths of translations that do not quote it where their original does, or that the same change makes stale."""

    def effects(self) -> Iterator[str]:
        """Yield what it touches, in a few words each."""
        yield from counted(len(self.articles), "article")
        yield from counted(len(self.topics), "FAQ topic")
        yield from counted(len(self.macros), "macro")
        if self.is_on_policy_page:
            yield "policy page"
        if self.is_stated:
            yield "structured data"
        yield from counted(len(self.lagging), "stale translation")


class ChangeReport(Struct, frozen=True):
    """Everything that a change touches. Addresses begin with "/"; every list is sorted."""

    commit: str
    """What was compared with, as people write it."""
    facts: tuple[FactChange, ...]
    texts: tuple[str, ...]
    """Paths of files whose words are others, new or gone."""
    changed: tuple[str, ...]
    """Pages that say something else."""
    new: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    """(old, new) address of pages that lead on."""
    gone: tuple[str, ...]
    """Addresses at which nothing stands any more."""
    macros: tuple[str, ...]
    """Replies that are others, as `late-parcel (en)`."""
    structured_data: tuple[str, ...]
    """Pages that say something else to machines."""
    search: tuple[tuple[str, int], ...]
    """(language, entries of its search that are others)."""
    data: tuple[str, ...]
    """Files for shops, apps and other programs."""
    stale: tuple[str, ...]
    """Paths of translations that this change makes stale."""

    def summary(self) -> str:
        """Return one sentence without full stop."""
        entries = sum(count for _, count in self.search)
        parts = [
            *counted(len(self.facts), "fact"),
            *counted(len(self.texts), "text"),
            *counted(len(self.changed), "changed page"),
            *counted(len(self.new), "new page"),
            *counted(len(self.moved), "moved page"),
            *counted(len(self.gone), "page that goes without a redirect", "pages that go without a redirect"),
            *counted(len(self.macros), "macro"),
            *(f"structured data of {words}" for words in counted(len(self.structured_data), "page")),
            *counted(entries, "search entry", "search entries"),
            *counted(len(self.data), "data file"),
            *counted(len(self.stale), "stale translation"),
        ]
        return f"This change touches {', '.join(parts) or 'nothing that is published'}"

    def lists(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield what is listed, each list with its title; no empty ones."""
        lists: tuple[tuple[str, Sequence[str]], ...] = (
            ("Texts", self.texts),
            ("Changed pages", self.changed),
            ("New pages", self.new),
            ("Moved pages", [f"{old} → {new}" for old, new in self.moved]),
            ("Pages that go without a redirect", self.gone),
            ("Macros", self.macros),
            ("Structured data", self.structured_data),
            ("Search entries", [f"{language}: {count}" for language, count in self.search]),
            ("Data files", self.data),
            ("Translations that become stale", self.stale),
        )
        yield from (one for one in lists if one[1])


def counted(count: int, one: str, many: str = "") -> Iterator[str]:
    """Yield a number with its noun; nothing for 0."""
    if count:
        yield f"{count} {one if count == 1 else many or f'{one}s'}"


def fact_line(fact: FactChange, name: str, before: str, after: str) -> str:
    """Return one line about a fact, whose name and values the caller has written as its form asks for."""
    effects = ", ".join(fact.effects()) or "nothing quotes it"
    if not fact.before:
        return f"{name} is new, {after}: {effects}"
    if not fact.after:
        return f"{name} is gone, was {before}: {effects}"
    return f"{name} {before} → {after}: {effects}"


def report_lines(report: ChangeReport, *, show_all: bool) -> Iterator[str]:
    """Yield the report for a person at a terminal."""
    yield f"{report.summary()} (since {report.commit})."
    for fact in report.facts:
        yield f"  {fact_line(fact, fact.name, fact.before, fact.after)}"
    for title, places in report.lists():
        yield f"{title}:"
        shown = places if show_all else places[:SHOWN]
        yield from (f"  {place}" for place in shown)
        if len(places) > len(shown):
            yield f"  and {len(places) - len(shown)} more; list them all with --all"
