"""`policy.json` and the words of each language: what other programs read, held by a JSON Schema."""

import copy
import json
from pathlib import Path

import policy_schema
import pytest
import shops
from schema_check import find_misfits
from test_policy_fields import CHANNELS, HEADER, POLICIES, STORE

GOLDEN = shops.PROJECT_DIR / "tests" / "golden" / "shop" / "expected"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop whose policies use every key that there is."""
    # Some of these promises are less than the law asks for; here only their shape counts.
    off = "".join(
        f"\n    - {{rule: {rule}, reason: None of this is real.}}"
        for rule in (
            "eu-guarantee-notice",
            "eu-refund-money",
            "eu-withdrawal-form",
            "eu-legal-guarantee",
            "eu-withdrawal-function",
        )
    )
    store = STORE if "rules:" in STORE else f"{STORE}rules:\n  off:{off}\n"
    files: dict[str, str | bytes] = {f"policies/{name}.yml": HEADER + text for name, text in POLICIES.items()}
    root = tmp_path_factory.mktemp("full")
    return shops.built(
        shops.small_shop(root, {"store.yml": store, "channels.yml": CHANNELS, "notice.png": b"\x89PNG", **files})
    )


def read(file: Path) -> dict[str, object]:
    found = json.loads(file.read_bytes())
    assert isinstance(found, dict)
    return found


def test_schema_is_that_of_the_model() -> None:
    assert policy_schema.FILE.read_text("utf-8") == policy_schema.schema_text(), (
        "run: python tests/plan/policy_schema.py"
    )


def test_shop_with_every_key_fits_the_schema(full: Path) -> None:
    schema = policy_schema.make_schema()
    assert list(find_misfits(read(full / "policy.json"), schema, schema)) == []


def test_schema_refuses_another_shape(full: Path) -> None:
    schema = policy_schema.make_schema()
    facts = read(full / "policy.json")
    for spoil in (lambda one: one.pop("store"), lambda one: one.update(version="1"), lambda one: one.update(extra=1)):
        spoilt = copy.deepcopy(facts)
        spoil(spoilt)
        assert list(find_misfits(spoilt, schema, schema))


def test_money_is_exact_and_never_a_binary_float(tmp_path: Path) -> None:
    shipping = """\
zones: [{id: home, countries: [CZ]}]
methods: [{id: post, name: Post}]
rates: [{id: post, method: post, zone: home, price: 0.10 EUR, transit: 2 days}]
"""
    site = shops.built(shops.small_shop(tmp_path, {"policies/shipping.yml": shipping}))
    facts = json.loads((site / "policy.json").read_bytes(), parse_float=lambda text: pytest.fail(f"{text} is a float"))
    assert facts["policies"]["shipping"]["rates"][0]["price"] == {"amount": "0.10", "currency": "EUR", "minor": 10}


def test_who_answers_for_a_policy_is_nobodys_business() -> None:
    assert b"secret-owner" not in (GOLDEN / "policy.json").read_bytes()


def test_changed_fact_changes_the_file(tmp_path: Path) -> None:
    returns = """\
windows: [{id: standard, name: All, days: 30, starts_from: delivery}]
refund: {types: [original_payment], within: 5 days, starts_from: receipt, outbound_shipping: standard}
"""
    days = []
    for number, text in enumerate((returns, returns.replace("30", "14"))):
        root = shops.small_shop(tmp_path / str(number), {"policies/returns.yml": text})
        facts = json.loads((shops.built(root) / "policy.json").read_bytes())
        days.append(facts["policies"]["returns"]["windows"][0]["days"])
    assert days == [30, 14]


def test_words_of_a_language_are_those_of_its_pages() -> None:
    for language in ("en", "th", "ar"):
        words = read(GOLDEN / "exports" / f"policies.{language}.json")
        assert words["language"] == language
        policies = words["policies"]
        assert isinstance(policies, list)
        (returns,) = [one for one in policies if one["name"] == "returns"]
        page = Path(GOLDEN / str(returns["url"]).removeprefix("https://help.lamp.example/") / "index.html")
        assert str(returns["title"]) in page.read_text("utf-8")


def test_every_address_in_policy_json_leads_to_a_file(full: Path) -> None:
    facts = read(full / "policy.json")
    words, pages = facts["words"], facts["pages"]
    assert isinstance(words, dict)
    assert isinstance(pages, dict)
    for group in (*words.values(), *pages.values()):
        for url in group.values():
            path = full / str(url).partition(".example/")[2]
            assert path.is_file() or (path / "index.html").is_file(), url


def test_folder_of_plain_markdown_exports_nothing(tmp_path: Path) -> None:
    site = shops.built(shops.plain_folder(tmp_path, {"a.md": "# A\n\nText.\n"}))
    assert not (site / "policy.json").exists()
    assert not (site / "exports").exists()
