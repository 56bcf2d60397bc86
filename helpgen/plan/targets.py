"""Where everything stands that the search of a language can find, for checks of the finished index."""

from collections.abc import Iterator, Mapping

from helpgen.model import HelpCenter, Target, TargetKind
from helpgen.plan.tools import tool_names
from helpgen.plan.urls import addresses_of
from helpgen.plan.visible import show_language
from helpgen.settings import Settings


def target_addresses(help_center: HelpCenter, settings: Settings) -> Mapping[Target, str]:
    """Return the address, from the root of the site and not percent-encoded, of what each language can find.

    A channel is a contact target with its id; its address is its place on the contact page.
    """
    addresses = addresses_of(settings.site_url, help_center.default_language, settings.use_directory_urls)
    found: dict[Target, str] = {}
    for language in help_center.languages:
        for target in _targets(help_center, settings, language):
            found[target] = addresses.of_target(target, language).address
        for channel in help_center.channels:
            contact = addresses.of_target(Target(TargetKind.CONTACT, "", language), language).address
            found[Target(TargetKind.CONTACT, channel.id, language)] = f"{contact}#hg-channel-{channel.id}"
    return found


def _targets(help_center: HelpCenter, settings: Settings, language: str) -> Iterator[Target]:
    # What is shown in another language is not in the index of this one.
    visible = show_language(help_center, language, settings.today)
    for article in visible.articles:
        if article.language == language:
            yield Target(TargetKind.ARTICLE, article.id, language)
    for topic in visible.topics:
        if topic.language == language:
            yield Target(TargetKind.FAQ_TOPIC, topic.id, language)
    for category in visible.categories:
        if category.language == language:
            yield Target(TargetKind.CATEGORY, category.id, language)
    for name in help_center.policies.names:
        yield Target(TargetKind.POLICY, name, language)
    for name in tool_names(help_center):
        yield Target(TargetKind.TOOL, name, language)
    if help_center.channels:
        yield Target(TargetKind.CONTACT, "", language)
