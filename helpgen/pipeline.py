"""The flow on one screen: load → check → plan → render → publish. Contains nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from helpgen import check, load, plan, publish, render
from helpgen.diagnostics import Diagnostic, Progress, Rule, Severity, silent, sort_diagnostics
from helpgen.model import HelpCenter
from helpgen.publish import Release
from helpgen.settings import Settings, Strings
from helpgen.views import Desk, DeskMacro, RenderedSite, SitePlan

RULES: tuple[Rule[...], ...] = tuple(
    sorted((*check.RULES, *load.RULES, *plan.RULES, *publish.RULES), key=lambda rule: rule.code)
)


json_schemas = load.json_schemas
render_macros = render.render_macros


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site that is ready to be rendered, or the reasons why not."""

    plan: SitePlan | None
    """None if there is an error."""
    theme: render.ThemeFiles
    diagnostics: tuple[Diagnostic, ...]
    expectations: check.SearchExpectations = field(default_factory=check.SearchExpectations)
    """What the search of the site must answer."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has done."""

    plan: SitePlan | None
    site: RenderedSite | None
    """None if there is an error."""
    release: Release | None
    """None if nothing was published."""
    diagnostics: tuple[Diagnostic, ...]
    expectations: check.SearchExpectations = field(default_factory=check.SearchExpectations)


def prepare(settings: Settings, progress: Progress = silent) -> Prepared:
    """Load, check and plan."""
    help_center, found = load.load_help_center(settings, progress)
    theme = render.read_theme(settings.theme_dirs, plan.brand_style(help_center))
    if help_center is None:
        return Prepared(None, theme, sort_diagnostics(found))
    strings, found_in_strings = load.read_all_strings(help_center.languages, settings.resource_dirs)
    found_in_content = check.check_help_center(help_center, settings)
    site_plan, found_in_plan = plan.plan_site(help_center, settings, strings, theme.folder)
    addresses = plan.target_addresses(help_center, settings)
    expectations, found_in_tests = check.expect_answers(help_center, addresses)
    diagnostics = sort_diagnostics([*found, *found_in_strings, *found_in_content, *found_in_plan, *found_in_tests])
    has_error = any(diagnostic.is_error for diagnostic in diagnostics)
    return Prepared(None if has_error else site_plan, theme, diagnostics, expectations)


def check_all(settings: Settings, progress: Progress = silent, *, asks_search: bool = False) -> tuple[Diagnostic, ...]:
    """Return everything that is wrong, articles that no likely query finds among it.

    With `asks_search` also the tests in `search_tests.yml` that fail.
    """
    prepared = prepare(settings, progress)
    if prepared.plan is None:
        return prepared.diagnostics
    files = render.render_search(prepared.plan, progress)
    expected = prepared.expectations if asks_search else prepared.expectations.without_tests()
    return sort_diagnostics([*prepared.diagnostics, *check.check_search(files, expected, progress)])


def render_all(settings: Settings, progress: Progress = silent) -> Built:
    """Load, check, plan and render; write nothing."""
    prepared = prepare(settings, progress)
    if prepared.plan is None:
        return Built(None, None, None, prepared.diagnostics)
    site = render.render_site(prepared.plan, prepared.theme, settings, progress)
    return Built(prepared.plan, site, None, prepared.diagnostics, prepared.expectations)


def build(
    settings: Settings,
    progress: Progress = silent,
    found: tuple[Diagnostic, ...] = (),
    *,
    asks_search: bool = False,
) -> Built:
    """Run the whole flow. With an error (in strict mode: a warning) the published site stays as it was.

    `found` is what was wrong with the settings themselves; strict mode counts it. With `asks_search` the finished
    search must answer before it is published.
    """
    built = render_all(settings, progress)
    if built.site is not None and asks_search:
        found_in_search = check.check_search(built.site.files, built.expectations, progress)
        built = replace(built, diagnostics=sort_diagnostics([*built.diagnostics, *found_in_search]))
    has_error = any(diagnostic.is_error for diagnostic in built.diagnostics)
    if built.site is None or has_error or (settings.is_strict and has_warnings((*found, *built.diagnostics))):
        return built
    release, found = publish.publish_release(built.site.files, settings.site_dir, settings.site_dir.name)
    return Built(built.plan, built.site, release, sort_diagnostics([*built.diagnostics, *found]))


def list_facts(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return every fact that articles may quote, by name, in the words of the default language."""
    help_center, _ = load.load_help_center(settings)
    if help_center is None:
        return ()
    strings, _ = load.read_all_strings(help_center.languages[:1], settings.resource_dirs)
    return plan.list_facts(help_center, strings)


def export_macros(
    settings: Settings, desk: Desk, order_number: str = ""
) -> tuple[tuple[DeskMacro, ...], tuple[Diagnostic, ...]]:
    """Return the prepared replies of all languages as a help desk has them, none if there is an error."""
    help_center, strings, found = _load_and_check(settings)
    if help_center is None:
        return (), found
    views = plan.plan_all_macros(help_center, settings, strings)
    return render.fill_macros(views, desk, help_center.languages, order_number), found


def export_answers(settings: Settings) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """Return the answer pack of each language, none if there is an error."""
    help_center, strings, found = _load_and_check(settings)
    if help_center is None:
        return {}, found
    answers = plan.plan_all_answers(help_center, settings, strings)
    languages = dict.fromkeys(answer.language for answer in answers)
    return {tag: render.render_answers(one for one in answers if one.language == tag) for tag in languages}, found


def export_handbook(settings: Settings) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """Return the files of the agents' handbook, none if there is an error."""
    help_center, strings, found = _load_and_check(settings)
    if help_center is None:
        return {}, found
    views = plan.plan_handbooks(help_center, settings, strings)
    return render.render_handbooks(views, settings.theme_dirs, settings.resource_dirs), found


def _load_and_check(
    settings: Settings,
) -> tuple[HelpCenter | None, Mapping[str, Strings], tuple[Diagnostic, ...]]:
    # The help center is None if anything in it is wrong: what is exported is as true as what is published.
    help_center, found = load.load_help_center(settings)
    if help_center is None:
        return None, {}, sort_diagnostics(found)
    strings, found_in_strings = load.read_all_strings(help_center.languages, settings.resource_dirs)
    diagnostics = sort_diagnostics([*found, *found_in_strings, *check.check_help_center(help_center, settings)])
    has_error = any(diagnostic.is_error for diagnostic in diagnostics)
    return None if has_error else help_center, strings, diagnostics


def has_warnings(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Tell whether anything is wrong, as strict mode sees it."""
    return any(diagnostic.severity is not Severity.INFO for diagnostic in diagnostics)
