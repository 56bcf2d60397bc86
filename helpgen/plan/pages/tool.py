"""The page of a tool: its form, and below it everything that it knows in tables."""

from collections.abc import Mapping, Sequence

from helpgen.plan.channels import all_channels, fitting_channels
from helpgen.plan.pages.composer import Composer, PlannedPage
from helpgen.plan.policies import PolicyPage, filled_sections, policy_text
from helpgen.plan.tools import Tool
from helpgen.plan.tools.tracking import statuses_section
from helpgen.plan.urls import PagePath, relative
from helpgen.views import Artifact, Link, PolicySection, ToolView

_TABLES: Mapping[str, tuple[str, Sequence[str]]] = {
    "delivery": ("shipping", ("rates", "times", "peaks", "guarantee")),
    "return": ("returns", ("windows", "exclusions", "methods")),
    "tracking": ("shipping", ("tracking", "late")),
}
"""Tool to the policy it answers from, and the parts of that policy which say the same in tables."""


def plan_tool(composer: Composer, tool: Tool) -> PlannedPage:
    """Return the page of a tool."""
    edition, say = composer.edition, composer.edition.phrases.say
    title, summary = say(f"tool_{tool.name}_title"), say(f"tool_{tool.name}_summary")
    facts = composer.page_facts(("tools", tool.name), title, summary)
    page = facts.path
    form = composer.tool_form(tool.name, page)
    if form is None:
        raise ValueError(tool.name)
    chooses = tool.name == "contact"
    policy = _TABLES[tool.name][0] if tool.name in _TABLES else ""
    view = ToolView(
        frame=composer.frames.build(facts),
        breadcrumbs=composer.frames.breadcrumbs(page, (), title),
        title=title,
        summary=summary,
        keywords=tuple(word.strip() for word in say(f"tool_{tool.name}_keywords").split("|")),
        tool=form,
        sections=_sections(composer, tool.name, page),
        cards=composer.cards.on_page(all_channels(edition), page, title) if chooses else (),
        policy=_policy_link(composer, policy, page) if policy else None,
        tools=composer.tool_links(page),
        channels=() if chooses else composer.cards.on_page(fitting_channels(edition, policy), page, title),
    )
    return facts, Artifact(page.file, view)


def _sections(composer: Composer, name: str, page: PagePath) -> tuple[PolicySection, ...]:
    policy_name, anchors = _TABLES.get(name, ("", ()))
    policy = dict(composer.edition.help_center.policies.present).get(policy_name)
    if policy is None:
        return ()
    text = policy_text(PolicyPage(composer.edition, page), policy)
    found = tuple(section for section in filled_sections(text) if section.anchor in anchors)
    return (statuses_section(composer.edition), *found) if name == "tracking" else found


def _policy_link(composer: Composer, name: str, page: PagePath) -> Link:
    edition, say = composer.edition, composer.edition.phrases.say
    title = say("policy_link", policy=say(f"{name}_title"))
    return Link(title, relative(page, edition.page("policies", name).address))
