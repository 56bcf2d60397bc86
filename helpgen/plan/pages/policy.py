"""The pages of policies."""

from helpgen.plan.channels import channel_cards, feedback_form, fitting_channels
from helpgen.plan.pages.composer import Composer, PlannedPage
from helpgen.plan.policies import Policy, effective_sentence, policy_text
from helpgen.views import Artifact, PolicyView


def plan_policy(composer: Composer, name: str, policy: Policy) -> PlannedPage:
    """Return the page of a policy."""
    edition = composer.edition
    phrases = edition.phrases
    title = phrases.say(f"{name}_title")
    facts = composer.page_facts(("policies", name), title, phrases.say(f"{name}_summary"))
    page = facts.path
    key_facts, sections = policy_text(edition, policy)
    explaining = [article for article in edition.visible.articles if article.policy and article.policy.name == name]
    view = PolicyView(
        frame=composer.frames.build(facts),
        breadcrumbs=composer.frames.breadcrumbs(page, (), title),
        name=name,
        title=title,
        summary=facts.description,
        key_facts=key_facts,
        sections=sections,
        effective=effective_sentence(phrases, policy.header),
        related=tuple(composer.link(article, page) for article in explaining),
        policies=composer.frames.policy_links(page),
        channels=channel_cards(edition, fitting_channels(edition, name), page, title),
        feedback=feedback_form(edition, page, f"policies/{name}"),
    )
    return facts, Artifact(page.file, view)
