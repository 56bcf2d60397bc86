"""What answers the twenty contact reasons, by market and language: articles, policies, tools; what is switched off."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from shops import STORE, Files, article, find, run, run_bare, small_shop

MARKETS = """\
markets:
  - {id: home, countries: [JP], currency: JPY, languages: [cs, en]}
  - {id: abroad, countries: [KR], currency: KRW, languages: [en]}
"""
RETURNS = """\
effective_from: 2026-01-01
owner: Care
windows:
  - {id: standard, name: All orders, days: 30, starts_from: delivery, when: {market: [home]}}
refund: {types: [original_payment], within: 14 days, starts_from: receipt, outbound_shipping: standard}
"""
SHOP: Files = {"store.yml": STORE.replace("[en]", "[en, cs]") + MARKETS}


def answers(root: Path, market: str, language: str) -> Mapping[str, tuple[str, str]]:
    told = json.loads(run(root, "status", "--format", "json").stdout)["contact_reasons"]
    (found,) = [one for one in told if (one["market"], one["language"]) == (market, language)]
    return {name: (reason["state"], reason["answered_by"]) for name, reason in found["reasons"].items()}


def test_article_answers_the_reason_that_it_is_named_after(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {**SHOP, "en/orders/invoice.md": article(), "cs/orders/invoice.md": article()})
    assert answers(root, "home", "cs")["invoice"] == ("answered", "cs/orders/invoice.md")
    assert answers(root, "abroad", "en")["invoice"] == ("answered", "en/orders/invoice.md")


def test_article_names_what_else_it_answers_and_its_translations_answer_the_same(tmp_path: Path) -> None:
    original, translation = article(answers="track-order, late-parcel"), article(title="Kde je?")
    root = small_shop(tmp_path, {**SHOP, "en/orders/where.md": original, "cs/orders/where.md": translation})
    found = answers(root, "home", "cs")
    assert found["track-order"] == found["late-parcel"] == ("answered", "cs/orders/where.md")


def test_what_only_the_default_language_says_is_told_apart(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {**SHOP, "en/orders/invoice.md": article()})
    assert answers(root, "home", "cs")["invoice"] == ("other language", "en/orders/invoice.md")


def test_draft_and_text_for_agents_answer_nobody(tmp_path: Path) -> None:
    drafts = {"en/a/invoice.md": article(status="draft"), "en/a/exchange.md": article(audience="agents")}
    found = answers(small_shop(tmp_path, {**SHOP, **drafts}), "home", "en")
    assert found["invoice"] == found["exchange"] == ("missing", "")


def test_policy_answers_in_every_language_of_the_markets_that_it_is_for(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {**SHOP, "policies/returns.yml": RETURNS})
    assert answers(root, "home", "cs")["return-item"] == ("answered", "policies/returns.yml")
    assert answers(root, "abroad", "en")["return-item"] == ("missing", "")
    assert answers(root, "abroad", "en")["refund-time"] == ("answered", "policies/returns.yml")
    assert answers(root, "home", "en")["exchange"] == ("missing", "")


def test_language_without_a_market_has_a_line_of_its_own(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {"store.yml": STORE.replace("[en]", "[en, cs, th]") + MARKETS})
    assert answers(root, "", "th")["invoice"] == ("missing", "")


def test_reason_that_is_off_is_counted_nowhere(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {"store.yml": STORE + "contact_reasons: {off: back-in-stock}\n"})
    told = run(root, "status").stdout
    assert "19 contact reasons (back-in-stock off)" in told
    assert "  en  0 answered, 0 other language, 19 missing" in told
    assert "nothing answers invoice: Where is my invoice?" in told
    assert "stock?" not in told


@pytest.mark.parametrize(("store", "text"), [("contact_reasons: {off: invioce}\n", ""), ("", "invioce")])
def test_reason_that_does_not_exist_is_told_with_the_nearest(tmp_path: Path, store: str, text: str) -> None:
    page = article(answers=text) if text else article()
    (found,) = find(small_shop(tmp_path, {"store.yml": STORE + store, "en/orders/a.md": page}))
    assert found.severity == "error"
    assert "invioce" in found.message
    assert '"invoice"' in found.message + found.hint


def test_check_names_the_markets_where_nothing_answers_once_most_is_answered(tmp_path: Path) -> None:
    named = [name for name in answers(small_shop(tmp_path / "a", SHOP), "home", "en") if name not in {"return-item"}]
    texts = {f"en/orders/{name}.md": article(title=f"About {name}") for name in named}
    root = small_shop(tmp_path / "b", {**SHOP, "policies/returns.yml": RETURNS, **texts})
    told = [one for one in find(root) if one.code == "HC406"]
    assert [one.message for one in told] == ['nothing answers "How do I return an item?" (return-item) for abroad/en']
    assert told[0].severity == "info"
    few = small_shop(tmp_path / "c", {**SHOP, "en/orders/invoice.md": article()})
    assert not [one for one in find(few) if one.code == "HC406"], "a shop that begins is not told nineteen times"


def test_page_for_the_team_names_what_answers(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {**SHOP, "en/orders/invoice.md": article()})
    assert run(root, "status", "--html", str(tmp_path / "team.html")).exit_code == 0
    page = (tmp_path / "team.html").read_text("utf-8")
    assert "<caption>Contact reasons</caption>" in page
    assert '<th scope="row">Where is my invoice?</th><td>other language</td><td>en/orders/invoice.md</td>' in page


def test_new_shop_answers_every_reason(tmp_path: Path) -> None:
    root = tmp_path / "shop"
    assert run_bare("new", "--yes", str(root)).exit_code == 0
    told = json.loads(run(root, "status", "--format", "json").stdout)["contact_reasons"]
    states = {reason["state"] for one in told for reason in one["reasons"].values()}
    assert states == {"answered"}
