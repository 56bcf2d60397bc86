"""The flow on one screen: load → check → plan → render → publish. Contains nothing else."""

from dataclasses import dataclass, field, replace

from helpgen import check, load, plan, publish, render
from helpgen.diagnostics import Diagnostic, Progress, Rule, Severity, silent, sort_diagnostics
from helpgen.publish import Release
from helpgen.settings import Settings
from helpgen.views import RenderedSite, SitePlan

RULES: tuple[Rule[...], ...] = tuple(
    sorted((*check.RULES, *load.RULES, *plan.RULES, *publish.RULES), key=lambda rule: rule.code)
)


json_schemas = load.json_schemas


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


def has_warnings(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Tell whether anything is wrong, as strict mode sees it."""
    return any(diagnostic.severity is not Severity.INFO for diagnostic in diagnostics)
