"""The warranty policy in words."""

from collections.abc import Iterator

from helpgen.plan.policies.words import PolicyPage, PolicyText, asked, names, some, texts
from helpgen.policy.text import Text
from helpgen.policy.warranty import Warranty, WarrantyKind, WarrantyPolicy
from helpgen.views import KeyFact, PolicySection, Table


def warranty_text(page: PolicyPage, policy: WarrantyPolicy) -> PolicyText:
    """Return the text of the warranty policy."""
    phrases = page.phrases
    questions = asked(phrases, "warranty_asked")
    facts = tuple(
        KeyFact(phrases.text(warranty.name), phrases.duration(warranty.duration), asked=questions)
        for warranty in policy.warranties
    )
    legal = next((one for one in policy.warranties if one.kind is WarrantyKind.LEGAL), None)
    longest = next((one for one in policy.warranties if one.duration is None), None)
    lead = some(
        page.say("warranty_lead", time=phrases.duration(legal.duration)) if legal else "",
        page.say("warranty_lead_own", name=phrases.text(longest.name)) if longest else "",
    )
    overview = PolicySection("overview", page.say("warranty_overview"), tables=(_warranty_table(page, policy),))
    own = (_warranty_section(page, warranty) for warranty in policy.warranties)
    return PolicyText(lead, facts, (overview, *own, _claim_section(page, policy)))


def _warranty_table(page: PolicyPage, policy: WarrantyPolicy) -> Table:
    keys = ["warranty_name", "warranty_kind", "warranty_duration", "warranty_starts"]
    has_places = any(warranty.markets or warranty.countries for warranty in policy.warranties)
    rows = tuple(
        (
            page.phrases.text(warranty.name),
            page.say(f"warranty_kind_{warranty.kind.value}"),
            page.phrases.duration(warranty.duration),
            page.say(f"clock_{warranty.starts_from.value}"),
            *((page.places(warranty.markets, warranty.countries) or page.say("everywhere"),) if has_places else ()),
        )
        for warranty in policy.warranties
    )
    headers = tuple(page.say(key) for key in (*keys, *(("where",) if has_places else ())))
    return Table(page.say("warranty_overview"), headers, rows)


def _warranty_section(page: PolicyPage, warranty: Warranty) -> PolicySection:
    lines = tuple(_terms(page, warranty))
    return PolicySection(f"warranty-{warranty.id}", page.phrases.text(warranty.name), paragraphs=lines)


def _terms(page: PolicyPage, warranty: Warranty) -> Iterator[str]:
    for key, found in (
        ("warranty_categories", warranty.categories),
        ("warranty_covers", warranty.covers),
        ("warranty_excludes", warranty.excludes),
    ):
        if found:
            yield _listed(page, key, found)
    if warranty.remedies:
        remedies = page.phrases.join(names(page.phrases, "remedy", warranty.remedies))
        yield page.say("label_value", label=page.say("warranty_remedies"), value=remedies)
    if warranty.trade_in is not None:
        yield page.say(
            "warranty_trade_in",
            condition=page.phrases.text(warranty.trade_in.condition),
            percent=page.phrases.percent(warranty.trade_in.discount_percent),
        )
    if warranty.repair_extension is not None:
        yield page.say("warranty_repair_extension", time=page.phrases.duration(warranty.repair_extension))
    if warranty.transferable is not None:
        yield page.say("warranty_transferable" if warranty.transferable else "warranty_not_transferable")
    if warranty.registration_required:
        yield page.say("warranty_registration")
    if warranty.guarantor is not None:
        name = ", ".join(some(warranty.guarantor.name, warranty.guarantor.address))
        yield page.say("label_value", label=page.say("warranty_guarantor"), value=name)
    if warranty.kind is not WarrantyKind.LEGAL:
        yield page.say("warranty_legal_rights")


def _listed(page: PolicyPage, key: str, found: tuple[Text, ...]) -> str:
    return page.say("label_value", label=page.say(key), value=page.phrases.join(texts(page.phrases, found)))


def _claim_section(page: PolicyPage, policy: WarrantyPolicy) -> PolicySection:
    title = page.say("warranty_claim")
    claim = policy.claim
    if claim is None:
        return PolicySection("claim", title)
    proof = page.phrases.join(names(page.phrases, "proof", claim.proof))
    return PolicySection(
        "claim",
        title,
        steps=texts(page.phrases, claim.steps),
        paragraphs=some(
            page.say("label_value", label=page.say("warranty_claim_proof"), value=proof) if proof else "",
            page.say("warranty_claim_response", time=page.phrases.duration(claim.response_within)),
        ),
        links=page.channel_links(claim.channels) if claim.channels else (),
    )
