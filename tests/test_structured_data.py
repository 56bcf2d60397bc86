"""What pages say to machines: valid by the vocabulary, the same names everywhere, and nothing that ends the element."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import shops
from schema_org import Node, find_misfits, nodes_of

GOLDEN = shops.PROJECT_DIR / "tests" / "golden"
STORE = """\
name: Small
legal_name: Small Ltd.
url: https://www.small.example/
email: shop@small.example
phone: "+420 111 222 333"
vat_id: CZ4711
address: {street: Wide Street 1, city: Praha, postal_code: "110 00", country: CZ}
languages: [en, cs]
time_zone: Europe/Prague
markets:
  - {id: home, countries: [KW], currency: KWD, languages: [en]}
holidays: [{date: 2026-12-24, name: Eve}, {date: 2026-12-31, name: Last day, closes: "12:00"}]
links: {terms: "https://www.small.example/terms", privacy: "https://www.small.example/privacy"}
"""
CHANNELS = """\
channels:
  - {id: phone, type: phone, name: Phone, number: "+420 111 222 333",
     hours: [{days: [mon, tue, wed, thu, fri], opens: "08:00", closes: "18:00"}]}
  - {id: line, type: line, name: LINE, address: "@small", time_zone: Asia/Bangkok}
  - {id: form, type: form, name: Form}
  - {id: x, type: x, name: X, address: small}
"""
RETURNS = """\
windows:
  - {id: sale, name: Sale, days: 14, starts_from: delivery, when: {category: sale}}
  - {id: rest, name: Rest, days: 30, starts_from: delivery}
seasons: [{id: feast, name: Feast, first_day: 2026-11-15, last_day: 2026-12-24, days: 60}]
methods:
  - {id: post, type: mail, name: Post, label: download, cost: 2.500 KWD, cost_if_defective: free}
restocking_fee: {percent: 10}
refund: {types: [original_payment, store_credit], within: 5 days, starts_from: receipt, outbound_shipping: standard}
exchanges: {allowed: true, within: 30 days, cost: free}
exclusions: [{id: custom, what: Made for you, reason: custom_made, category: personalised}]
"""
SHIPPING = """\
cutoff: "14:00"
handling: 0-1 business days
zones: [{id: kuwait, countries: [KW]}]
methods:
  - {id: post, name: {en: Post, cs: Pošta}, max_weight: 20 kg}
  - {id: box, name: Box, fulfilment: locker}
rates:
  - {id: post, method: post, zone: kuwait, price: 1.500 KWD, free_over: 20 KWD, transit: 1-3 business days}
  - id: box
    method: box
    zone: kuwait
    transit: 4 days
    first_day: 2026-11-01
    last_day: 2026-12-31
    bands: [{items: {below: 3}, price: 1 KWD}, {items: {at_least: 3}, price: 2 KWD}]
"""
WARRANTY = """\
warranties:
  - {id: maker, kind: manufacturer, name: Maker, duration: 5 years, starts_from: delivery, remedies: [repair],
     covers: [Lamps]}
"""
FAQ = "---\ntitle: Paying\nsummary: How to pay.\n---\n## Can I pay by card?\n\nYes, with **every** card.\n"
SITE = "https://help.small.example/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "store.yml": STORE,
        "channels.yml": CHANNELS,
        "policies/returns.yml": RETURNS,
        "policies/shipping.yml": SHIPPING,
        "policies/warranty.yml": WARRANTY,
        "en/faq/paying.md": FAQ,
        "en/orders/track.md": shops.article("Look.", title="Where </script> <!-- is it?", updated="2026-10-15"),
    }
    return shops.built(shops.small_shop(tmp_path_factory.mktemp("stated"), files))


def nodes(site: Path, address: str) -> list[Node]:
    return nodes_of(shops.page(site, address))


def the(found: list[Node], kind: str) -> Node:
    (one,) = [node for node in found if node["@type"] == kind]
    return one


def pages(site: Path) -> Iterator[Path]:
    yield from (page for page in sorted(site.rglob("*.html")))


def named(value: object) -> Iterator[tuple[str, Node]]:
    """Yield every node with a name, at any depth."""
    if isinstance(value, dict):
        if "@id" in value and "@type" in value:
            yield str(value["@id"]), value
        for inner in value.values():
            yield from named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from named(inner)


def test_every_node_is_valid_by_the_vocabulary_and_by_what_search_engines_require(site: Path) -> None:
    count = 0
    for folder in (site, GOLDEN / "shop" / "expected", GOLDEN / "plain" / "expected"):
        for page in pages(folder):
            for node in nodes_of(page.read_text("utf-8")):
                assert list(find_misfits(node)) == [], page
                count += 1
    assert count > 20


@pytest.mark.parametrize(
    "spoilt",
    [
        {"@type": "OnlineShop"},
        {"@type": "OnlineStore", "colour": "red"},
        {"@type": "WarrantyPromise", "warrantyScope": "Lamps"},
        {"@type": "MerchantReturnPolicy", "returnPolicyCategory": "https://schema.org/MerchantReturnUnlimited"},
        {"@type": "MerchantReturnPolicy", "applicableCountry": ["CZ"]},
        {"@type": "ShippingConditions", "doesNotShip": True, "transitTime": {"@type": "ServicePeriod"}},
        {"@type": "BreadcrumbList", "itemListElement": []},
        {"@type": "Article", "dateModified": "yesterday"},
    ],
)
def test_measure_finds_what_is_wrong(spoilt: Node) -> None:
    assert list(find_misfits(spoilt))


def test_shop_says_who_it_is_and_when_somebody_answers(site: Path) -> None:
    store = the(nodes(site, "contact"), "OnlineStore")
    assert store["legalName"] == "Small Ltd."
    assert store["vatID"] == "CZ4711"
    assert store["sameAs"] == ["https://x.com/small"]
    contacts = store["contactPoint"]
    assert isinstance(contacts, list)
    phone, form = contacts
    week, eve, last = phone["hoursAvailable"]
    assert (week["opens"], week["closes"]) == ("08:00:00+01:00", "18:00:00+01:00")
    assert eve == {"@type": "OpeningHoursSpecification", "validFrom": "2026-12-24", "validThrough": "2026-12-24"}
    assert (last["validFrom"], last["opens"], last["closes"]) == ("2026-12-31", "08:00:00+01:00", "12:00:00+01:00")
    assert form["url"] == f"{SITE}contact/#hg-contact-form"
    assert phone["availableLanguage"] == ["en", "cs"]


def test_return_policy_says_what_the_page_says(site: Path) -> None:
    found = nodes(site, "policies/returns")
    (general,) = the(found, "OnlineStore")["hasMerchantReturnPolicy"]  # type: ignore[misc]
    assert general == {
        "@type": "MerchantReturnPolicy",
        "@id": f"{SITE}policies/returns/#returns-rest-home",
        "applicableCountry": ["KW"],
        "returnPolicyCountry": "CZ",
        "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
        "merchantReturnDays": 30,
        "returnMethod": ["https://schema.org/ReturnByMail"],
        "returnFees": "https://schema.org/ReturnShippingFees",
        "returnShippingFeesAmount": {"@type": "MonetaryAmount", "value": 2.5, "currency": "KWD"},
        "customerRemorseReturnFees": "https://schema.org/ReturnShippingFees",
        "customerRemorseReturnShippingFeesAmount": {"@type": "MonetaryAmount", "value": 2.5, "currency": "KWD"},
        "itemDefectReturnFees": "https://schema.org/FreeReturn",
        "returnLabelSource": "https://schema.org/ReturnLabelDownloadAndPrint",
        "refundType": ["https://schema.org/FullRefund", "https://schema.org/StoreCreditRefund"],
        "restockingFee": 10,
        "returnPolicySeasonalOverride": [
            {
                "@type": "MerchantReturnPolicySeasonalOverride",
                "startDate": "2026-11-15",
                "endDate": "2026-12-24",
                "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
                "merchantReturnDays": 60,
            }
        ],
    }
    others = {str(node["@id"]).rpartition("#")[2]: node for node in found if node["@type"] == "MerchantReturnPolicy"}
    assert others["returns-sale-home"]["merchantReturnDays"] == 14
    assert others["returns-custom"]["returnPolicyCategory"] == "https://schema.org/MerchantReturnNotPermitted"


def test_shipping_says_price_time_and_limits(site: Path) -> None:
    post, box = the(nodes(site, "policies/shipping"), "OnlineStore")["hasShippingService"]  # type: ignore[misc]
    assert post["handlingTime"]["cutoffTime"] == "14:00:00+01:00"
    assert post["handlingTime"]["duration"] == {
        "@type": "QuantitativeValue", "minValue": 0, "maxValue": 1, "unitCode": "DAY",
    }  # fmt: skip
    paid, free = post["shippingConditions"]
    assert paid["orderValue"] == {"@type": "MonetaryAmount", "maxValue": 19.999, "currency": "KWD"}
    assert paid["shippingRate"] == {"@type": "MonetaryAmount", "value": 1.5, "currency": "KWD"}
    assert paid["weight"] == {"@type": "QuantitativeValue", "maxValue": 20, "unitCode": "KGM"}
    assert free["orderValue"] == {"@type": "MonetaryAmount", "minValue": 20, "currency": "KWD"}
    assert free["shippingRate"]["value"] == 0
    assert paid["shippingDestination"] == {"@type": "DefinedRegion", "addressCountry": "KW"}
    assert box["fulfillmentType"] == "https://schema.org/FulfillmentTypeCollectionPoint"
    few, many = box["shippingConditions"]
    assert (few["numItems"]["maxValue"], many["numItems"]["minValue"]) == (2, 3)
    assert few["seasonalOverride"]["validThrough"] == "2026-12-31"


def test_warranty_is_told_for_product_pages(site: Path) -> None:
    promise = the(nodes(site, "policies/warranty"), "WarrantyPromise")
    assert promise["durationOfWarranty"] == {"@type": "QuantitativeValue", "value": 5, "unitCode": "ANN"}
    assert promise["description"] == "Lamps"


def test_names_are_the_same_in_every_language(site: Path) -> None:
    for policy in ("returns", "shipping", "warranty"):
        ids = [{name for name, _ in named(nodes(site, f"{prefix}policies/{policy}"))} for prefix in ("", "cs/")]
        assert ids[0] == ids[1]
        assert any(name.startswith(f"{SITE}policies/{policy}/#") for name in ids[0])


def test_names_stand_in_policy_json_for_product_pages(site: Path) -> None:
    listed = {one["id"] for one in json.loads((site / "policy.json").read_bytes())["structured_data"]}
    told = {name for page in pages(site) for name, _ in named(nodes_of(page.read_text("utf-8")))}
    policies = {name for name in told if "/policies/" in name}
    assert listed == policies
    assert len(listed) == 6


def test_article_has_a_day_with_the_offset_of_the_shop_and_its_author(site: Path) -> None:
    article = the(nodes(site, "orders/track"), "Article")
    assert article["dateModified"] == "2026-10-15T00:00:00+02:00"
    assert article["author"] == {"@type": "Organization", "name": "Small", "url": "https://www.small.example/"}
    assert article["publisher"] == {"@id": f"{SITE}#store"}
    trail = the(nodes(site, "orders/track"), "BreadcrumbList")["itemListElement"]
    assert isinstance(trail, list)
    assert [step["position"] for step in trail] == [1, 2, 3]


def test_no_text_can_end_the_element(site: Path) -> None:
    page = shops.page(site, "orders/track")
    written = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert "<" not in written
    assert "</script> <!-- is it?" in written.replace("\\u003c", "<")
    assert the(nodes_of(page), "Article")["headline"] == "Where </script> <!-- is it?"


def test_untranslated_article_does_not_pose_as_a_translation(site: Path) -> None:
    assert nodes(site, "cs/orders/track") == []


def test_faq_says_so_only_where_the_shop_asks_for_it(site: Path, tmp_path: Path) -> None:
    assert "FAQPage" not in shops.page(site, "faq/paying")
    store = STORE + "structured_data: {faq_page: true}\n"
    asking = shops.built(shops.small_shop(tmp_path, {"store.yml": store, "en/faq/paying.md": FAQ}))
    (question,) = the(nodes(asking, "faq/paying"), "FAQPage")["mainEntity"]  # type: ignore[misc]
    assert list(find_misfits(question)) == []
    assert question["name"] == "Can I pay by card?"
    assert question["acceptedAnswer"]["text"] == "Yes, with every card."


def test_site_without_an_address_says_nothing(tmp_path: Path) -> None:
    config = shops.CONFIG.replace("site_url: https://help.small.example/\n", "")
    files = {"store.yml": STORE, "policies/returns.yml": RETURNS}
    site = shops.built(shops.small_shop(tmp_path, files, config))
    assert all(b"ld+json" not in page.read_bytes() for page in pages(site))
    assert json.loads((site / "policy.json").read_bytes())["structured_data"] == []


# --- Feeds -------------------------------------------------------------------------


def test_fields_for_google_merchant_center(site: Path) -> None:
    fields = json.loads((site / "exports" / "google-merchant.json").read_bytes())
    assert fields == {
        "version": 1,
        "countries": [
            {
                "country": "KW",
                "ships_from_country": "CZ",
                "shipping": [
                    {
                        "country": "KW",
                        "service": "Post",
                        "price": "1.500 KWD",
                        "min_handling_time": 0,
                        "max_handling_time": 1,
                        "min_transit_time": 1,
                        "max_transit_time": 3,
                        "only_up_to_grams": 20_000,
                    }
                ],
                "free_shipping_threshold": {"country": "KW", "price_threshold": "20.000 KWD"},
            }
        ],
    }


def test_fields_for_shopping_agents(site: Path) -> None:
    (market,) = json.loads((site / "exports" / "openai-feed.json").read_bytes())["markets"]
    assert market == {
        "market": "home",
        "target_countries": ["KW"],
        "seller_name": "Small",
        "seller_url": "https://www.small.example/",
        "store_country": "CZ",
        "seller_privacy_policy": "https://www.small.example/privacy",
        "seller_tos": "https://www.small.example/terms",
        "return_policy": f"{SITE}policies/returns/",
        "accepts_returns": True,
        "return_deadline_in_days": 30,
        "accepts_exchanges": True,
        "shipping": ["KW::Post:1.500 KWD:0:1:1:3"],
    }
