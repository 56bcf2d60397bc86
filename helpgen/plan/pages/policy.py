"""The pages of policies: the current one, its older and coming versions, and what stands beside them."""

from collections.abc import Iterator

from helpgen.model import Policy, PolicyVersion
from helpgen.plan.changes_feed import feed_path, has_feed
from helpgen.plan.channels import fitting_channels
from helpgen.plan.pages.composer import Composer, PlannedPage
from helpgen.plan.pages.withdrawal import withdrawal_form
from helpgen.plan.policies import (
    PolicyPage,
    accessibility_text,
    effective_sentence,
    filled_sections,
    policy_text,
    privacy_text,
    withdrawal_link,
)
from helpgen.plan.policies.words import PolicyText
from helpgen.plan.tools import EMBEDDED, EXPLAINED_BY
from helpgen.plan.urls import PagePath, relative
from helpgen.policy.header import Header
from helpgen.views import Artifact, ChangeLine, Link, Picture, PolicyView, VersionNotice, WithdrawalForm


def plan_policies(composer: Composer) -> Iterator[PlannedPage]:
    """Yield the pages of all policies."""
    policies = composer.edition.help_center.policies
    for name, policy in policies.present:
        yield _plan_policy(composer, name, policy)
    for version in policies.versions:
        yield _plan_version(composer, version)
    returns, legal = policies.returns, policies.legal
    if returns is not None and returns.withdrawal is not None and returns.withdrawal.form:
        form = withdrawal_form(_page(composer, "withdrawal"), returns.withdrawal)
        yield _plan_page(composer, "withdrawal", PolicyText((), (), ()), returns.header, form)
    if legal is not None and legal.privacy is not None:
        text = privacy_text(_page(composer, "privacy"), legal.privacy)
        yield _plan_page(composer, "privacy", text, legal.header)
    if legal is not None and legal.accessibility is not None:
        text = accessibility_text(_page(composer, "accessibility"), legal.accessibility)
        yield _plan_page(composer, "accessibility", text, legal.header)


def _page(composer: Composer, *names: str) -> PolicyPage:
    return PolicyPage(composer.edition, composer.edition.page("policies", *names))


def _plan_policy(composer: Composer, name: str, policy: Policy) -> PlannedPage:
    page = _page(composer, name)
    text = policy_text(page, policy, _picture(composer, page.path))
    return _plan_page(composer, name, text, policy.header)


def _plan_page(
    composer: Composer, name: str, text: PolicyText, header: Header, form: WithdrawalForm | None = None
) -> PlannedPage:
    edition, phrases = composer.edition, composer.edition.phrases
    title = phrases.say(f"{name}_title")
    summary = phrases.sentences(text.lead) or phrases.say(f"{name}_summary")
    facts = composer.page_facts(("policies", name), title, summary)
    page = facts.path
    explaining = [article for article in edition.visible.articles if article.policy and article.policy.name == name]
    is_policy = name in edition.help_center.policies.names
    view = PolicyView(
        frame=composer.frames.build(facts),
        breadcrumbs=composer.frames.breadcrumbs(page, (), title),
        name=name,
        title=title,
        summary=summary,
        key_facts=text.facts,
        sections=filled_sections(text),
        form=form,
        withdrawal=_withdrawal(composer, name, page),
        tool=composer.tool_form(EMBEDDED.get(name, ""), page),
        version=None,
        effective=effective_sentence(phrases, header) if form is None else "",
        changes=_changes(composer, name, header, page) if is_policy else (),
        feed_url=relative(page, feed_path(edition).file) if is_policy and has_feed(edition) else "",
        versions=_versions(composer, name, page) if is_policy else (),
        related=(
            *composer.tool_links(page, [one for one in EXPLAINED_BY.get(name, ()) if one != EMBEDDED.get(name)]),
            *(composer.link(article, page) for article in explaining),
        ),
        policies=composer.frames.policy_links(page),
        channels=composer.cards.on_page(fitting_channels(edition, name), page, title),
        feedback=composer.forms.feedback(page, f"policies/{name}"),
    )
    return facts, Artifact(page.file, view)


def _plan_version(composer: Composer, version: PolicyVersion) -> PlannedPage:
    edition, phrases = composer.edition, composer.edition.phrases
    day = version.day.isoformat()
    names = ("policies", version.name, day)
    page = _page(composer, version.name, day)
    title = phrases.say(
        "policy_version_title", policy=phrases.say(f"{version.name}_title"), date=phrases.date(version.day)
    )
    text = policy_text(page, version.policy, _picture(composer, page.path))
    current = edition.page("policies", version.name)
    # Whoever searches wants the terms of today; these stay for those who have the address.
    facts = composer.page_facts(names, title, phrases.say("policy_version_summary"), is_indexed=False)
    trail = ((phrases.say(f"{version.name}_title"), current),)
    view = PolicyView(
        frame=composer.frames.build(facts),
        breadcrumbs=composer.frames.breadcrumbs(page.path, trail, title),
        name=version.name,
        title=title,
        summary=phrases.sentences(text.lead),
        key_facts=text.facts,
        sections=filled_sections(text),
        form=None,
        withdrawal=None,
        tool=None,
        version=_version_notice(composer, version, page.path),
        effective="",
        changes=(),
        feed_url="",
        versions=(),
        related=(),
        policies=composer.frames.policy_links(page.path),
        channels=(),
        feedback=None,
    )
    return facts, Artifact(page.path.file, view)


# --- Versions ----------------------------------------------------------------------


def _version_notice(composer: Composer, version: PolicyVersion, page: PagePath) -> VersionNotice:
    phrases = composer.edition.phrases
    is_coming = version.day > composer.edition.settings.today
    last = version.policy.header.effective_to
    first_day = phrases.date(version.day)
    if is_coming:
        sentence = phrases.say("policy_version_coming", date=first_day)
    elif last is not None:
        sentence = phrases.say("policy_version_past_until", first=first_day, last=phrases.date(last))
    else:
        sentence = phrases.say("policy_version_past", date=first_day)
    url = relative(page, composer.edition.page("policies", version.name).address)
    return VersionNotice(sentence, Link(phrases.say("policy_version_current"), url))


def _versions(composer: Composer, name: str, page: PagePath) -> tuple[Link, ...]:
    edition, phrases = composer.edition, composer.edition.phrases
    return tuple(
        Link(
            phrases.say("policy_version_since", date=phrases.date(version.day)),
            relative(page, edition.page("policies", name, version.day.isoformat()).address),
            phrases.say("policy_not_yet" if version.day > edition.settings.today else "policy_no_longer"),
        )
        for version in edition.help_center.policies.versions_of(name)
    )


def _changes(composer: Composer, name: str, header: Header, page: PagePath) -> tuple[ChangeLine, ...]:
    edition, phrases = composer.edition, composer.edition.phrases
    kept = {version.day for version in edition.help_center.policies.versions_of(name)}
    return tuple(
        ChangeLine(
            phrases.date(note.date),
            phrases.say("policy_revision", revision=note.revision) if note.revision else "",
            phrases.text(note.what),
            relative(page, edition.page("policies", name, note.date.isoformat()).address) if note.date in kept else "",
        )
        for note in header.changelog
    )


def _withdrawal(composer: Composer, name: str, page: PagePath) -> Link | None:
    returns = composer.edition.help_center.policies.returns
    return withdrawal_link(PolicyPage(composer.edition, page), returns) if returns and name == "returns" else None


def _picture(composer: Composer, page: PagePath) -> Picture | None:
    edition = composer.edition
    legal = edition.help_center.policies.legal
    notice = legal.guarantee_notice if legal else None
    if notice is None or notice.image is None:
        return None
    url = composer.filler.file_url(edition.phrases.text(notice.image), page)
    return Picture(url, edition.phrases.say("legal_guarantee_picture")) if url else None
