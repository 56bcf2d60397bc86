"""Two snapshots → what lies between them. Pure."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from helpgen.changes.report import ChangeReport, FactChange, Snapshot
from helpgen.changes.rules import page_gone
from helpgen.diagnostics import Diagnostic, Position
from helpgen.model import Article, FaqTopic, HelpCenter, Pair, facts_in, find_pairs
from helpgen.views import (
    ArrivalsView,
    Artifact,
    ClaimsView,
    EmbedView,
    FactsView,
    FileView,
    MacroView,
    Page,
    PolicyView,
    RedirectView,
    SearchDocument,
    SearchIndexView,
    SitePlan,
    Stated,
    ToolDataView,
    WordsView,
)

_AROUND = frozenset(
    {"frame", "breadcrumbs", "related", "previous", "next", "siblings", "siblings_title", "siblings_url"}
)
"""Fields of pages that speak of other pages."""
_DATA = (ArrivalsView, ClaimsView, EmbedView, FactsView, ToolDataView, WordsView)
_DIGEST = re.compile(r"-[0-9a-f]{12}(?=\.json$)")


def compare(before: Snapshot, after: Snapshot, commit: str) -> ChangeReport:
    """Return what has changed; both are of the same day."""
    old, new = _pages(before.plan), _pages(after.plan)
    there = {artifact.path for artifact in after.plan.artifacts}
    leads_on = {one.path: one.view for one in after.plan.artifacts if isinstance(one.view, RedirectView)}
    goes = sorted(_shown(before.plan) - new.keys())
    stated = _changed_statements(old, new)
    stale = tuple(sorted(_stale(before.help_center, after.help_center)))
    return ChangeReport(
        commit=commit,
        facts=tuple(_facts(before, after, _changed_policies(old, new), stated, stale)),
        texts=tuple(_changed_texts(before.help_center, after.help_center)),
        changed=tuple(_address(path) for path in sorted(old.keys() & new.keys()) if _own(old[path]) != _own(new[path])),
        new=tuple(_address(path) for path in sorted(new.keys() - old.keys())),
        moved=tuple(
            (_address(path), _target(path, leads_on[path])) for path in goes if path in leads_on and path in old
        ),
        gone=tuple(_address(path) for path in goes if path not in there),
        macros=tuple(_changed_macros(before.macros, after.macros)),
        structured_data=tuple(_address(path) for path in stated),
        search=tuple(_changed_entries(before.plan, after.plan)),
        data=tuple(_changed_data(before.plan, after.plan)),
        stale=stale,
    )


def tell_gone(report: ChangeReport, languages: Sequence[str], redirects: str) -> tuple[Diagnostic, ...]:
    """Return a warning for each page without a redirect; its translations are named with it.

    `languages` are those but the default; `redirects` is the file in which a line is missing.
    """
    found: dict[str, list[str]] = {}
    for address in report.gone:
        language = next((tag for tag in languages if address.startswith(f"/{tag}/")), "")
        found.setdefault(address.removeprefix(f"/{language}") if language else address, []).append(language)
    return tuple(
        page_gone.at(Position(redirects), f"/{first}{address}" if first else address, others)
        for address, tags in found.items()
        for first, *others in [sorted(tags)]
    )


# --- Pages -------------------------------------------------------------------------


def _pages(plan: SitePlan) -> Mapping[str, Page]:
    return {
        one.path: one.view
        for one in plan.artifacts
        if isinstance(one.view, Page) and not isinstance(one.view, RedirectView) and one.path.endswith(".html")
    }


def _shown(plan: SitePlan) -> frozenset[str]:
    # Old addresses that led on count: whoever comes from there must still arrive.
    return frozenset(one.path for one in plan.artifacts if isinstance(one.view, Page) and one.path.endswith(".html"))


def _own(view: Page) -> tuple[object, ...]:
    return tuple(getattr(view, name) for name in view.__struct_fields__ if name not in _AROUND)


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html') if path.endswith(('/index.html', 'index.html')) else path}"


def _target(path: str, view: RedirectView) -> str:
    if "://" in view.url:
        return view.url
    return f"/{posixpath.normpath(posixpath.join(posixpath.dirname(path), view.url)).removeprefix('./')}/"


def _changed_policies(old: Mapping[str, Page], new: Mapping[str, Page]) -> frozenset[str]:
    return frozenset(
        view.name
        for path, view in new.items()
        if isinstance(view, PolicyView) and path in old and _own(old[path]) != _own(view)
    )


def _statements(view: Page) -> tuple[Stated, ...]:
    return view.frame.structured_data


def _changed_statements(old: Mapping[str, Page], new: Mapping[str, Page]) -> tuple[str, ...]:
    return tuple(path for path in sorted(old.keys() & new.keys()) if _statements(old[path]) != _statements(new[path]))


# --- Facts -------------------------------------------------------------------------


def _facts(
    before: Snapshot, after: Snapshot, policies: frozenset[str], stated: Iterable[str], stale: tuple[str, ...]
) -> Iterator[FactChange]:
    old, new = before.help_center.facts, after.help_center.facts
    stated_policies = _policies_at(after.plan, stated)
    quoting = _Quotes(before.help_center, after.help_center)
    for name in sorted(old.keys() | new.keys()):
        if name in old and name in new and old[name] == new[name]:
            continue
        policy = name.partition(".")[0]
        macros = {macro.id for macro in (*before.macros, *after.macros) if name in macro.facts}
        articles, topics, lagging = quoting.of(name)
        # A fact that nothing quotes and that came or went with its policy says nothing to a reader of the report.
        if (name in old) == (name in new) or articles or topics or macros:
            yield FactChange(
                name,
                before.facts.get(name, ""),
                after.facts.get(name, ""),
                articles,
                topics,
                tuple(sorted(macros)),
                policy in policies,
                policy in stated_policies,
                tuple(sorted({*lagging, *(path for path in stale if path in quoting.paths_of(name))})),
            )


def _policies_at(plan: SitePlan, paths: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(paths)
    return frozenset(one.view.name for one in plan.artifacts if one.path in wanted and isinstance(one.view, PolicyView))


class _Quotes:
    """Which texts quote which fact, before the change or after it."""

    def __init__(self, before: HelpCenter, after: HelpCenter) -> None:
        self._by_fact: dict[str, set[tuple[type, str]]] = {}
        self._paths: dict[str, set[str]] = {}
        self._texts: dict[tuple[type, str], dict[str, tuple[str, frozenset[str]]]] = {}
        self._default = after.default_language
        for help_center in (before, after):
            texts: tuple[Article | FaqTopic, ...] = (*help_center.articles, *help_center.faq_topics)
            for text in texts:
                names = frozenset(_quoted(text))
                for name in names:
                    self._by_fact.setdefault(name, set()).add((type(text), text.id))
                    self._paths.setdefault(name, set()).add(text.position.path)
                if help_center is after:
                    own = self._texts.setdefault((type(text), text.id), {})
                    own[text.language] = (text.position.path, names)

    def of(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Return ids of articles, ids of topics, and the paths of translations that lack what their original quotes."""
        found = self._by_fact.get(name, set())
        articles = tuple(sorted(inner for kind, inner in found if kind is Article))
        topics = tuple(sorted(inner for kind, inner in found if kind is FaqTopic))
        lagging = (
            path
            for key in found
            for path, names in self._texts.get(key, {}).values()
            if name in self._texts[key].get(self._default, ("", frozenset()))[1] and name not in names
        )
        return articles, topics, tuple(sorted(lagging))

    def paths_of(self, name: str) -> frozenset[str]:
        """Return the paths of the texts that quote it."""
        return frozenset(self._paths.get(name, ()))


def _quoted(text: Article | FaqTopic) -> Iterator[str]:
    if isinstance(text, Article):
        yield from facts_in(text.body)
        return
    yield from facts_in(text.intro)
    for question in text.questions:
        yield from (part.name for part in question.title if not isinstance(part, str))
        yield from facts_in(question.body)


# --- Texts -------------------------------------------------------------------------


def _changed_texts(before: HelpCenter, after: HelpCenter) -> Iterator[str]:
    old = {text.shown_path: text.digest for text in before.prose}
    new = {text.shown_path: text.digest for text in after.prose}
    for path in sorted(old.keys() | new.keys()):
        if path not in old:
            yield f"{path} (new)"
        elif path not in new:
            yield f"{path} (gone)"
        elif old[path] != new[path]:
            yield path


def _stale(before: HelpCenter, after: HelpCenter) -> Iterator[str]:
    old = {pair.translation.shown_path: pair for pair in find_pairs(before)}
    for pair in find_pairs(after):
        earlier = old.get(pair.translation.shown_path)
        if earlier is not None and _becomes_stale(earlier, pair):
            yield pair.translation.shown_path


def _becomes_stale(earlier: Pair, pair: Pair) -> bool:
    if pair.is_recorded:
        return pair.is_stale and not earlier.is_stale
    has_followed = pair.translation.digest != earlier.translation.digest
    return pair.original.digest != earlier.original.digest and not has_followed


# --- What others read --------------------------------------------------------------


def _changed_macros(before: Iterable[MacroView], after: Iterable[MacroView]) -> Iterator[str]:
    old = {(macro.id, macro.language): macro for macro in before}
    new = {(macro.id, macro.language): macro for macro in after}
    languages: dict[str, list[str]] = {}
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) != new.get(key):
            languages.setdefault(key[0], []).append(key[1])
    yield from (f"{name} ({', '.join(tags)})" for name, tags in languages.items())


def _documents(plan: SitePlan) -> Mapping[str, Mapping[str, SearchDocument]]:
    views = (one.view for one in plan.artifacts if isinstance(one.view, SearchIndexView))
    return {view.language: {document.url: document for document in view.documents} for view in views}


def _changed_entries(before: SitePlan, after: SitePlan) -> Iterator[tuple[str, int]]:
    old, new = _documents(before), _documents(after)
    for language in sorted(old.keys() | new.keys()):
        there, here = old.get(language, {}), new.get(language, {})
        count = sum(_differ(there.get(url), here.get(url)) for url in there.keys() | here.keys())
        if count:
            yield language, count


def _differ(one: SearchDocument | None, other: SearchDocument | None) -> bool:
    if one is None or other is None:
        return True
    return one != other and one.opened() != other.opened()  # of two bodies with the same words searching sees no change


def _changed_data(before: SitePlan, after: SitePlan) -> Iterator[str]:
    old, new = dict(_data(before.artifacts)), dict(_data(after.artifacts))
    yield from (path for path in sorted(old.keys() | new.keys()) if old.get(path) != new.get(path))


def _data(artifacts: Iterable[Artifact]) -> Iterator[tuple[str, object]]:
    for one in artifacts:
        if isinstance(one.view, _DATA):
            yield _DIGEST.sub("", one.path), one.view
        elif isinstance(one.view, FileView):
            yield one.path, one.view.sha256
