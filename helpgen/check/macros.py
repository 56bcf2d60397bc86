"""Macros: whether a help desk can send what they say."""

from collections.abc import Iterator

from helpgen.check import macro_rules as broken
from helpgen.diagnostics import Diagnostic
from helpgen.model import Audience, HelpCenter, ImageHole, LinkHole, Macro, TargetKind
from helpgen.settings import Settings


def check_macros(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield what would be missing in a reply, and texts that must not become one."""
    for macro in help_center.macros:
        if macro.body.is_empty and macro.is_ready(settings.today):
            yield broken.empty_macro.at(macro.position)
        yield from _check_parts(macro, help_center, settings)
    for article in help_center.articles:
        if article.is_macro and article.publication.audience is Audience.AGENTS:
            yield broken.macro_of_agents_text.at(article.position)
    for topic in help_center.faq_topics:
        if topic.is_macro and topic.publication.audience is Audience.AGENTS:
            yield broken.macro_of_agents_text.at(topic.position)


def _check_parts(macro: Macro, help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    for part in macro.body.parts:
        if isinstance(part, ImageHole):
            yield broken.file_in_macro.at(part.position, part.target)
        elif isinstance(part, LinkHole):
            target = help_center.find_target(part.path)
            if target is not None and target.kind is TargetKind.ASSET:
                yield broken.file_in_macro.at(part.position, part.target)
            elif not settings.site_url:
                yield broken.macro_link_without_site.at(part.position)
