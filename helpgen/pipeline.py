"""The flow on one screen: load → check → plan → render → publish. Contains nothing else."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from helpgen import check, load, plan, publish, render
from helpgen.diagnostics import Diagnostic, Position, Progress, Rule, Severity, silent, sort_diagnostics
from helpgen.heap import give_back, uncollected
from helpgen.lazily import names_of
from helpgen.memory import FORGETFUL, Memory
from helpgen.model import HelpCenter
from helpgen.profile import Profile
from helpgen.publish import Staging
from helpgen.settings import Settings, Strings
from helpgen.views import BioView, Desk, DeskMacro, MacroView, RenderedSite, SitePlan, StatusView
from helpgen.workers import processor_count

Found = tuple[Diagnostic, ...]

Release = publish.Release
Shard = publish.Shard
json_schemas, earlier_releases = load.json_schemas, publish.earlier_releases
record_digest, split_words = load.record_digest, load.split_words
if TYPE_CHECKING:
    HOSTS, PROFILE_FIELDS = render.HOSTS, plan.PROFILE_FIELDS
    render_bios, render_macros = render.render_bios, render.render_macros
    render_status_json, status_lines = render.render_status_json, render.status_lines
else:
    _OF_RENDER = ("HOSTS", "render_bios", "render_macros", "render_status_json", "status_lines")
    __getattr__ = names_of(__name__, {"helpgen.render": _OF_RENDER, "helpgen.plan": ("PROFILE_FIELDS",)})


class Means(Struct, frozen=True):
    """With what a site is built. None of it changes a byte of the result."""

    jobs: int = 0
    """So many processes at most; 0 for as many as there are processors."""
    is_cached: bool = True
    """Whether earlier builds are remembered."""
    cache_dir: Path | None = None
    """A folder that several machines share; None for the one beside the site."""
    progress: Progress = silent
    profile: Profile = field(default_factory=Profile)


class Prepared(Struct, frozen=True):
    """A site that is ready to be rendered, or the reasons why not."""

    plan: SitePlan | None
    """None if there is an error."""
    theme: render.ThemeFiles
    diagnostics: Found
    expectations: check.SearchExpectations = field(default_factory=check.SearchExpectations)
    """What the search of the site must answer."""
    help_center: HelpCenter | None = None
    """None if there is an error, or if nobody wanted to keep it."""
    strings: Mapping[str, Strings] = field(default_factory=dict)
    """The theme's words, by language."""


class Built(Struct, frozen=True):
    """What a build has done."""

    plan: SitePlan | None
    site: RenderedSite | None
    """None if there is an error; after a build its files are read from the published site."""
    release: Release | None
    """None if nothing was published."""
    diagnostics: Found
    rendering: render.Rendering | None = None
    """What had to be rendered; None if nothing was staged."""
    inputs_before: bytes | None = None
    """What the build before was made from, as `Rendering.to_json` wrote it."""


@uncollected()
def prepare(
    settings: Settings,
    means: Means = Means(),
    memory: Memory = FORGETFUL,
    *,
    keeps_content: bool = True,
    reads_ahead: bool = False,
    asks_search: bool = True,
) -> Prepared:
    """Load, check, plan. Say whether to keep more than the plan needs, to read ahead, to expect answers."""
    stage = means.profile.stage
    jobs = means.jobs or processor_count()
    with stage("load"):
        help_center, found = load.load_help_center(settings, means.progress, memory, jobs, means.profile)
        theme = render.read_theme(settings.theme_dirs, plan.brand_style(help_center), memory)
    if help_center is None:
        return Prepared(None, theme, sort_diagnostics(found))
    with stage("check"):
        strings, found_in_strings = load.read_all_strings(help_center.languages, settings.resource_dirs, memory)
        found_in_content = check.check_help_center(help_center, settings, memory)
        if not keeps_content:
            help_center = replace(help_center, prose=())
            give_back()
    with stage("plan"), render.reading_ahead(memory if reads_ahead and jobs > 1 else FORGETFUL) as ahead:
        help_center, bodies = (help_center, None) if keeps_content else plan.set_bodies_apart(help_center)
        site_plan, found_in_plan = plan.plan_site(help_center, settings, strings, theme.folder, bodies, memory, ahead)
        addresses = plan.target_addresses(help_center, settings) if asks_search or help_center.search_tests else {}
    expectations, found_in_tests = check.expect_answers(help_center, addresses)
    diagnostics = sort_diagnostics([*found, *found_in_strings, *found_in_content, *found_in_plan, *found_in_tests])
    if any(diagnostic.is_error for diagnostic in diagnostics):
        return Prepared(None, theme, diagnostics)
    return Prepared(site_plan, theme, diagnostics, expectations, help_center if keeps_content else None, strings)


def check_all(settings: Settings, progress: Progress = silent, *, asks_search: bool = False) -> Found:
    """Return everything that is wrong, articles that no likely query finds among it.

    With `asks_search` also the tests in `search_tests.yml` that fail.
    """
    return check_prepared(prepare(settings, Means(progress=progress)), settings, progress, asks_search=asks_search)


@uncollected()
def check_prepared(
    prepared: Prepared, settings: Settings, progress: Progress = silent, *, asks_search: bool = False
) -> Found:
    """Return what `check_all` does of a site that is prepared already."""
    if prepared.plan is None:
        return prepared.diagnostics
    files = render.render_search(prepared.plan, progress)
    expected = prepared.expectations if asks_search else prepared.expectations.without_tests()
    found = [*prepared.diagnostics, *check.check_search(files, expected, progress)]
    if prepared.help_center is not None:
        found += check.check_coverage(prepared.help_center, settings)
    return sort_diagnostics(found)


def render_all(settings: Settings, progress: Progress = silent) -> Built:
    """Load, check, plan and render; write nothing."""
    prepared = prepare(settings, Means(progress=progress))
    if prepared.plan is None:
        return Built(None, None, None, prepared.diagnostics)
    try:
        site = render.render_site(prepared.plan, prepared.theme, settings, progress)
    except (render.FileChangedError, render.TemplateBrokenError) as error:
        return Built(None, None, None, sort_diagnostics([*prepared.diagnostics, not_rendered(settings, error)]))
    return Built(prepared.plan, site, None, prepared.diagnostics)


# --- Building ------------------------------------------------------------------


@uncollected()
def build(
    settings: Settings,
    found: Found = (),
    means: Means = Means(),
    *,
    asks_search: bool = False,
    shard: Shard | None = None,
) -> Built:
    """Run the whole flow. With an error (in strict mode: a warning) the published site stays as it was.

    `found` is what was wrong with the settings themselves; strict mode counts it. With `asks_search` the finished
    search must answer before it is published. With `shard` only that part of the site is made, in a folder beside it.
    """
    memory = _open_memory(settings, means)
    try:
        # A site may be larger than what it is made from; a part of one may have no index.
        prepared = prepare(settings, means, memory, keeps_content=False, reads_ahead=not shard, asks_search=asks_search)
        stops = prepared.plan is None or (settings.is_strict and has_warnings((*found, *prepared.diagnostics)))
        built = Built(prepared.plan, None, None, prepared.diagnostics)
        if stops or prepared.plan is None:
            return built
        if shard is not None:
            settings = replace(settings, site_dir=settings.site_dir.with_name(settings.site_dir.name + shard.suffix))
        site_plan = prepared.plan
        with means.profile.stage("publish"):
            publication = _Publication(settings, means, memory, prepared, built, found)
            return publication.publish(site_plan, shard, asks_search=asks_search)
    finally:
        if isinstance(memory, publish.Cache):
            memory.close()


class _Publication:
    """Renders into a release that is being staged, checks it there, publishes it."""

    def __init__(
        self, settings: Settings, means: Means, memory: Memory, prepared: Prepared, built: Built, found: Found
    ) -> None:
        self._settings = settings
        self._means = means
        self._memory = memory
        self._prepared = prepared
        self._built = built
        self._found = found

    def publish(self, site_plan: SitePlan, shard: Shard | None, *, asks_search: bool) -> Built:
        """Return what was done."""
        settings = self._settings

        def fill(staging: Staging) -> bool:
            return self._fill(staging, site_plan, shard, asks_search=asks_search)

        inputs_before = publish.read_inputs(settings.site_dir)
        release, found = publish.publish_site(fill, settings.site_dir, settings.site_dir.name)
        rendering = self._built.rendering
        if release is not None and rendering is not None:
            publish.write_inputs(settings.site_dir, rendering.to_json())
        kept = self._memory.diagnostics if isinstance(self._memory, publish.Cache) else ()
        diagnostics = sort_diagnostics([*self._built.diagnostics, *found, *kept])
        return replace(self._built, release=release, diagnostics=diagnostics, inputs_before=inputs_before)

    def _fill(self, staging: Staging, site_plan: SitePlan, shard: Shard | None, *, asks_search: bool) -> bool:
        means = self._means
        part = (shard.number, shard.count) if shard else (1, 1)
        try:
            with means.profile.stage("render"):
                rendering = render.render_into(
                    staging,
                    site_plan,
                    self._prepared.theme,
                    self._settings,
                    memory=self._memory,
                    jobs=means.jobs or processor_count(),
                    shard=part,
                    progress=means.progress,
                )
        except (render.FileChangedError, render.TemplateBrokenError) as error:
            self._built = replace(
                self._built, diagnostics=(*self._built.diagnostics, not_rendered(self._settings, error))
            )
            return False
        if shard is not None:
            publish.add_shard_list(staging, shard, rendering.digest)
        found: Sequence[Diagnostic] = ()
        if asks_search and shard is None:
            with means.profile.stage("search"):
                found = check.check_search(staging.files, self._prepared.expectations, means.progress)
        diagnostics = sort_diagnostics([*self._built.diagnostics, *found])
        self._built = replace(
            self._built, site=RenderedSite(staging.files), diagnostics=diagnostics, rendering=rendering
        )
        has_error = any(diagnostic.is_error for diagnostic in diagnostics)
        return not has_error and not (self._settings.is_strict and has_warnings((*self._found, *diagnostics)))


def not_rendered(settings: Settings, error: render.FileChangedError | render.TemplateBrokenError) -> Diagnostic:
    """Return what to say of an artifact that could not be rendered."""
    if isinstance(error, render.TemplateBrokenError):
        return publish.template_broken.at(Position(f"templates/{error.template}", error.line), error.reason)
    return publish.file_changed.at(Position(settings.content_dir.name), str(error))


def _open_memory(settings: Settings, means: Means) -> Memory:
    if not means.is_cached:
        return FORGETFUL
    if means.cache_dir is not None:
        return publish.Cache(means.cache_dir, str(means.cache_dir), is_shared=True)
    folder = publish.place_of(settings.site_dir).work_dir / "cache"
    return publish.Cache(folder, f"{publish.WORK_FOLDER}/cache")


def explain(built: Built, path: str) -> str:
    """Return why the artifact at a path of the site was rendered or not."""
    if built.rendering is None:
        return "Nothing was rendered."
    return render.explain(built.rendering, built.inputs_before, path)


def all_rules() -> tuple[Rule[...], ...]:
    """Return the rules of all stages, by their codes."""
    from helpgen.check.all_rules import RULES  # those of checks that were not needed, too

    return tuple(sorted((*RULES, *load.RULES, *plan.RULES, *publish.RULES), key=lambda rule: rule.code))


# --- What was published ------------------------------------------------------------


def merge(settings: Settings, folders: Sequence[Path]) -> tuple[Release | None, Found]:
    """Publish the site that the folders hold the parts of."""
    return publish.merge_shards(folders, settings.site_dir, settings.site_dir.name)


def verify(settings: Settings) -> tuple[int, Found]:
    """Return how many files the published site has, and how they differ from what was published."""
    return publish.verify_site(settings.site_dir, settings.site_dir.name)


def roll_back(settings: Settings, wanted: str) -> tuple[Release | None, Found]:
    """Put an earlier release in the place of the site."""
    return publish.roll_back(settings.site_dir, settings.site_dir.name, wanted)


def work_dir(settings: Settings) -> Path:
    """Return the folder beside the site where releases, caches and answers of others lie."""
    return publish.place_of(settings.site_dir).work_dir


def shard_of(number: int, count: int) -> tuple[Shard | None, Found]:
    """Return a part of a build; None if there is no such part."""
    if 1 <= number <= count:
        return Shard(number, count), ()
    return None, (publish.shard_out_of_range.at(Position("--shard"), number, count),)


def host_files(settings: Settings, host: str) -> tuple[tuple[tuple[str, bytes], ...] | None, tuple[Diagnostic, ...]]:
    """Return (name, content) of what one of `HOSTS` reads, None if the content has errors, and what is wrong."""
    prepared = prepare(settings)
    if prepared.plan is None:
        return None, prepared.diagnostics
    return render.render_host(host, prepared.plan.hosting), prepared.diagnostics


def list_facts(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return every fact that articles may quote, by name, in the words of the default language."""
    help_center, _ = load.load_help_center(settings)
    if help_center is None:
        return ()
    strings, _ = load.read_all_strings(help_center.languages[:1], settings.resource_dirs)
    return plan.list_facts(help_center, strings)


def export_macros(settings: Settings, desk: Desk, order_number: str = "") -> tuple[tuple[DeskMacro, ...], Found]:
    """Return the prepared replies of all languages as a help desk has them, none if there is an error."""
    help_center, strings, found = _load_and_check(settings)
    if help_center is None:
        return (), found
    views = plan.plan_all_macros(help_center, settings, strings)
    return render.fill_macros(views, desk, help_center.languages, order_number), found


def plan_macros(prepared: Prepared, settings: Settings) -> tuple[MacroView, ...]:
    """Return the replies of a site that is prepared, in all languages; none if there is an error."""
    if prepared.help_center is None:
        return ()
    return plan.plan_all_macros(prepared.help_center, settings, prepared.strings)


def words_of_facts(prepared: Prepared) -> Mapping[str, str]:
    """Return every fact of a site that is prepared by its name, in the words of the default language."""
    return dict(plan.list_facts(prepared.help_center, prepared.strings)) if prepared.help_center else {}


def export_answers(settings: Settings) -> tuple[Mapping[str, bytes], Found]:
    """Return the answer pack of each language, none if there is an error."""
    help_center, strings, found = _load_and_check(settings)
    if help_center is None:
        return {}, found
    answers = plan.plan_all_answers(help_center, settings, strings)
    languages = dict.fromkeys(answer.language for answer in answers)
    return {tag: render.render_answers(one for one in answers if one.language == tag) for tag in languages}, found


def export_bios(settings: Settings) -> tuple[tuple[BioView, ...], Found]:
    """Return the texts for profiles on networks, none if there is an error or no shop."""
    help_center, strings, found = _load_and_check(settings)
    return plan.plan_all_bios(help_center, settings, strings) if help_center else (), found


def export_handbook(settings: Settings) -> tuple[Mapping[str, bytes], Found]:
    """Return the files of the agents' handbook, none if there is an error."""
    help_center, strings, found = _load_and_check(settings)
    if help_center is None:
        return {}, found
    views = plan.plan_handbooks(help_center, settings, strings)
    return render.render_handbooks(views, settings.theme_dirs, settings.resource_dirs), found


def read_status(settings: Settings) -> tuple[StatusView | None, tuple[Diagnostic, ...]]:
    """Return how far the translations are; None if the shop's own files cannot be read."""
    help_center, found = load.load_help_center(settings)
    if help_center is None or help_center.store is None:
        return None, sort_diagnostics(found)
    return plan.plan_status(help_center, settings), sort_diagnostics(found)


def render_status_page(view: StatusView, name: str, report_url: str, settings: Settings) -> Mapping[str, bytes]:
    """Return the page about translations and contact reasons, with a link to the report of feedback, if it has one."""
    return render.render_status_page(view, name, report_url, settings.theme_dirs, settings.resource_dirs)


def _load_and_check(
    settings: Settings,
) -> tuple[HelpCenter | None, Mapping[str, Strings], Found]:
    # The help center is None if anything in it is wrong: what is exported is as true as what is published.
    help_center, found = load.load_help_center(settings)
    if help_center is None:
        return None, {}, sort_diagnostics(found)
    strings, found_in_strings = load.read_all_strings(help_center.languages, settings.resource_dirs)
    diagnostics = sort_diagnostics([*found, *found_in_strings, *check.check_help_center(help_center, settings)])
    has_error = any(diagnostic.is_error for diagnostic in diagnostics)
    return None if has_error else help_center, strings, diagnostics


def has_warnings(diagnostics: Found) -> bool:
    """Tell whether anything is wrong, as strict mode sees it."""
    return any(diagnostic.severity is not Severity.INFO for diagnostic in diagnostics)
