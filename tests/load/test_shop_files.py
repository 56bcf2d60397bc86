"""`store.yml` and `channels.yml` become a store and its channels, or a list of everything that is wrong."""

from pathlib import Path

import pytest

from helpgen.load.shop_files import read_channels, read_store
from helpgen.model import Store
from helpgen.policy.hours import WEEK

CONTENT = Path(__file__).parents[2] / "content"

SMALL = "name: Fernway\nlanguages: en\ntime_zone: Europe/Prague\n"


def store_of(text: str) -> Store:
    store, diagnostics = read_store(text, "store.yml")
    assert diagnostics == ()
    assert store is not None
    return store


def in_store(text: str) -> list[str]:
    return [f"{each.position.line} {each.code} {each.message}" for each in read_store(text, "store.yml")[1]]


def in_channels(text: str) -> list[str]:
    found = read_channels(text, "channels.yml", None)[1]
    return [f"{each.position.line} {each.code} {each.message}" for each in found]


def test_demo_store_and_channels_have_no_mistake() -> None:
    store, found = read_store((CONTENT / "store.yml").read_text("utf-8"), "store.yml")
    assert found == ()
    assert store is not None
    assert (store.company_id, store.phone) == ("08152347", "+420 222 333 444")
    assert [market.time_zone for market in store.markets][:3] == ["Europe/Prague", "Europe/Prague", "Asia/Bangkok"]
    channels, found = read_channels((CONTENT / "channels.yml").read_text("utf-8"), "channels.yml", store)
    assert found == ()
    assert {channel.id: channel.time_zone for channel in channels}["line"] == "Asia/Bangkok"
    assert {channel.id: channel.time_zone for channel in channels}["email"] == "Europe/Prague"
    assert [(each.name, each.position.line, each.position.column) for each in channels[0].best_for] == [
        ("orders", 24, 16),
        ("payment", 24, 24),
    ]


def test_small_store_needs_three_keys() -> None:
    store = store_of(SMALL)
    assert (store.name, store.languages, store.time_zone) == ("Fernway", ("en",), "Europe/Prague")
    assert (store.allows_raw_html, store.feedback.endpoint, store.feedback.is_netlify) == (False, "", False)
    assert in_store("tagline: x\n") == [
        '1 HC141 "name" is missing',
        '1 HC141 "languages" is missing',
        '1 HC141 "time_zone" is missing',
    ]


def test_market_takes_languages_and_time_zone_from_the_store() -> None:
    store = store_of(SMALL + "markets: [{id: norway, countries: NO, currency: NOK}]\n")
    (market,) = store.markets
    assert (market.countries, market.languages, market.time_zone) == (("NO",), ("en",), "Europe/Prague")


STORE_MISTAKES = [
    ("markets:\n- {id: a, countries: [CZ], currency: CZK}\n- {id: b, countries: [SK, CZ], currency: EUR}\n",
     ['6 HC148 country "CZ" is already in "a", in line 5']),
    ("markets:\n- {id: a, countries: CZ, currency: CZK}\n- {id: a, countries: SK, currency: EUR}\n",
     ['6 HC144 the id "a" is already used in line 5']),
    ("markets: [{id: a, countries: [], currency: CZK}]\n",
     ["4 HC142 markets.a.countries: expected at least one entry, received an empty list"]),
    ("links: {a.b: https://a.example}\n",
     ['4 HC142 links.a.b: expected a name of small letters, digits, hyphens and underscores, received "a.b"']),
    ("links: {orders: }\n",
     ['4 HC142 links.orders: expected an address such as "https://shop.example/help", received nothing']),
    ("security: {raw_html: sure}\n", ['4 HC142 security.raw_html: expected true or false, received "sure"']),
    ("holidays: [{date: 2026-02-30, name: x}]\n",
     ['4 HC142 holidays[1].date: expected a day that exists, received "2026-02-30"']),
    ("tagline: {en: a, th: [b]}\n", ["4 HC142 tagline.th: expected a text, received a list"]),
    ("name: Fernway 2\n", ['4 HC130 the key "name" is already in line 1']),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STORE_MISTAKES)
def test_mistake_in_the_store_is_named(text: str, expected: list[str]) -> None:
    assert in_store(SMALL + text) == expected


NEEDS = [
    ("phone", "number"),
    ("sms", "number"),
    ("whatsapp", "number"),
    ("email", "address"),
    ("messenger", "address"),
    ("instagram", "address"),
    ("facebook", "address"),
    ("x", "address"),
    ("line", "address"),
    ("wechat", "address"),
    ("telegram", "address"),
    ("post", "address"),
    ("store", "address"),
    ("community", "url"),
]


@pytest.mark.parametrize(("kind", "key"), NEEDS)
def test_channel_needs_what_its_type_needs(kind: str, key: str) -> None:
    text = f"channels: [{{id: a, type: {kind}, name: A}}]"
    assert in_channels(text) == [f'1 HC149 channel "a" of type "{kind}" needs "{key}"']


def test_chat_needs_an_address_or_a_script_and_a_form_needs_nothing() -> None:
    assert in_channels("channels: [{id: a, type: chat, name: A}]") == [
        '1 HC149 channel "a" of type "chat" needs "url" or "script"'
    ]
    assert in_channels("channels: [{id: a, type: chat, name: A, script: https://c.example/w.js}]") == []
    assert in_channels("channels: [{id: a, type: form, name: A}]") == []


@pytest.mark.parametrize("account", ["instagram.com/fernway", "fernway care", "C:\\fernway"])
def test_account_is_a_name_without_blanks_and_slashes(account: str) -> None:
    text = f"channels: [{{id: a, type: instagram, name: A, address: '{account}'}}]"
    assert [message[:7] for message in in_channels(text)] == ["1 HC150"]


def test_email_channel_needs_an_email_address() -> None:
    (message,) = in_channels("channels: [{id: a, type: email, name: A, address: https://a.example}]")
    assert message.startswith("1 HC142 channels.a.address: expected an e-mail address")


def test_postal_address_may_have_blanks_and_slashes() -> None:
    assert in_channels("channels: [{id: a, type: post, name: A, address: Na Poříčí 1047/26}]") == []


def test_all_mistakes_in_channels_are_reported_at_once() -> None:
    text = """\
channels:
  - {id: a, type: whatsap, name: A}
  - {id: b, type: phone, name: B}
  - {id: b, type: form, name: B, hours: [{days: [mon, mon], opens: "25:00"}]}
"""
    codes = [message[:7] for message in in_channels(text)]
    assert codes == ["4 HC144", "4 HC145", "2 HC143", "4 HC142", "4 HC141", "3 HC149"]


def test_days_stand_in_the_order_of_the_week() -> None:
    text = 'channels: [{id: a, type: form, name: A, hours: {days: [sun, mon], opens: "08:00", closes: "09:00"}}]'
    assert [message[:7] for message in in_channels(text)] == ["1 HC142"]
    (channel,), found = read_channels(text.replace("{days", "[{days").replace('0"}', '0"}]'), "channels.yml", None)
    assert found == ()
    assert channel.hours[0].days == (WEEK[0], WEEK[6])
    assert channel.time_zone == "UTC"


@pytest.mark.parametrize("text", ["", "[]", "hello", "channels: []", "channels:", "channels: [{}]", "channels: {a: b}"])
def test_file_of_another_form_is_reported_with_a_line(text: str) -> None:
    channels, found = read_channels(text, "channels.yml", None)
    assert channels == ()
    assert found
    assert all(each.position.line == 1 for each in found)
