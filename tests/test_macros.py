"""Replies for agents: made of the same articles and facts, in the shape of each desk, compared with what is live."""

import csv
import io
import json
from pathlib import Path

import pytest
from shops import STORE, Result, article, build, find, read_tree, run_bare, small_shop, write_files

from helpgen.views import Desk

RETURNS = """\
effective_from: 2026-01-01
revision: "1"
owner: care@small.example
windows:
  - id: standard
    name: All orders
    days: {days}
    starts_from: delivery
refund:
  types: [original_payment]
  within: 5 days
  starts_from: receipt
  outbound_shipping: standard
"""
REPLY = """\
---
title: How to return
summary: The time is not over.
tags: [returns, how to]
---
Hello {{ customer.first_name }},

order {{ order.number }} can go back within {{ returns.windows.standard.days }} days. [How?](../orders/track.md)

{{ agent.first_name }}
"""
FAQ = """\
---
title: Returns
summary: In short.
macro: true
tags: [returns]
---
## How long do I have?

**{{ returns.windows.standard.days }}** days.
"""
STORE_IN_TWO = STORE.replace("[en]", "[en, th]")


def shop(root: Path, days: int = 30, **more: str) -> Path:
    files = {
        "store.yml": STORE_IN_TWO,
        "policies/returns.yml": RETURNS.format(days=days),
        "en/macros/return.md": REPLY,
        "th/macros/return.md": REPLY.replace("How to return", "วิธีคืนสินค้า").replace("Hello", "เรียนคุณ"),
        "en/faq/returns.md": FAQ,
        "th/orders/track.md": article("ลิงก์บอกว่าพัสดุอยู่ที่ไหน", title="พัสดุอยู่ที่ไหน"),
    }
    return small_shop(root, {**files, **more})


def export(root: Path, *args: str) -> Result:
    return run_bare("export", "macros", "-f", str(root / "mkdocs.yml"), "--date", "2026-11-21", *args)


def exported(root: Path, desk: Desk, *args: str) -> dict[str, str]:
    out = root / "out"
    result = export(root, "--format", desk.value, "--out", str(out), *args)
    assert result.exit_code == 0, result.stdout + result.stderr
    return {name: content.decode("utf-8-sig") for name, content in read_tree(out).items()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_language_gets_a_file_and_a_reply_is_never_in_another_language(tmp_path: Path) -> None:
    files = exported(shop(tmp_path), Desk.CSV)
    assert list(files) == ["csv.en.csv", "csv.th.csv"]
    names = {name: [row["name"] for row in rows(text)] for name, text in files.items()}
    assert names == {"csv.en.csv": ["How long do I have?", "How to return"], "csv.th.csv": ["วิธีคืนสินค้า"]}


def test_changed_days_change_every_macro_that_quotes_them(tmp_path: Path) -> None:
    before = exported(shop(tmp_path / "a"), Desk.ZENDESK)
    after = exported(shop(tmp_path / "b", days=14), Desk.ZENDESK)
    for name, text in before.items():
        assert "30" in text
        assert after[name] == text.replace("30", "14")


def test_zendesk_gets_macros_as_its_api_takes_them(tmp_path: Path) -> None:
    (macro,) = json.loads(exported(shop(tmp_path), Desk.ZENDESK)["zendesk.th.json"])["macros"]
    assert macro["title"] == "th::วิธีคืนสินค้า"
    assert macro["description"] == "The time is not over."
    reply, tags = macro["actions"]
    assert tags == {"field": "current_tags", "value": "returns how_to"}
    assert reply["field"] == "comment_value_html"
    assert "{{ticket.requester.first_name}}" in reply["value"]
    assert "{{current_user.first_name}}" in reply["value"]
    assert '<a href="https://help.small.example/th/orders/track/">' in reply["value"]
    assert "[หมายเลขคำสั่งซื้อ]" in reply["value"], "no desk knows the order number by itself"


def test_gorgias_gets_the_language_and_an_id_of_ours(tmp_path: Path) -> None:
    faq, reply = json.loads(exported(shop(tmp_path), Desk.GORGIAS)["gorgias.en.json"])["data"]
    assert faq["external_id"] == "faq/returns#how-long-do-i-have@en"
    assert reply["language"] == "en"
    response, tags = reply["actions"]
    assert response["name"] == "setResponseText"
    assert "{{ticket.customer.firstname}}" in response["arguments"]["body_text"]
    assert tags["arguments"] == {"tags": "returns, how to"}


def test_help_scout_and_intercom_get_their_own_placeholders(tmp_path: Path) -> None:
    saved = json.loads(exported(shop(tmp_path / "a"), Desk.HELPSCOUT)["helpscout.en.json"])
    assert [reply["name"] for reply in saved] == ["How long do I have? (en)", "How to return (en)"]
    assert "{%customer.firstName%}" in saved[1]["text"]
    macros = json.loads(exported(shop(tmp_path / "b"), Desk.INTERCOM)["intercom.en.json"])["data"]
    assert macros[1]["body_text"].startswith("Hello {{user.first_name}},\n\norder [order number] can go back within 30")


def test_whatsapp_gets_short_commands_blanks_and_its_own_bold(tmp_path: Path) -> None:
    faq, reply = rows(exported(shop(tmp_path), Desk.WHATSAPP)["whatsapp.en.csv"])
    assert faq["shortcut"] == "/faq-returns-how-long-do"
    assert "*30* days." in faq["message"]
    assert reply["message"].startswith("Hello [first name],")
    assert all(len(row["shortcut"]) <= 25 for row in (faq, reply))


def test_order_number_is_what_the_desk_calls_it(tmp_path: Path) -> None:
    named = exported(shop(tmp_path), Desk.ZENDESK, "--order-number", "{{ticket.ticket_field_77}}")
    assert "order {{ticket.ticket_field_77}} can go back" in named["zendesk.en.json"]


@pytest.mark.parametrize(
    "keys", [{"status": "draft"}, {"publish_at": "2026-11-22"}, {"expires_at": "2026-11-21"}], ids=str
)
def test_reply_that_is_not_ready_is_not_exported(tmp_path: Path, keys: dict[str, str]) -> None:
    late = article("Not yet, {{ customer.first_name }}.", title="Late", promoted=None, **keys)
    text = exported(shop(tmp_path, **{"en/macros/late.md": late}), Desk.CSV)["csv.en.csv"]
    assert "Not yet" not in text


def test_text_for_agents_becomes_no_macro(tmp_path: Path) -> None:
    secret = article("qzxcanary", title="Goodwill", audience="agents", macro="true")
    root = shop(tmp_path, **{"en/orders/goodwill.md": secret})
    assert "Goodwill" not in exported(root, Desk.CSV)["csv.en.csv"]
    assert [found.code for found in find(root) if "HC330" <= found.code <= "HC333"] == ["HC332"]


def test_macros_leave_no_trace_in_the_site(tmp_path: Path) -> None:
    reply = REPLY.replace("How to return", "qzxcanary title").replace("Hello", "qzxcanary")
    root = shop(tmp_path, **{"en/macros/qzxcanary.md": reply})
    assert build(root).exit_code == 0
    for path, content in read_tree(root / "site").items():
        assert b"qzxcanary" not in content, path
        assert "macros" not in path


def test_placeholder_is_known_in_a_macro_and_nowhere_else(tmp_path: Path) -> None:
    wrong = article("Hi {{ customer.frist_name }}", title="Hi", promoted=None)
    page = article("Hi {{ customer.first_name }}", title="Hello")
    root = shop(tmp_path, **{"en/macros/hi.md": wrong, "en/orders/hi.md": page})
    errors = {found.path: found for found in find(root) if found.severity == "error"}
    assert {path: found.code for path, found in errors.items()} == {
        "content/en/macros/hi.md": "HC018",
        "content/en/orders/hi.md": "HC018",
    }
    assert "customer.first_name" in errors["content/en/macros/hi.md"].hint
    assert export(root).exit_code == 1, "nothing is exported while something is wrong"


def test_folder_of_plain_markdown_may_have_a_category_named_macros(tmp_path: Path) -> None:
    write_files(tmp_path, {"mkdocs.yml": "site_name: Notes\nplugins: [helpgen]\n", "docs/macros/vim.md": "# Vim\n"})
    assert build(tmp_path).exit_code == 0
    assert (tmp_path / "site/macros/vim/index.html").exists()


# --- Drift -----------------------------------------------------------------------


@pytest.mark.parametrize("desk", Desk, ids=lambda desk: desk.value)
def test_what_was_just_exported_has_no_drift(tmp_path: Path, desk: Desk) -> None:
    root = shop(tmp_path)
    for name in exported(root, desk):
        language = name.split(".")[1]
        live = str(root / "out" / name)
        told = export(root, "--format", desk.value, "--language", language, "--against", live)
        assert told.exit_code == 0, told.stdout
        assert told.stdout.startswith("no difference; ")


def test_drift_names_what_to_add_what_changed_and_what_only_the_desk_has(tmp_path: Path) -> None:
    live = tmp_path / "live.csv"
    live.write_text(
        "Title,Body\n"
        '"How to return","Hello {{customer.first_name}}, order {{ order.number }} can go back within 45 days. '
        'How? (https://help.small.example/orders/track/) {{ agent.first_name }}"\n'
        "Our own,Thanks\n",
        "utf-8",
    )
    root = shop(tmp_path / "shop")
    told = export(root, "--language", "en", "--against", str(live))
    assert told.exit_code == 1
    lines = told.stdout.splitlines()
    assert lines[0] == "1 to add, 1 changed, 1 only in the desk; 0 the same."
    assert "+ How long do I have? [en]" in lines
    assert "- Our own" in lines
    assert "~ How to return [en]" in lines
    assert any(line.startswith("    -") and "45 days" in line for line in lines)
    assert any(line.startswith("    +") and "30 days" in line for line in lines)
    assert "only in the desk" not in export(root, "--keep-others", "--against", str(live)).stdout


def test_changed_policy_shows_as_drift(tmp_path: Path) -> None:
    exported(shop(tmp_path / "a"), Desk.GORGIAS)
    live = str(tmp_path / "a/out/gorgias.en.json")
    told = export(shop(tmp_path / "b", days=14), "--format", "gorgias", "--language", "en", "--against", live)
    assert told.exit_code == 1
    assert told.stdout.startswith("2 changed; 0 the same.")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("live.json", "{", "Expecting"),
        ("live.json", "[1]", "an entry of the list is no object"),
        ("live.json", '{"data": "x"}', "there is no list of macros"),
        ("live.json", '[{"body": "x"}]', "neither name nor title"),
        ("live.csv", "a,b\n1,2\n", "line 2 lacks a name or a text"),
        ("live.csv", b"name,text\n\xff,x\n", "it is not UTF-8"),
        ("live.csv", 'name,text\n"x,y', "unexpected end of data"),
    ],
)
def test_file_that_is_no_export_is_wrong_usage(tmp_path: Path, name: str, content: str | bytes, reason: str) -> None:
    write_files(tmp_path, {name: content})
    told = export(shop(tmp_path / "shop"), "--against", str(tmp_path / name))
    assert told.exit_code == 2
    assert reason in told.stderr


def test_language_without_macros_is_wrong_usage(tmp_path: Path) -> None:
    told = export(shop(tmp_path), "--language", "fr")
    assert told.exit_code == 2
    assert "Languages: en, th." in told.stderr
