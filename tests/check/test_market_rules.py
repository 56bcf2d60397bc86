"""Each market rule: what breaks it, what keeps it, from which day on, and how it is turned off."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from shops import PROJECT_DIR, Found, article, built, find, run, small_shop

from helpgen.check.market_rules import COUNTRIES, DISPUTE_PLATFORM_RULE, MARKET_RULES, Level, Pack

STORE = """\
name: Small
legal_name: Small Ltd.
url: https://www.small.example/
email: care@small.example
phone: "+420 222 333 444"
address: {street: Na Poříčí 1, city: Praha, postal_code: 110 00, country: CZ}
languages: [en]
time_zone: Europe/Prague
markets:
  - {id: home, countries: [COUNTRY], currency: EUR}
"""
RETURNS = """\
windows:
  - {id: standard, name: All orders, days: 30, starts_from: delivery}
exclusions:
  - {id: hygiene, what: Socks, reason: sealed_hygiene, requires_confirmation: true}
refund: {types: [original_payment], within: 5 business days, starts_from: receipt, outbound_shipping: standard}
withdrawal: {form: true, send_back_within: 14 days}
damaged: {report_within: 30 days}
"""
SHIPPING = """\
handling: 1 business day
ship_within: 30 days
zones: [{id: home, markets: [home]}]
methods:
  - id: courier
    name: Courier
    cash_on_delivery: {inspect: true, held_for: 5 days, refund_within: 15 days}
rates: [{id: courier, method: courier, zone: home, price: 5 EUR, transit: 2 business days}]
"""
WARRANTY = """\
warranties:
  - {id: legal, kind: legal, name: Legal guarantee, duration: 2 years, starts_from: delivery}
"""
LEGAL = """\
withdrawal_function: {url: "https://www.small.example/withdraw"}
guarantee_notice: {url: "https://europa.eu/guarantee", image: notice.svg}
accessibility: {standard: WCAG 2.2 AA, status: full}
"""
CHANNELS = """\
channels:
  - {id: phone, type: phone, name: Phone, number: "+420 222 333 444"}
"""
SHOP: Mapping[str, str] = {
    "store.yml": STORE, "channels.yml": CHANNELS, "policies/returns.yml": RETURNS, "policies/shipping.yml": SHIPPING,
    "policies/warranty.yml": WARRANTY, "policies/legal.yml": LEGAL, "notice.svg": "<svg/>",
}  # fmt: skip
"""Keeps every rule, wherever it sells, but for the longer guarantees of Spain, Portugal and Sweden."""
MARKET_CODES = {f"HC05{digit}" for digit in range(7)}

Change = tuple[str, str, str]
"""File, what stands there, what stands there instead; nothing and nothing: the file is gone."""

BREAKING: Mapping[str, tuple[str, Change]] = {
    "eu-withdrawal-window": ("DE", ("policies/returns.yml", "days: 30", "days: 13")),
    "eu-withdrawal-clock": ("DE", ("policies/returns.yml", "starts_from: delivery", "starts_from: order")),
    "eu-refund-time": ("DE", ("policies/returns.yml", "within: 5 business days", "within: 11 business days")),
    "eu-refund-delivery": ("DE", ("policies/returns.yml", "shipping: standard", "shipping: none")),
    "eu-refund-money": ("DE", ("policies/returns.yml", "[original_payment]", "[store_credit]")),
    "eu-send-back-time": ("DE", ("policies/returns.yml", "within: 14 days", "within: 7 days")),
    "eu-legal-guarantee": ("ES", ("policies/warranty.yml", "2 years", "35 months")),
    "eu-contact": ("DE", ("store.yml", "email: care@small.example\n", "")),
    "eu-withdrawal-form": ("DE", ("policies/returns.yml", "form: true", "form: false")),
    "eu-withdrawal-function": ("DE", ("policies/legal.yml", LEGAL.splitlines()[0], "")),
    "eu-guarantee-notice": ("DE", ("policies/legal.yml", LEGAL.splitlines()[1], "")),
    "eu-guarantee-artwork": ("DE", ("policies/legal.yml", ", image: notice.svg", "")),
    "eu-accessibility": ("DE", ("policies/legal.yml", LEGAL.splitlines()[2], "")),
    "uk-cancellation-window": ("GB", ("policies/returns.yml", "days: 30", "days: 13")),
    "uk-refund-time": ("GB", ("policies/returns.yml", "within: 5 business days", "within: 15 days")),
    "uk-refund-delivery": ("GB", ("policies/returns.yml", "shipping: standard", "shipping: none")),
    "uk-refund-money": ("GB", ("policies/returns.yml", "[original_payment]", "[exchange]")),
    "uk-faulty-goods": ("GB", ("policies/returns.yml", "report_within: 30 days", "report_within: 3 days")),
    "us-dispatch-time": ("US", ("policies/shipping.yml", "ship_within: 30 days", "ship_within: 31 days")),
    "us-returns-posted": ("US", ("policies/returns.yml", "", "")),
    "us-company": ("US", ("store.yml", "legal_name: Small Ltd.\n", "")),
    "cn-return-window": ("CN", ("policies/returns.yml", "days: 30", "days: 6")),
    "cn-refund-time": ("CN", ("policies/returns.yml", "within: 5 business days", "within: 6 business days")),
    "cn-confirmed-exclusions": ("CN", ("policies/returns.yml", ", requires_confirmation: true", "")),
    "th-return-window": ("TH", ("policies/returns.yml", "days: 30", "days: 6")),
    "th-refund-time": ("TH", ("policies/returns.yml", "within: 5 business days", "within: 16 days")),
    "th-cash-inspection": ("TH", ("policies/shipping.yml", "inspect: true", "inspect: false")),
    "th-cash-held": ("TH", ("policies/shipping.yml", "held_for: 5 days", "held_for: 4 days")),
    "th-cash-refund": ("TH", ("policies/shipping.yml", "refund_within: 15 days", "refund_within: 16 days")),
    "id-return-window": ("ID", ("policies/returns.yml", "days: 30", "days: 3")),
    "id-returns-policy": ("ID", ("policies/returns.yml", "", "")),
    "perishables-need-a-phone": (
        "BR", ("channels.yml", 'phone, name: Phone, number: "+420 222 333 444"', "form, name: Form"),
    ),
    "social-media-not-alone": ("BR", ("channels.yml", 'phone, name: Phone, number: "+420 222 333 444"',
                                      "instagram, name: I, address: small")),
}  # fmt: skip
"""Rule to the country of the market and the change that breaks it."""
ALSO_CHANGED: Mapping[str, Change] = {
    "perishables-need-a-phone": ("store.yml", "languages:", "goods: [perishable]\nlanguages:")
}


def changed(files: Mapping[str, str], change: Change) -> dict[str, str]:
    path, before, after = change
    if not before:
        return {name: text for name, text in files.items() if name != path}
    assert before in files[path]
    return {**files, path: files[path].replace(before, after, 1)}


def sold_in(country: str, files: Mapping[str, str] = SHOP) -> dict[str, str]:
    files = {**files, "store.yml": files["store.yml"].replace("COUNTRY", country)}
    if country in {"ES", "PT", "SE"}:
        files["policies/warranty.yml"] = files["policies/warranty.yml"].replace("2 years", "3 years")
    return files


def told(root: Path, files: Mapping[str, str], day: str = "2026-11-21") -> list[Found]:
    return [each for each in find(small_shop(root, files), "check", "--date", day) if each.code in MARKET_CODES]


def rules_in(found: list[Found]) -> set[str]:
    return {match[1] for each in found if (match := re.match(r'"([a-z-]+)": ', each.message))}


def test_every_rule_has_a_case_here() -> None:
    assert BREAKING.keys() == {rule.id for rule in MARKET_RULES}


@pytest.mark.parametrize("country", ["DE", "ES", "GB", "US", "CN", "TH", "ID", "BR"])
def test_shop_that_keeps_the_rules_is_told_nothing(tmp_path: Path, country: str) -> None:
    assert told(tmp_path, sold_in(country)) == []


@pytest.mark.parametrize("rule", MARKET_RULES, ids=lambda rule: rule.id)
def test_rule_is_told_where_it_is_broken_in_its_market_and_not_elsewhere(tmp_path: Path, rule: object) -> None:
    row = next(one for one in MARKET_RULES if one is rule)
    country, change = BREAKING[row.id]
    also = ALSO_CHANGED.get(row.id)
    files = changed(SHOP, also) if also else dict(SHOP)
    if country == "ES":
        files = changed(sold_in(country), ("policies/warranty.yml", "3 years", change[2]))
    else:
        files = sold_in(country, changed(files, change))
    found = [each for each in told(tmp_path / "in", files) if each.message.startswith(f'"{row.id}": ')]
    assert [each.severity for each in found] == ["warning" if row.level is Level.ADVICE else "error"]
    assert "not legal advice" in found[0].hint
    assert row.source in found[0].hint
    if row.pack is not Pack.ALL:
        elsewhere = {**files, "store.yml": files["store.yml"].replace(f"[{country}]", "[BR]")}
        assert row.id not in rules_in(told(tmp_path / "elsewhere", elsewhere))
    off = f"rules: {{off: [{{rule: {row.id}, reason: Not for us.}}]}}\n"
    assert row.id not in rules_in(told(tmp_path / "off", {**files, "store.yml": files["store.yml"] + off}))


def test_breach_is_told_at_the_fact_that_makes_it(tmp_path: Path) -> None:
    (found,) = told(tmp_path, sold_in("DE", changed(SHOP, BREAKING["eu-withdrawal-window"][1])))
    assert (found.path, found.line, found.column) == ("content/policies/returns.yml", 2, 44)
    assert found.message == (
        '"eu-withdrawal-window": returns.windows.standard.days gives 13 days to market "home", where the law gives 14'
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-06-18", {"eu-withdrawal-function": "HC052", "eu-guarantee-notice": "HC052"}),
        ("2026-06-19", {"eu-withdrawal-function": "HC051", "eu-guarantee-notice": "HC052"}),
        ("2026-09-26", {"eu-withdrawal-function": "HC051", "eu-guarantee-notice": "HC052"}),
        ("2026-09-27", {"eu-withdrawal-function": "HC051", "eu-guarantee-notice": "HC051"}),
    ],
)
def test_duty_is_a_warning_before_its_day_and_an_error_from_it_on(
    tmp_path: Path, day: str, expected: Mapping[str, str]
) -> None:
    legal = LEGAL.splitlines()[2] + "\n"
    found = told(tmp_path, sold_in("DE", {**SHOP, "policies/legal.yml": legal}), day)
    assert {next(iter(rules_in([each]))): each.code for each in found} == expected
    assert all(each.severity == ("warning" if each.code == "HC052" else "error") for each in found)
    assert all("from 2026-" in each.message for each in found if each.code == "HC052")


@pytest.mark.parametrize(("day", "is_told"), [("2025-07-19", False), ("2025-07-20", True)])
def test_dead_dispute_link_is_told_in_texts_and_files_from_the_day_it_died(
    tmp_path: Path, day: str, *, is_told: bool
) -> None:
    body = "bodies: [{id: odr, kind: dispute_body, name: ODR, url: https://ec.europa.eu/consumers/odr/}]\n"
    files = {
        **sold_in("DE"), "policies/complaints.yml": f"steps: [Write to us.]\n{body}",
        "en/orders/a.md": article("See <https://ec.europa.eu/consumers/odr>."),
    }  # fmt: skip
    places = [(each.path, each.line) for each in told(tmp_path / "on", files, day) if each.code == "HC054"]
    assert places == ([("content/en/orders/a.md", 6), ("content/policies/complaints.yml", 2)] if is_told else [])
    off = f"rules: {{off: [{{rule: {DISPUTE_PLATFORM_RULE}, reason: Not for us.}}]}}\n"
    assert told(tmp_path / "off", {**files, "store.yml": files["store.yml"] + off}, day) == []


def test_rule_packs_of_a_market_decide_before_its_countries(tmp_path: Path) -> None:
    short = changed(SHOP, ("policies/returns.yml", "days: 30", "days: 10"))
    named = changed(short, ("store.yml", "currency: EUR", "currency: EUR, rule_packs: [cn]"))
    assert told(tmp_path / "cn", sold_in("DE", named)) == []
    named = changed(short, ("store.yml", "currency: EUR", "currency: EUR, rule_packs: [eu]"))
    assert "eu-withdrawal-window" in rules_in(told(tmp_path / "eu", sold_in("CH", named)))


def test_window_of_another_market_or_of_the_shop_floor_is_not_measured(tmp_path: Path) -> None:
    windows = (
        "  - {id: store, name: In store, days: 3, starts_from: purchase, when: {bought_in: store}}\n"
        "  - {id: abroad, name: Abroad, days: 7, starts_from: delivery, when: {market: abroad}}\n"
    )
    files = changed(SHOP, ("policies/returns.yml", "windows:\n", f"windows:\n{windows}"))
    files["store.yml"] += "  - {id: abroad, countries: [BR], currency: EUR}\n"
    assert told(tmp_path, sold_in("DE", files)) == []


def test_unknown_names_are_told_where_they_stand(tmp_path: Path) -> None:
    store = STORE.replace("COUNTRY", "DE").replace("currency: EUR", "currency: EUR, rule_packs: [eu, euu]")
    files = {**SHOP, "store.yml": f"{store}rules:\n  off:\n    - {{rule: eu-contakt, reason: Typo.}}\n"}
    found = {each.code: each for each in told(tmp_path, files)}
    assert (found["HC055"].line, found["HC055"].column) == (13, 14)
    assert found["HC055"].hint == 'Did you mean "eu-contact"?'
    assert found["HC056"].line == 10
    assert found["HC056"].hint == 'Did you mean "eu"?'


def test_reason_for_turning_a_rule_off_is_needed(tmp_path: Path) -> None:
    store = STORE.replace("COUNTRY", "DE") + "rules: {off: [{rule: eu-contact}]}\n"
    found = find(small_shop(tmp_path, {**SHOP, "store.yml": store}))
    assert [each.code for each in found] == ["HC141"]


def test_demo_shop_keeps_every_rule() -> None:
    result = run(PROJECT_DIR, "check", "--format", "json")
    assert not [code for code in MARKET_CODES if f'"{code}"' in result.stdout]


def test_ids_are_unique_and_packs_have_countries() -> None:
    assert len({rule.id for rule in MARKET_RULES}) == len(MARKET_RULES)
    assert COUNTRIES.keys() == set(Pack) - {Pack.ALL}


def test_every_page_of_a_european_shop_links_to_the_withdrawal_function(tmp_path: Path) -> None:
    pages = sorted(built(small_shop(tmp_path, sold_in("DE"))).rglob("*.html"))
    assert len(pages) > 5
    without = [
        page.name for page in pages if 'href="https://www.small.example/withdraw"' not in page.read_text("utf-8")
    ]
    assert without == []
