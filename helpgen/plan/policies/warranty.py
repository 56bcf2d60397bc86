"""The warranty policy in words."""

from helpgen.plan.languages import Phrases
from helpgen.plan.policies.words import PolicyText, names, texts
from helpgen.policy.warranty import Warranty, WarrantyPolicy
from helpgen.views import KeyFact, PolicySection, Table


def warranty_text(phrases: Phrases, policy: WarrantyPolicy) -> PolicyText:
    """Return the text of the warranty policy."""
    facts = tuple(
        KeyFact(phrases.text(warranty.name), phrases.duration(warranty.duration)) for warranty in policy.warranties
    )
    overview = PolicySection("overview", phrases.say("warranty_overview"), tables=(_warranty_table(phrases, policy),))
    claim = policy.claim
    proof = phrases.join(names(phrases, "proof", claim.proof)) if claim else ""
    claim_section = PolicySection(
        "claim",
        phrases.say("warranty_claim"),
        steps=texts(phrases, claim.steps) if claim else (),
        paragraphs=(
            *((f"{phrases.say('warranty_claim_proof')} {proof}",) if claim.proof else ()),
            phrases.say("warranty_claim_response", time=phrases.duration(claim.response_within)),
        )
        if claim
        else (),
    )
    return facts, (overview, *(_warranty_section(phrases, warranty) for warranty in policy.warranties), claim_section)


def _warranty_table(phrases: Phrases, policy: WarrantyPolicy) -> Table:
    keys = ("warranty_name", "warranty_kind", "warranty_duration", "warranty_starts")
    return Table(
        phrases.say("warranty_overview"),
        tuple(phrases.say(key) for key in keys),
        tuple(
            (
                phrases.text(warranty.name),
                phrases.say(f"warranty_kind_{warranty.kind.value}"),
                phrases.duration(warranty.duration),
                phrases.say(f"clock_{warranty.starts_from.value}"),
            )
            for warranty in policy.warranties
        ),
    )


def _warranty_section(phrases: Phrases, warranty: Warranty) -> PolicySection:
    paragraphs: list[str] = []
    if warranty.excludes:
        excluded = phrases.join(texts(phrases, warranty.excludes))
        paragraphs.append(f"{phrases.say('warranty_excludes')} {excluded}")
    if warranty.remedies:
        remedies = phrases.join(names(phrases, "remedy", warranty.remedies))
        paragraphs.append(f"{phrases.say('warranty_remedies')} {remedies}")
    if warranty.trade_in is not None:
        percent = phrases.percent(warranty.trade_in.discount_percent)
        paragraphs.append(phrases.say("warranty_trade_in", percent=percent))
    if warranty.kind.value != "legal":
        paragraphs.append(phrases.say("warranty_legal_rights"))
    covers = phrases.join(texts(phrases, warranty.covers))
    lead = (f"{phrases.say('warranty_covers')} {covers}",) if warranty.covers else ()
    return PolicySection(f"warranty-{warranty.id}", phrases.text(warranty.name), paragraphs=(*lead, *paragraphs))
