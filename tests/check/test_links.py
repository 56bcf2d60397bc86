"""Links, images and facts: what is found, what is told, and what a page shows of what is missing."""

import re
import urllib.parse
from pathlib import Path

import pytest
from shops import STORE, Files, Found, article, build, built, find, main_of, page, plain_folder, small_shop

SHOP: Files = {
    "store.yml": STORE.replace("[en]", "[en, th]"),
    "channels.yml": "channels: [{id: mail, type: email, name: Mail, address: a@small.example}]",
    "policies/returns.yml": "windows: [{id: a, name: A, days: 3, starts_from: delivery}]\n"
    "refund: {types: exchange, within: 1 day, starts_from: receipt, outbound_shipping: all}\n",
    "en/faq/delivery.md": "# Delivery\n\n## When does it come?\n\nSoon.\n\n### A detail\n\nText\n",
    "en/orders/My label.svg": "<svg/>",
    "en/orders/50%.md": article("## Costs\n\nText", title="Fifty percent"),
    "en/orders/ครับ.md": article("## ค่าส่ง\n\nText", title="Thai"),
    "th/index.md": "# มีอะไรให้ช่วยไหม\n",
}


def told(root: Path, body: str, extra: Files | None = None, path: str = "en/orders/x.md") -> list[Found]:
    found = find(small_shop(root, {**SHOP, **(extra or {}), path: article(body)}))
    return [each for each in found if each.severity != "info"]


def filled(root: Path, body: str, path: str = "en/orders/x.md", address: str = "orders/x") -> str:
    assert told(root, body, path=path) == []
    return main_of(page(built(root), address))


def aims(html: str, address: str) -> list[str]:
    """Return where the links of a page with the words "here" lead, from the root of the site."""
    urls = re.findall(r'<a href="([^"]*)">here</a>', html)
    return [urllib.parse.unquote(urllib.parse.urljoin(f"https://x.example/{address}/", url))[18:] for url in urls]


GOOD_LINKS = [
    ("track.md", "orders/track/"),
    ("track.md#open-the-link", "orders/track/#open-the-link"),
    ("./track.md", "orders/track/"),
    ("../orders/track.md", "orders/track/"),
    ("/en/orders/track.md", "orders/track/"),
    ("../index.md", ""),
    ("..", ""),
    ("index.md", "orders/"),
    (".", "orders/"),
    ("../orders", "orders/"),
    ("../faq/delivery.md#when-does-it-come", "faq/delivery/#when-does-it-come"),
    ("../faq/delivery.md#a-detail", "faq/delivery/#a-detail"),
    ("../faq", "faq/"),
    ("../faq/index.md", "faq/"),
    ("../../policies/returns.yml", "policies/returns/"),
    ("../../channels.yml", "contact/"),
    ("<50%.md>", "orders/50/"),
    ("50%25.md#costs", "orders/50/#costs"),
    ("ครับ.md#ค่าส่ง", "orders/ครับ/#ค่าส่ง"),
    ("<My label.svg>", "files/en/orders/my-label.svg"),
    ("My%20label.svg", "files/en/orders/my-label.svg"),
]


@pytest.mark.parametrize(("target", "address"), GOOD_LINKS, ids=[target for target, _ in GOOD_LINKS])
def test_link_becomes_a_relative_url_of_its_aim(tmp_path: Path, target: str, address: str) -> None:
    html = filled(tmp_path, f"Look [here]({target}).")
    assert aims(html, "orders/x") == [address]
    assert (tmp_path / "site" / address.partition("#")[0]).exists()
    assert 'href="https://help.small.example' not in html


def test_link_to_a_heading_of_the_same_page_is_its_anchor_alone(tmp_path: Path) -> None:
    assert '<a href="#costs">here</a>' in filled(tmp_path, "[here](#costs) [there](x.md#costs)\n\n## Costs")


BAD_LINKS = [
    ("trak.md", "HC001", 'the link "trak.md" leads to no file', 'Did you mean "track.md"?'),
    ("track", "HC001", 'the link "track" leads to no file', 'Did you mean "track.md"?'),
    ("../oders/track.md", "HC001", 'the link "../oders/track.md" leads to no file', None),
    ("track.md#opn-link", "HC002", 'the linked page has no heading "#opn-link"', 'Did you mean "#open-the-link"?'),
    ("../faq/delivery.md#why", "HC002", 'the linked page has no heading "#why"', None),
    ("#gone", "HC002", 'the linked page has no heading "#gone"', "The page has no heading at all."),
    ("../../policies/retruns.yml", "HC001", 'the link "../../policies/retruns.yml" leads to no file', None),
    ("../../store.yml", "HC001", 'the link "../../store.yml" leads to no file', None),
    ("track.html", "HC001", 'the link "track.html" leads to no file', 'Did you mean "track.md"?'),
    ("Track.md", "HC001", 'the link "Track.md" leads to no file', 'Did you mean "track.md"?'),
]  # fmt: skip


@pytest.mark.parametrize(("target", "code", "message", "hint"), BAD_LINKS, ids=[each[0] for each in BAD_LINKS])
def test_link_that_leads_nowhere_is_told(
    tmp_path: Path, target: str, code: str, message: str, hint: str | None
) -> None:
    (found,) = told(tmp_path, f"One.\n\nLook [here]({target}).\n")
    assert (found.code, found.message, found.line, found.column) == (code, message, 8, 13)
    assert found.hint == hint if hint else found.hint.endswith((".", "?"))


def test_words_of_a_link_that_leads_nowhere_stay_in_a_plain_folder(tmp_path: Path) -> None:
    site = built(plain_folder(tmp_path, {"index.md": "# Home\n\nLook [over *here*](gone.md), ![a map](gone.png).\n"}))
    html = main_of(page(site, ""))
    assert "over <em>here</em>" in html
    assert "a map" in html
    assert "gone" not in html
    assert 'href=""' not in html
    assert 'src=""' not in html


def test_link_in_a_translation_leads_to_the_page_of_its_language(tmp_path: Path) -> None:
    html = filled(tmp_path, "[here](track.md#open-the-link) [here](..) [here](../faq)", "th/orders/x.md", "th/orders/x")
    assert aims(html, "th/orders/x") == ["th/orders/track/#open-the-link", "th/", "th/faq/"]


def test_fallback_page_leads_on_to_pages_of_the_readers_language(tmp_path: Path) -> None:
    files = {**SHOP, "en/orders/x.md": article("[here](track.md)"), "th/orders/track.md": article("ตอบ", title="ถาม")}
    html = main_of(page(built(small_shop(tmp_path, files)), "th/orders/x"))
    assert aims(html, "th/orders/x") == ["th/orders/track/"]


def test_translation_shows_the_image_of_the_default_language_unless_it_has_its_own(tmp_path: Path) -> None:
    files = {
        **SHOP,
        "en/orders/a.png": b"english a",
        "en/orders/b.png": b"english b",
        "th/orders/b.png": b"thai b",
        "th/orders/x.md": article("![a](a.png) ![b](b.png)"),
    }
    site = built(small_shop(tmp_path, files))
    html = main_of(page(site, "th/orders/x"))
    assert 'src="../../../files/en/orders/a.png"' in html
    assert 'src="../../../files/th/orders/b.png"' in html
    assert (site / "files/th/orders/b.png").read_bytes() == b"thai b"


@pytest.mark.parametrize("target", ["gone.png", "track.md", "../orders", "my label.svg"])
def test_image_that_is_no_file_is_told(tmp_path: Path, target: str) -> None:
    (found,) = told(tmp_path, f"![x](<{target}>)")
    assert (found.code, found.line) == ("HC003", 6)


def test_image_without_words_is_told_unless_it_is_decoration(tmp_path: Path) -> None:
    found = told(tmp_path, "![](<My label.svg>) ![](<My label.svg>){ role=presentation }")
    assert [(each.code, each.line) for each in found] == [("HC014", 6)]


def test_image_on_another_site_is_told_and_its_words_are_shown(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "One\n\n![our logo](https://cdn.example/logo.png)")
    assert (found.code, found.severity, found.line, found.column) == ("HC019", "warning", 8, 13)
    html = page(built(tmp_path), "orders/x")
    assert "cdn.example" not in html
    assert "our logo" in main_of(html)


# --- Facts ------------------------------------------------------------------------------


def test_unknown_fact_is_told_wherever_it_stands(tmp_path: Path) -> None:
    body = "{{ store.nme }} [x]({{ store.lnks.a }})\n\n## Is it {{ store.nam }}?\n"
    found = told(tmp_path, body)
    assert [(each.code, each.line, each.column) for each in found] == [
        ("HC018", 6, 4),
        ("HC018", 6, 24),
        ("HC018", 8, 13),
    ]
    assert all(each.hint == 'Did you mean "store.name"?' for each in (found[0], found[2]))


def test_unknown_fact_in_a_question_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, "Text", {"en/faq/x.md": "# X\n\n## Is it {{ store.nam }}?\n\n{{ store.nam }}\n"})
    assert [(each.code, each.path, each.line) for each in found] == [
        ("HC018", "content/en/faq/x.md", 3),
        ("HC018", "content/en/faq/x.md", 5),
    ]


LINKS = STORE.replace("[en]", "[en, th]") + "links: {orders: https://www.small.example/orders?a=1&b=2}\n"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("{{ store.links.orders }}", "https://www.small.example/orders?a=1&amp;b=2"),
        ("{{ store.links.orders }}&tab={{ store.name }}", "https://www.small.example/orders?a=1&amp;b=2&amp;tab=Small"),
        ("mailto:{{ channels.mail.address }}", "mailto:a@small.example"),
        ("https://www.small.example/{{ store.name }}", "https://www.small.example/Small"),
    ],
)
def test_fact_in_an_address_is_filled_and_escaped(tmp_path: Path, address: str, url: str) -> None:
    root = small_shop(tmp_path, {**SHOP, "store.yml": LINKS, "en/orders/x.md": article(f"[here]({address})")})
    assert f'<a href="{url}">here</a>' in main_of(page(built(root), "orders/x"))


@pytest.mark.parametrize("name", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "no address"])
def test_fact_that_is_no_address_never_becomes_a_link(tmp_path: Path, name: str) -> None:
    store = STORE.replace("[en]", "[en, th]").replace("name: Small", f'name: "{name}"')
    (found,) = told(tmp_path, "[here]({{ store.name }})", {"store.yml": store})
    assert (found.code, found.severity) == ("HC021", "error")
    assert build(tmp_path).exit_code == 1


@pytest.mark.parametrize("scheme", ["java{{ store.name }}", "{{ store.name }}script:alert(1)"])
def test_address_put_together_from_harmless_parts_cannot_run(tmp_path: Path, scheme: str) -> None:
    other = "script:alert(1)" if scheme.startswith("java") else "java"
    store = STORE.replace("[en]", "[en, th]").replace("name: Small", f'name: "{other}"')
    root = small_shop(tmp_path, {**SHOP, "store.yml": store, "en/orders/x.md": article(f"[here](<{scheme}>)")})
    if build(root).exit_code == 0:
        assert "javascript:" not in page(root / "site", "orders/x").lower()


def test_fact_is_escaped_in_text_alt_and_title(tmp_path: Path) -> None:
    evil = '<b onclick="x">&amp;'
    store = STORE.replace("[en]", "[en, th]").replace("name: Small", f"name: '{evil}'")
    body = "{{ store.name }} ![{{ store.name }}](<My label.svg>)\n\n## {{ store.name }}\n\n`{{ store.name }}`\n"
    root = small_shop(tmp_path, {**SHOP, "store.yml": store, "en/orders/x.md": article(body)})
    html = main_of(page(built(root), "orders/x"))
    assert "<b onclick" not in html
    assert html.count("&lt;b onclick=&quot;x&quot;&gt;&amp;amp;") >= 2
    assert "<code>{{ store.name }}</code>" in html
