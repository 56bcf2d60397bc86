"""Facts of a policy → what its page says, in any language. The sentences are the theme's, the numbers the shop's."""

from helpgen.model import Policies, Policy
from helpgen.plan.languages import Phrases
from helpgen.plan.policies.complaints import complaints_text
from helpgen.plan.policies.legal import accessibility_text, legal_text, privacy_text
from helpgen.plan.policies.orders import orders_text
from helpgen.plan.policies.returns import returns_text
from helpgen.plan.policies.returns_rights import withdrawal_function, withdrawal_link
from helpgen.plan.policies.shipping import shipping_text
from helpgen.plan.policies.warranty import warranty_text
from helpgen.plan.policies.words import PolicyPage, PolicyText
from helpgen.policy.complaints import Complaints
from helpgen.policy.header import Header
from helpgen.policy.legal import Legal
from helpgen.policy.orders import Orders
from helpgen.policy.returns import Returns
from helpgen.policy.shipping import Shipping
from helpgen.policy.warranty import WarrantyPolicy
from helpgen.views import Picture, PolicySection


def page_names(policies: Policies) -> tuple[str, ...]:
    """Return the names of all pages below `policies/`: the policies, and what has a page of its own beside them."""
    legal, returns = policies.legal, policies.returns
    right = returns.withdrawal if returns else None
    extra = (
        ("withdrawal", right is not None and right.form),
        ("privacy", legal is not None and legal.privacy is not None),
        ("accessibility", legal is not None and legal.accessibility is not None),
    )
    return (*policies.names, *(name for name, exists in extra if exists))


def policy_text(page: PolicyPage, policy: Policy, picture: Picture | None = None) -> PolicyText:
    """Return a policy in words; `picture` is the artwork that belongs to the legal notices."""
    match policy:
        case Shipping():
            return shipping_text(page, policy)
        case Returns():
            return returns_text(page, policy)
        case WarrantyPolicy():
            return warranty_text(page, policy)
        case Orders():
            return orders_text(page, policy)
        case Complaints():
            return complaints_text(page, policy)
        case Legal():
            return legal_text(page, policy, picture)


def filled_sections(text: PolicyText) -> tuple[PolicySection, ...]:
    """Return the sections of a text that say something."""
    return tuple(section for section in text.sections if _has_content(section))


def effective_sentence(phrases: Phrases, header: Header) -> str:
    """Return since when a policy binds, and until when; "" if the shop does not say."""
    if header.effective_from is None:
        return phrases.say("until_day", date=phrases.date(header.effective_to)) if header.effective_to else ""
    day = phrases.date(header.effective_from)
    if header.revision:
        sentence = phrases.say("policy_effective_revision", date=day, revision=header.revision)
    else:
        sentence = phrases.say("policy_effective", date=day)
    if header.effective_to is None:
        return sentence
    return phrases.say("policy_effective_to", sentence=sentence, date=phrases.date(header.effective_to))


def _has_content(section: PolicySection) -> bool:
    parts = (section.paragraphs, section.items, section.steps, section.tables, section.links, section.parts)
    return any(parts) or section.picture is not None


__all__ = [
    "PolicyPage",
    "accessibility_text",
    "effective_sentence",
    "filled_sections",
    "page_names",
    "policy_text",
    "privacy_text",
    "withdrawal_function",
    "withdrawal_link",
]
