"""Facts of a policy → what its page says, in any language. The sentences are the theme's, the numbers the shop's."""

from helpgen.plan.edition import Edition
from helpgen.plan.languages import Phrases
from helpgen.plan.policies.orders import orders_text
from helpgen.plan.policies.returns import returns_text
from helpgen.plan.policies.shipping import shipping_text
from helpgen.plan.policies.warranty import warranty_text
from helpgen.plan.policies.words import PolicyText
from helpgen.policy.header import Header
from helpgen.policy.orders import Orders
from helpgen.policy.returns import Returns
from helpgen.policy.shipping import Shipping
from helpgen.policy.warranty import WarrantyPolicy
from helpgen.views import PolicySection

Policy = Shipping | Returns | WarrantyPolicy | Orders


def policy_text(edition: Edition, policy: Policy) -> PolicyText:
    """Return the key facts of a policy and its sections; those that would be empty are left out."""
    facts, sections = _write(edition, policy)
    return facts, tuple(section for section in sections if _has_content(section))


def effective_sentence(phrases: Phrases, header: Header) -> str:
    """Return since when a policy binds; "" if the shop does not say."""
    if header.effective_from is None:
        return ""
    day = phrases.date(header.effective_from)
    if header.revision:
        return phrases.say("policy_effective_revision", date=day, revision=header.revision)
    return phrases.say("policy_effective", date=day)


def _write(edition: Edition, policy: Policy) -> PolicyText:
    match policy:
        case Shipping():
            store = edition.help_center.store
            zone_name = edition.phrases.time_zone(store.time_zone) if store else ""
            return shipping_text(edition.phrases, policy, zone_name)
        case Returns():
            return returns_text(edition.phrases, policy)
        case WarrantyPolicy():
            return warranty_text(edition.phrases, policy)
        case Orders():
            return orders_text(edition, policy)


def _has_content(section: PolicySection) -> bool:
    return any((section.paragraphs, section.items, section.steps, section.tables, section.links))


__all__ = ["Policy", "effective_sentence", "policy_text"]
