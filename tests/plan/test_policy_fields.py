"""Nothing that a writer says in a policy is lost: each key stands on a page, or in the list of those that do not."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import shops
from test_documentation import SCHEMAS, keys_of

STORE = """\
name: Small
legal_name: Small Ltd.
email: shop@small.example
phone: "+420 111 222 333"
company_id: "4711"
vat_id: CZ4711
address: {street: Wide Street 1, city: Praha, postal_code: "110 00", country: CZ}
languages: [en]
time_zone: Europe/Prague
markets:
  - {id: home, name: Homeland, countries: [CZ], currency: CZK, rule_packs: [us]}
  - {id: isles, name: Isles, countries: [IE], currency: EUR, rule_packs: [us]}
"""
CHANNELS = "channels: [{id: mail, type: email, name: Pigeon mail, address: mail@small.example}]\n"
HEADER = """\
effective_from: 2026-09-01
effective_to: 2027-08-31
revision: "seven"
changelog: [{date: 2026-09-01, revision: "seven", what: Everything is better}]
"""

FIXTURES_DIR = Path(__file__).parents[1] / "fixtures" / "every_policy_key"
POLICIES = {file.stem: file.read_text("utf-8") for file in sorted(FIXTURES_DIR.glob("*.yml"))}
"""Every key of every policy, each with a value of its own."""

NOT_SHOWN = {
    "owner": "for the shop alone",
    "id": "names an entry for articles and other files",
    "key of a group": "its own keys are shown",
    "shipping.zones.markets": "its countries are shown",
    "shipping.carriers.tracking_url": "needs a number: a tool fills it",
    "shipping.carriers.number_pattern": "for the same tool",
    "shipping.origins.postal_code": "for structured data",
    "shipping.methods.cash_on_delivery.payment": "the fee of that way to pay is shown",
    "shipping.rates.method": "the name of the method is shown",
    "shipping.rates.zone": "the rate stands in the table of the zone",
    "shipping.peaks.last_orders.rate": "method and zone of the rate are shown",
    "returns.exclusions.category": "for tools that ask what an item is",
    "returns.methods.type": "the name says it; for structured data",
    "returns.restocking_fee.amount": "the other way to say it is shown; see test_fee_in_money_is_shown",
}
"""Keys that no page shows, and why; everything else must stand in WORDS."""

WORDS: dict[str, tuple[str, ...]] = {
    # Page, then what must stand on it; the page of the policy if none is named.
    "effective_from": ("September 1, 2026",),
    "effective_to": ("August 31, 2027",),
    "revision": ("revision seven",),
    "changelog.date": ("September 1, 2026",),
    "changelog.revision": ("Revision seven",),
    "changelog.what": ("Everything is better",),
    "shipping.cutoff": ("2:00 PM",),
    "shipping.handling": ("3 business days",),
    "shipping.ship_within": ("29 days",),
    "shipping.origins.name": ("Northern depot",),
    "shipping.origins.country": ("Germany",),
    "shipping.origins.time_zone": ("Prague time",),
    "shipping.origins.holiday_calendar": ("Germany (BY)",),
    "shipping.origins.weekend": ("Monday – Thursday",),
    "shipping.carriers.name": ("Royal Post",),
    "shipping.carriers.number_example": ("1234",),
    "shipping.carriers.phone": ("+420 999 888 777",),
    "shipping.carriers.claim_url": ('href="https://post.example/claims"',),
    "shipping.zones.name": ("Big zone",),
    "shipping.zones.countries": ("Countries: Czechia",),
    "shipping.zones.postal_prefixes": ("postal codes that begin with 77",),
    "shipping.zones.duties": ("You pay nothing on delivery.",),
    "shipping.zones.excluded.what": ("Mountain huts",),
    "shipping.zones.excluded.countries": ("Mountain huts",),
    "shipping.zones.excluded.postal_prefixes": ("postal codes that begin with 779",),
    "shipping.methods.name": ("Rider", "Boat"),
    "shipping.methods.carrier": ("Royal Post",),
    "shipping.methods.fulfilment": ("Parcel locker",),
    "shipping.methods.tracked": ("can be tracked",),
    "shipping.methods.signature": ("somebody must sign",),
    "shipping.methods.insured": ("insured",),
    "shipping.methods.hold": ("6 days",),
    "shipping.methods.max_weight": ("31 kg",),
    "shipping.methods.cutoff": ("4:30 PM",),
    "shipping.methods.handling": ("4 hours",),
    "shipping.methods.cash_on_delivery.zones": ("Rider: Homeland",),
    "shipping.methods.cash_on_delivery.fee": ("fee CZK 44", "Boat: fee €6"),
    "shipping.methods.cash_on_delivery.inspect": ("you may open the parcel before you pay",),
    "shipping.methods.cash_on_delivery.held_for": ("8 days",),
    "shipping.methods.cash_on_delivery.refund_within": ("12 days",),
    "shipping.rates.origin": ("Sent from", "Germany"),
    "shipping.rates.price": ("CZK 55",),
    "shipping.rates.bands.price": ("€61", "€62", "€63", "€64"),
    "shipping.rates.bands.order_value.below": ("under €71",),
    "shipping.rates.bands.order_value.at_least": ("€71 and more",),
    "shipping.rates.bands.weight.below": ("under 5 kg",),
    "shipping.rates.bands.weight.at_least": ("5 kg and more",),
    "shipping.rates.bands.items.below": ("under 17 items",),
    "shipping.rates.bands.items.at_least": ("17 items and more",),
    "shipping.rates.free_over": ("CZK 1,234",),
    "shipping.rates.transit": ("9 business days", "21 days"),
    "shipping.rates.member_tier": ("Golden circle",),
    "shipping.rates.first_day": ("January 2, 2026",),
    "shipping.rates.last_day": ("February 3, 2027",),
    "shipping.peaks.name": ("Feast",),
    "shipping.peaks.first_day": ("December 3, 2026",),
    "shipping.peaks.last_day": ("December 22, 2026",),
    "shipping.peaks.extra": ("2 business days",),
    "shipping.peaks.deliver_by": ("December 21, 2026",),
    "shipping.peaks.last_orders.order_by": ("December 4, 2026",),
    "shipping.preparation.what": ("Engraved things",),
    "shipping.preparation.extra": ("13 business days",),
    "shipping.customs.terms": ("Import duties",),
    "shipping.customs.note": ("Ask your customs office",),
    "shipping.guarantee.within": ("30 hours",),
    "shipping.guarantee.methods": ("Rider · Big zone: with you",),
    "shipping.guarantee.zones": ("Rider · Big zone: with you",),
    "shipping.guarantee.compensation.type": ("a voucher",),
    "shipping.guarantee.compensation.amount": ("CZK 77",),
    "shipping.guarantee.compensation.percent": ("8%",),
    "shipping.guarantee.covers_carrier_fault": ("even if it was the carrier",),
    "shipping.guarantee.claim": ("Write to us to get it.",),
    "shipping.guarantee.claim_within": ("33 days",),
    "shipping.guarantee.exclusions": ("Storms",),
    "shipping.late.late_after": ("15 days",),
    "shipping.late.lost_after": ("26 days",),
    "shipping.late.remedies": ("A new parcel",),
    "shipping.late.steps": ("Look under the mat",),
    "shipping.restricted.what": ("Magnets",),
    "shipping.restricted.zones": ("Ireland and Germany",),
    "shipping.restricted.countries": ("Ireland and Germany",),
    "shipping.restricted.reason": ("They stick",),
    "shipping.restricted.source": ("Magnet Act",),
    "returns.windows.name": ("Gold orders",),
    "returns.windows.days": ("41 business days", "15 days"),
    "returns.windows.unit": ("41 business days",),
    "returns.windows.starts_from": ("<td>dispatch</td>",),
    "returns.windows.basis": ("Our promise",),
    "returns.windows.when.market": ("Homeland",),
    "returns.windows.when.member_tier": ("Golden circle",),
    "returns.windows.when.category": ("Headgear",),
    "returns.windows.when.condition": ("worn",),
    "returns.windows.when.payment": ("card",),
    "returns.windows.when.bought_in": ("Bought in the store",),
    "returns.windows.when.purchased.first_day": ("March 4, 2026",),
    "returns.windows.when.purchased.last_day": ("May 6, 2026",),
    "returns.seasons.name": ("Feast", "Spring"),
    "returns.seasons.first_day": ("November 2, 2026",),
    "returns.seasons.last_day": ("December 25, 2026",),
    "returns.seasons.until": ("January 30, 2027",),
    "returns.seasons.days": ("66 days",),
    "returns.seasons.markets": ("Isles",),
    "returns.words": ("Golden circle", "Headgear"),
    "returns.conditions": ("Not eaten",),
    "returns.exclusions.what": ("Socks",),
    "returns.exclusions.reason": ("Hygiene: the seal is broken",),
    "returns.exclusions.unless_defective": ("Not possible",),
    "returns.exclusions.requires_confirmation": ("you agree to this before you buy",),
    "returns.exclusions.source": ("Sock Act",),
    "returns.start_url": ('href="https://small.example/return"',),
    "returns.methods.name": ("Drop it",),
    "returns.methods.carrier": ("Snail Post",),
    "returns.methods.label": ("QR code, nothing to print",),
    "returns.methods.cost": ("CZK 88",),
    "returns.methods.cost_if_defective": ("<td>Free</td>",),
    "returns.methods.countries": ("<td>Homeland</td>",),
    "returns.methods.steps": ("Wrap it well",),
    "returns.return_address.street": ("Back Lane 2",),
    "returns.return_address.city": ("Brno",),
    "returns.return_address.postal_code": ("602 00",),
    "returns.return_address.country": ("Brno, Czechia",),
    "returns.restocking_fee.percent": ("7%",),
    "returns.restocking_fee.applies_to": ("Opened hats",),
    "returns.refund.types": ("Store credit",),
    "returns.refund.within": ("11 days",),
    "returns.refund.starts_from": ("the day we have checked the item",),
    "returns.refund.bank_days": ("6 days",),
    "returns.refund.outbound_shipping": ("the whole price of delivery",),
    "returns.refund.may_wait_for": ("you show that you have sent it",),
    "returns.exchanges.allowed": ("You can exchange an item",),
    "returns.exchanges.within": ("19 days",),
    "returns.exchanges.cost": ("CZK 9",),
    "returns.exchanges.note": ("While we have it",),
    "returns.gifts.proof": ("You need: Receipt or invoice",),
    "returns.gifts.refund_to": ("the money goes back to the giver",),
    "returns.gifts.note": ("We say nothing",),
    "returns.withdrawal.markets": ("This right holds in: Isles.",),
    "returns.withdrawal.channels": ("Pigeon mail",),
    "returns.withdrawal.form": ("Withdrawal form",),
    "returns.withdrawal.send_back_within": ("18 days",),
    "returns.damaged.report_within": ("5 days",),
    "returns.damaged.evidence": ("Photos",),
    "returns.damaged.remedies": ("Replacement",),
    "returns.damaged.cost": ("Cost for you: CZK 3",),
    "returns.damaged.steps": ("Do not panic",),
    "warranty.warranties.kind": ("The maker's promise",),
    "warranty.warranties.name": ("Long life",),
    "warranty.warranties.duration": ("7 years",),
    "warranty.warranties.starts_from": ("the purchase",),
    "warranty.warranties.covers": ("Covered: Seams",),
    "warranty.warranties.excludes": ("Not covered: Fire",),
    "warranty.warranties.remedies": ("Repair",),
    "warranty.warranties.trade_in.condition": ("in pieces",),
    "warranty.warranties.trade_in.discount_percent": ("45%",),
    "warranty.warranties.markets": ("Isles",),
    "warranty.warranties.countries": ("Germany",),
    "warranty.warranties.categories": ("For: Tents",),
    "warranty.warranties.transferable": ("goes along with the item",),
    "warranty.warranties.registration_required": ("Register the item first.",),
    "warranty.warranties.repair_extension": ("10 months",),
    "warranty.warranties.guarantor.name": ("Maker Inc.",),
    "warranty.warranties.guarantor.address": ("Far Road 9",),
    "warranty.claim.response_within": ("27 days",),
    "warranty.claim.proof": ("Photos",),
    "warranty.claim.steps": ("Wash it first",),
    "warranty.claim.channels": ("Pigeon mail",),
    "orders.cancel.until": ("until the order is packed",),
    "orders.cancel.free_within": ("50 minutes",),
    "orders.cancel.refund_within": ("14 days",),
    "orders.cancel.fee": ("CZK 21",),
    "orders.cancel.steps": ("Press stop",),
    "orders.change.address_until": ("until the order is dispatched",),
    "orders.change.items_within": ("40 minutes",),
    "orders.change.steps": ("Press edit",),
    "orders.payment.methods.name": ("Coins",),
    "orders.payment.methods.markets": ("Isles",),
    "orders.payment.methods.fee": ("€6",),
    "orders.payment.methods.pay_within": ("4 days",),
    "orders.payment.charged": ("when the order is dispatched",),
    "orders.invoice.delivery": ("The invoice is in the parcel.",),
    "orders.invoice.available_for": ("8 years",),
    "complaints.channels": ("Pigeon mail",),
    "complaints.steps": ("Shout softly",),
    "complaints.acknowledge_within": ("2 days",),
    "complaints.resolve_within": ("23 days",),
    "complaints.escalation": ("The boss reads it",),
    "complaints.bodies.kind": ("Watches over shops",),
    "complaints.bodies.name": ("The Office",),
    "complaints.bodies.url": ('href="https://office.example/"',),
    "complaints.bodies.email": ("office@office.example",),
    "complaints.bodies.address": ("Office Square 3",),
    "complaints.bodies.markets": ("Isles",),
    "complaints.bodies.participates": ("<td>Yes</td>",),
    "legal.withdrawal_function.url": ('href="https://small.example/withdraw"',),
    "legal.withdrawal_function.label": ("Leave here",),
    "legal.withdrawal_function.markets": ("(Isles)",),
    "legal.guarantee_notice.image": ("files/notice.png",),
    "legal.guarantee_notice.url": ('href="https://notice.example/"',),
    "legal.guarantee_notice.markets": ("This holds in: Homeland.",),
    "legal.privacy.controller": ("privacy", "We ourselves"),
    "legal.privacy.purpose": ("privacy", "To answer"),
    "legal.privacy.basis": ("privacy", "Your wish"),
    "legal.privacy.recipients": ("privacy", "Nobody else"),
    "legal.privacy.storage": ("privacy", "In a safe"),
    "legal.privacy.rights": ("privacy", "All of them"),
    "legal.privacy.contact": ("privacy", "dpo@small.example"),
    "legal.accessibility.standard": ("accessibility", "WCAG 2.2 AA"),
    "legal.accessibility.status": ("accessibility", "with the exceptions below"),
    "legal.accessibility.assessed_on": ("accessibility", "October 9, 2026"),
    "legal.accessibility.exceptions": ("accessibility", "Old maps"),
    "legal.accessibility.channels": ("accessibility", "Pigeon mail"),
    "legal.accessibility.respond_within": ("accessibility", "16 days"),
    "legal.accessibility.enforcement": ("accessibility", "The Office"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files: dict[str, str | bytes] = {
        f"policies/{name}.yml": f"owner: {name}@owners.example\n{HEADER}{text}" for name, text in POLICIES.items()
    }
    root = tmp_path_factory.mktemp("fields")
    shops.small_shop(root, {"store.yml": STORE, "channels.yml": CHANNELS, "notice.png": b"\x89PNG", **files})
    found = [one for one in shops.find(root) if one.severity != "info"]  # HC08x say what structured data leave out
    assert found == []
    return shops.built(root)


def text_of(site: Path, name: str) -> str:
    words = html.unescape(shops.main_of(shops.page(site, f"policies/{name}"))).replace("\u2019", "'")
    return re.sub(r"\s+", " ", words)


def leaves() -> Iterator[tuple[str, str]]:
    """Yield (policy, path of a key) of every key that has no keys of its own."""
    for name in POLICIES:
        groups = keys_of(SCHEMAS[name], SCHEMAS[name])
        for group, keys in groups.items():
            for key in keys:
                path = f"{group}.{key}".lstrip(".")
                if path not in groups:
                    yield name, path


LEAVES = list(leaves())


def reason(name: str, path: str) -> str:
    return NOT_SHOWN.get(f"{name}.{path}", NOT_SHOWN.get(path.rpartition(".")[2], ""))


@pytest.mark.parametrize(("name", "path"), LEAVES, ids=[f"{name}.{path}" for name, path in LEAVES])
def test_key_stands_on_a_page(site: Path, name: str, path: str) -> None:
    wanted = WORDS.get(f"{name}.{path}", WORDS.get(path, ()))
    assert wanted or reason(name, path), "a key without a place"
    if not wanted:
        return
    page, words = (wanted[0], wanted[1:]) if wanted[0] in {"privacy", "accessibility"} else (name, wanted)
    text = text_of(site, page)
    for word in words:
        assert word in text


def test_lists_of_keys_name_only_keys_that_exist() -> None:
    known = {f"{name}.{path}" for name, path in LEAVES} | {path for _, path in LEAVES}
    known |= {path.rpartition(".")[2] for _, path in LEAVES} | {"key of a group"}
    assert WORDS.keys() <= known
    assert NOT_SHOWN.keys() <= known


def test_fee_in_money_is_shown(tmp_path: Path) -> None:
    text = POLICIES["returns"].replace("percent: 7, applies_to: Opened hats", "amount: 12 CZK")
    files = {"store.yml": STORE, "channels.yml": CHANNELS, "policies/returns.yml": text}
    assert "We keep CZK 12 of the price." in text_of(shops.built(shops.small_shop(tmp_path, files)), "returns")


def test_owner_stands_nowhere(site: Path) -> None:
    for path, content in shops.read_tree(site).items():
        assert b"@owners.example" not in content, path


# --- The withdrawal form, and what stands on every page -----------------------------------


def test_withdrawal_form_has_the_address_of_the_shop_and_a_blank_for_each_line_of_the_law(site: Path) -> None:
    form = text_of(site, "withdrawal").partition("<form")[2].partition("</form>")[0]
    for line in ("Small Ltd.", "Wide Street 1, 110 00 Praha, Czechia", "shop@small.example", "+420 111 222 333"):
        assert line in form
    assert "I hereby give notice that I withdraw from my contract" in form
    labels = re.findall(r'<label for="hg-(\w+)">', form)
    assert labels == ["goods", "ordered", "received", "number", "name", "address", "date"]
    assert "Signature" in form
    assert "action=" not in text_of(site, "withdrawal").partition("<form")[2].partition(">")[0]


def test_withdrawal_form_can_be_sent_as_a_message(site: Path) -> None:
    assert re.search(r'href="mailto:shop@small\.example\?subject=Withdrawal%20form&', text_of(site, "withdrawal"))


def test_every_page_leads_to_the_withdrawal_function_without_a_fold(site: Path) -> None:
    pages = [path for path in shops.read_tree(site) if path.endswith(".html")]
    assert len(pages) > 10
    for path in pages:
        footer = (site / path).read_text("utf-8").partition('<footer class="hg-footer')[2]
        assert '<a class="hg-button hg-button-quiet" href="https://small.example/withdraw">Leave here</a>' in footer, (
            path
        )
        assert "<details" not in footer, path


def test_forms_that_send_lead_to_the_privacy_notice(site: Path) -> None:
    for address in ("policies/returns", "orders/track", "contact"):
        page = shops.page(site, address)
        for form in re.findall(r'<form [^>]*method="post".*?</form>', page, re.DOTALL):
            assert "policies/privacy/" in form, address


def test_shop_without_legal_notices_has_no_trace_of_them(tmp_path: Path) -> None:
    site = shops.built(shops.small_shop(tmp_path, {"store.yml": STORE, "policies/returns.yml": "" + RETURNS}))
    page = shops.page(site, "policies/returns")
    for words in ("policies/privacy", "policies/accessibility", "withdraw"):
        assert words not in page.lower().replace("withdrawal form", "")
    assert not (site / "policies/withdrawal").exists()


RETURNS = """\
windows: [{id: all, name: All orders, days: 14, starts_from: delivery}]
refund: {types: [original_payment], within: 5 days, starts_from: receipt, outbound_shipping: none}
"""
