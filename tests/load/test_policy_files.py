"""The policy files become policies, or a list of everything that is wrong, whatever a writer types."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpgen.diagnostics import Diagnostic
from helpgen.load.front_matter import read_front_matter, split_front_matter
from helpgen.load.policy_files import read_policy
from helpgen.load.policy_names import POLICY_NAMES
from helpgen.load.shop_files import read_channels, read_store
from helpgen.model import Policy
from helpgen.policy.orders import Orders
from helpgen.policy.returns import Returns
from helpgen.policy.shipping import Fulfilment, Shipping
from helpgen.policy.warranty import WarrantyPolicy

CONTENT = Path(__file__).parents[2] / "content"


@pytest.mark.parametrize("name", POLICY_NAMES)
def test_policy_of_the_demo_has_no_mistake(name: str) -> None:
    file, found = read_policy(name, (CONTENT / "policies" / f"{name}.yml").read_text("utf-8"), f"{name}.yml")
    assert found == ()
    assert file.policy is not None


def in_policy(name: str, text: str) -> list[str]:
    return [f"{each.position.line} {each.code} {each.message}" for each in read_policy(name, text, f"{name}.yml")[1]]


def policy_of(name: str, text: str) -> tuple[Policy | None, tuple[Diagnostic, ...]]:
    file, found = read_policy(name, text, f"{name}.yml")
    return file.policy, found


SHIPPING = """\
carriers: [{id: ppl, name: PPL, tracking_url: "https://ppl.example/{number}"}]
zones: [{id: czechia, countries: CZ}]
methods: [{id: courier, name: Courier, carrier: ppl}]
rates: [{id: courier-cz, method: courier, zone: czechia, price: 99 CZK, transit: 1-2 business days}]
"""


def test_what_is_not_written_gets_the_default_of_the_policy() -> None:
    policy, found = policy_of("shipping", SHIPPING)
    assert found == ()
    assert isinstance(policy, Shipping)
    assert (policy.cutoff, policy.handling, policy.customs, policy.late, policy.restricted) == (None,) * 4 + ((),)
    (method,) = policy.methods
    assert (method.fulfilment, method.tracked, method.hold) == (Fulfilment.DELIVERY, False, None)
    orders, found = policy_of("orders", "revision: 3")
    assert found == ()
    assert isinstance(orders, Orders)
    assert (orders.header.revision, orders.cancel, orders.payment) == ("3", None, None)


SHIPPING_MISTAKES = [
    ("carrier: ppl", "carrier: pll", '3 HC147 methods.courier.carrier: carrier "pll" does not exist'),
    ("method: courier", "method: courir", '4 HC147 rates.courier-cz.method: method "courir" does not exist'),
    ("zone: czechia", "zone: czech", '4 HC147 rates.courier-cz.zone: zone "czech" does not exist'),
    ("{number}", "number", "1 HC142 carriers.ppl.tracking_url: expected an address with"),
    ("99 CZK", "99", "4 HC142 rates.courier-cz.price: expected an amount with its currency"),
    ("99 CZK", "99 Kcs", "4 HC142 rates.courier-cz.price: expected an amount with its currency"),
    ("99 CZK", "99.001 CZK", "4 HC142 rates.courier-cz.price: expected at most 2 decimals, as CZK has"),
    ("99 CZK", "99.5 JPY", "4 HC142 rates.courier-cz.price: expected at most 0 decimals, as JPY has"),
    ("1-2 business", "2-1 business", "4 HC142 rates.courier-cz.transit: expected the shorter time first"),
    ("countries: CZ", "countries: Czechia", "2 HC142 zones.czechia.countries: expected a country code"),
    ("name: Courier", "nmae: Courier", '3 HC141 "methods.courier.name" is missing'),
]


@pytest.mark.parametrize(("right", "wrong", "expected"), SHIPPING_MISTAKES)
def test_mistake_in_shipping_is_named(right: str, wrong: str, expected: str) -> None:
    assert in_policy("shipping", SHIPPING.replace(right, wrong))[0].startswith(expected)


def test_currency_that_does_not_exist_is_told_once_with_the_likeliest_one() -> None:
    _, found = policy_of("shipping", SHIPPING.replace("99 CZK", "99 USB"))
    assert [(each.code, each.hint) for each in found] == [("HC142", 'Did you mean "USD"?')]


def test_country_belongs_to_one_zone() -> None:
    text = "zones:\n- {id: a, countries: [CZ, SK]}\n- {id: b, countries: SK}\n"
    assert in_policy("shipping", text) == ['3 HC148 country "SK" is already in "a", in line 2']


def test_restricted_zone_must_exist() -> None:
    text = "zones: [{id: asia, countries: TH}]\nrestricted: [{what: Gas, zones: [asia, asai]}]"
    policy, found = policy_of("shipping", text)
    assert [each.message for each in found] == ['restricted[1].zones: zone "asai" does not exist']
    assert found[0].hint == 'Did you mean "asia"?'
    assert policy is not None


def test_references_are_checked_even_if_another_value_is_wrong() -> None:
    text = SHIPPING.replace("99 CZK", "99").replace("zone: czechia", "zone: x")
    assert [message[:7] for message in in_policy("shipping", text)] == ["4 HC142", "4 HC147"]


def test_returns_need_windows_and_a_refund() -> None:
    assert in_policy("returns", "revision: 1") == ['1 HC141 "windows" is missing', '1 HC141 "refund" is missing']


def test_customer_who_pays_the_carrier_has_no_cost() -> None:
    text = """\
windows: [{id: all, name: All, days: 30, starts_from: delivery}]
refund: {types: original_payment, within: 5 days, starts_from: receipt, outbound_shipping: none}
methods: [{id: a, type: mail, name: A, cost: customer}, {id: b, type: store, name: B, cost: free}]
"""
    policy, found = policy_of("returns", text)
    assert found == ()
    assert isinstance(policy, Returns)
    assert [method.cost is None for method in policy.methods] == [True, False]
    assert policy.refund.outbound_shipping.value == "none"


def test_warranty_says_how_long_it_lasts() -> None:
    text = "warranties: [{id: a, kind: legal, name: A, starts_from: delivery}]"
    assert in_policy("warranty", text) == ['1 HC141 "warranties.a.duration" is missing']
    policy, found = policy_of("warranty", text.replace("kind", "duration: lifetime, kind"))
    assert found == ()
    assert isinstance(policy, WarrantyPolicy)
    assert policy.warranties[0].duration is None


@pytest.mark.parametrize("percent", ["0", "101", "50.5", "half"])
def test_discount_is_whole_percent_from_1_to_100(percent: str) -> None:
    text = (
        "warranties: [{id: a, kind: legal, name: A, starts_from: delivery, duration: 2 years, "
        f"trade_in: {{condition: broken, discount_percent: {percent}}}}}]"
    )
    (message,) = in_policy("warranty", text)
    assert "discount_percent: expected whole percent from 1 to 100" in message


def test_unknown_choice_gets_a_suggestion() -> None:
    _, found = read_policy("orders", "cancel: {until: dispatchd}", "orders.yml")
    assert found[0].message == (
        'cancel.until: expected one of paid, packed, dispatched, delivered, received "dispatchd"'
    )
    assert found[0].hint == 'Did you mean "dispatched"?'


@pytest.mark.parametrize("name", POLICY_NAMES)
@pytest.mark.parametrize(
    "text", ["", "~", "[]", "hello", "{}", "a: {b: [c, {d: e}]}", "zones: {a: b}\nrates: [[a], b, {}]"]
)
def test_file_of_another_form_does_not_stop_the_reader(name: str, text: str) -> None:
    _, found = read_policy(name, text, f"{name}.yml")
    assert all(each.position.line >= 1 for each in found)


# --- Whatever a writer types ----------------------------------------------------------

Reader = Callable[[str], tuple[Diagnostic, ...]]

EXAMPLES = int(os.environ.get("HELPGEN_FUZZ_EXAMPLES", "2000"))
FUZZ = settings(
    max_examples=EXAMPLES // 2,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SNIPPETS = (
    *"[]{}:,#&*!|>'\"%@`-?~<=\t\n\r\0\\ ",
    *("- ", ": ", "? ", "<<: *a", "&a ", "*a", "!!map ", "---\n", "...\n", "\r\n", "\ufeff", "\u2028", "\ud800", "😀"),
    *(
        "[[[[",
        "{{ x }}",
        "\\u12",
        '"\\',
        "null",
        "NO",
        "0123",
        "1.10",
        "2024-02-30",
        "99",
        "-1",
        "a: b: c",
        "  ",
        "\x85",
    ),
    *("id: ", "name: ", "en: ", "countries: ", "zone: ", "status: ", "days: [mon, ", "price: free", "{en: a, b}"),
)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("insert", "replace", "delete", "double", "cut")),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 40),
        st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=6)),
    ),
    min_size=1,
    max_size=8,
)


def mutate(text: str, edits: list[tuple[str, float, int, str]]) -> str:
    for kind, where, length, snippet in edits:
        start = int(where * len(text))
        end = min(len(text), start + length)
        if kind == "insert":
            text = text[:start] + snippet + text[start:]
        elif kind == "replace":
            text = text[:start] + snippet + text[end:]
        elif kind == "delete":
            text = text[:start] + text[end:]
        elif kind == "double":
            text = text[:end] + text[start:end] * 3 + text[end:]
        elif len(text) > 200:
            text = text[start : start + 200 + length]
    return text


def _demo_files() -> dict[str, tuple[str, Reader]]:
    files: dict[str, tuple[str, Reader]] = {
        "store": ((CONTENT / "store.yml").read_text("utf-8"), lambda text: read_store(text, "f.yml")[1]),
        "channels": ((CONTENT / "channels.yml").read_text("utf-8"), lambda text: read_channels(text, "f.yml", None)[1]),
    }
    for name in POLICY_NAMES:
        text = (CONTENT / "policies" / f"{name}.yml").read_text("utf-8")
        files[name] = (text, lambda text, name=name: read_policy(name, text, "f.yml")[1])  # type: ignore[misc]
    return files


DEMO_FILES = _demo_files()

PAGE = """\
---
title: Return an item
summary: "Within 30 days: free"
status: published
updated: 2026-10-15
order: 10
keywords: [refund, NO]
related: orders/track-order, returns/refund
channels:
  - email
video: {url: https://v.example/1, title: How to pack}
---
Body
"""


@FUZZ
@given(st.sampled_from(sorted(DEMO_FILES)), EDITS)
def test_no_edit_of_the_demo_raises_and_every_mistake_has_a_line(
    name: str, edits: list[tuple[str, float, int, str]]
) -> None:
    text, reader = DEMO_FILES[name]
    for found in reader(mutate(text, edits)):
        assert found.position.line >= 1
        assert found.position.column >= 1
        assert found.message


@FUZZ
@given(EDITS)
def test_no_edit_of_a_page_raises_and_every_mistake_has_a_line(edits: list[tuple[str, float, int, str]]) -> None:
    text = mutate(PAGE, edits)
    split = split_front_matter(text)
    assert text.endswith(split.body)
    # The whole block is read too where an edit broke its hyphens.
    for block in (split.yaml, text.partition("---\n")[2].partition("---")[0]):
        for found in read_front_matter(block, "a.md", split.yaml_first_line)[1]:
            assert found.position.line >= 1
            assert found.position.column >= 1
