"""What programs read of a site: twins, guides, claims, fragments, feeds, lists, and the assistants' server."""

import hashlib
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest
from shops import CONFIG, PROJECT_DIR, STORE, article, built, find, page, read_tree, small_shop

SHOP = (
    STORE.replace("[en]", "[en, cs]")
    + """\
machines:
  fragments: true
markets:
  - {id: home, countries: [JP], currency: JPY, languages: [cs, en]}
  - {id: south, countries: [NZ], currency: NZD, languages: [en]}
"""
)
RETURNS = """\
effective_from: 2026-09-01
changelog:
  - {date: 2026-09-01, revision: "2", what: {en: "More <days> & fewer forms.", cs: Více dní.}}
  - {date: 2026-01-01, revision: "1", what: {en: First., cs: První.}}
windows:
  - {id: home, name: At home, days: 30, starts_from: delivery, when: {market: [home]}}
  - {id: standard, name: Everything, days: 14, starts_from: delivery}
refund: {types: [original_payment], within: 5 business days, starts_from: receipt, outbound_shipping: standard}
"""
BODY = (
    "You have {{ returns.windows.standard.days }} days. See [the parcel](track.md#open-the-link) "
    "and the [terms](../../policies/returns.yml)."
)
SECRET = article("qzxcanary", title="Secret", audience="agents")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "store.yml": SHOP,
        "policies/returns.yml": RETURNS,
        "en/orders/back.md": article(BODY, title='Can I "send" it back?', updated="2026-10-02", keywords="[refund]"),
        "cs/orders/back.md": article("Zpět.", title="Vrácení"),
        "en/orders/secret.md": SECRET,
    }
    return built(small_shop(tmp_path_factory.mktemp("machines"), files))


# --- Texts -----------------------------------------------------------------------------


def test_twin_has_front_matter_facts_and_whole_addresses(site: Path) -> None:
    head, _, body = (site / "orders/back/index.md").read_text("utf-8").partition("\n---\n")
    assert head.splitlines() == [
        "---",
        'title: "Can I \\"send\\" it back?"',
        "language: en",
        "canonical: https://help.small.example/orders/back/",
        "updated: 2026-10-02",
    ]
    assert (
        "You have 14 days. See [the parcel](https://help.small.example/orders/track/#open-the-link) "
        "and the [terms](https://help.small.example/policies/returns/)." in body
    )


def test_every_listed_page_names_a_twin_that_exists_and_no_other_does(site: Path) -> None:
    for file in site.rglob("*.html"):
        if file.is_relative_to(site / "fragments"):
            continue
        text = file.read_text("utf-8")
        has_twin = '<link rel="alternate" type="text/markdown" href="index.md">' in text
        assert has_twin == ('content="noindex"' not in text), file
        assert (file.parent / "index.md").exists() == has_twin or file.name == "404.html", file


def test_twin_of_a_policy_has_its_table_and_what_changed(site: Path) -> None:
    text = (site / "policies/returns/index.md").read_text("utf-8")
    assert "| Everything | 14 days | delivery |" in text
    assert "More \\<days\\> & fewer forms." in text


def test_twin_of_a_fallback_says_which_language_and_page_it_is(site: Path) -> None:
    text = (site / "cs/orders/track/index.md").read_text("utf-8")
    assert "language: en\ncanonical: https://help.small.example/orders/track/\n" in text


def test_guide_links_only_twins_of_its_own_language(site: Path) -> None:
    guide = (site / "llms.txt").read_text("utf-8")
    assert guide.startswith("# Small Help\n")
    assert "\n## Orders\n\n- [" in guide
    assert "\n- [Where is my parcel?](https://help.small.example/orders/track/index.md): Open" in guide
    czech = (site / "cs/llms.txt").read_text("utf-8")
    assert "[Vrácení](https://help.small.example/cs/orders/back/index.md)" in czech
    assert "orders/track" not in czech
    for line in (guide + czech).splitlines():
        if line.startswith("- ["):
            path = line.partition("](https://help.small.example/")[2].partition(")")[0]
            assert (site / path).is_file(), line


def test_full_text_has_every_own_text_once(site: Path) -> None:
    text = (site / "llms-full.txt").read_text("utf-8")
    assert text.count("\n# ") == (site / "llms.txt").read_text("utf-8").count("index.md")
    assert text.count("You have 14 days.") == 1


def test_texts_for_agents_are_absent_everywhere(site: Path) -> None:
    assert not [path for path, content in read_tree(site).items() if b"qzxcanary" in content]


def test_texts_can_be_turned_off(tmp_path: Path) -> None:
    off = built(small_shop(tmp_path, {"store.yml": STORE + "machines: {texts: false}\n"}))
    assert not [path for path in read_tree(off) if path.endswith((".md", "llms.txt", "llms-full.txt"))]
    assert "text/markdown" not in page(off, "orders/track")


def test_without_address_of_the_site_links_stay_relative_and_lead_to_files(tmp_path: Path) -> None:
    config = CONFIG.replace("site_url: https://help.small.example/\n", "use_directory_urls: false\n")
    plain = built(small_shop(tmp_path, {"en/orders/back.md": article("See [it](track.md).")}, config))
    assert "[it](track.html)" in (plain / "orders/back.md").read_text("utf-8")
    assert "(orders/back.md)" in (plain / "llms.txt").read_text("utf-8")
    assert 'type="text/markdown" href="back.md"' in (plain / "orders/back.html").read_text("utf-8")


# --- Claims ------------------------------------------------------------------------------


def claims(site: Path) -> dict[str, dict[str, object]]:
    content = json.loads((site / "facts.json").read_text("utf-8"))
    return {claim["claim"]: claim for claim in content["claims"]}


def test_claim_has_value_unit_markets_days_and_address(site: Path) -> None:
    found = claims(site)
    assert len(found) > 10
    claim = found["returns.windows.home.days"]
    assert (claim["value"], claim["unit"]) == (30, "day")
    assert (claim["markets"], claim["countries"]) == (["home"], ["JP"])
    assert (claim["valid_from"], claim["valid_to"]) == ("2026-09-01", None)
    assert claim["url"] == "https://help.small.example/policies/returns/"
    assert found["returns.windows.standard.days"]["markets"] == ["home", "south"]
    within = found["returns.refund.within"]
    assert (within["value"], within["unit"]) == (5, "business_day")
    assert within["words"]["en"] == "5 business days"  # type: ignore[index]


def test_hash_is_that_of_all_other_values(site: Path) -> None:
    for claim in claims(site).values():
        rest = {key: value for key, value in claim.items() if key != "hash"}
        plain = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert claim["hash"] == "sha256:" + hashlib.sha256(plain.encode()).hexdigest()


def test_facts_fit_the_schema_and_another_shape_does_not(site: Path) -> None:
    schema = json.loads((PROJECT_DIR / "docs/content/en/reference/facts.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    validator.validate(json.loads((site / "facts.json").read_text("utf-8")))
    broken = {"version": 1, "claims": [{**claims(site)["returns.windows.home.days"], "unit": "fortnight"}]}
    assert not validator.is_valid(broken)


# --- Fragments, feed, lists ----------------------------------------------------------------


def test_fragment_is_whole_in_html_and_json(site: Path) -> None:
    markup = (site / "fragments/en/orders/back.html").read_text("utf-8")
    assert markup.startswith('<article class="hg-fragment" lang="en" dir="ltr" data-id="orders/back"')
    assert 'href="https://help.small.example/orders/track/#open-the-link"' in markup
    assert "<script" not in markup
    found = json.loads((site / "fragments/en/orders/back.json").read_text("utf-8"))
    assert str(found["html"]).strip() in markup
    assert found["url"] == "https://help.small.example/orders/back/"
    assert set(found["translations"]) == {"en", "cs"}
    assert (found["updated"], found["keywords"], found["category"]) == ("2026-10-02", ["refund"], "orders")


def test_list_names_every_fragment_and_its_digest_follows_the_text(site: Path, tmp_path: Path) -> None:
    listed = json.loads((site / "fragments/index.json").read_text("utf-8"))["fragments"]
    names = {line["json_url"].removeprefix("https://help.small.example/") for line in listed}
    files = {path for path in read_tree(site) if path.startswith("fragments/") and path.endswith(".json")}
    assert names == files - {"fragments/index.json"}
    other = built(
        small_shop(tmp_path, {"store.yml": SHOP, "en/orders/track.md": article("New.", title="Where is my parcel?")})
    )
    now = json.loads((other / "fragments/index.json").read_text("utf-8"))["fragments"]
    digests = [{line["id"]: line["digest"] for line in lines}["orders/track"] for lines in (listed, now)]
    assert digests[0] != digests[1]


def test_fragments_are_off_by_default(tmp_path: Path) -> None:
    assert not (built(small_shop(tmp_path)) / "fragments").exists()


def test_feed_tells_changes_in_each_language_newest_first(site: Path) -> None:
    names = {"a": "http://www.w3.org/2005/Atom"}
    feed = ET.fromstring((site / "policies/changes.xml").read_bytes())
    assert feed.findtext("a:updated", "", names) == "2026-09-01T00:00:00Z"
    told = [entry.findtext("a:content", "", names) for entry in feed.findall("a:entry", names)]
    assert told == ["More <days> & fewer forms.", "First."]
    ids = [entry.findtext("a:id", "", names) for entry in feed.findall("a:entry", names)]
    assert len(set(ids)) == len(ids) == 2
    assert "Více dní." in (site / "cs/policies/changes.xml").read_text("utf-8")
    assert '<link rel="alternate" type="application/atom+xml" href="../changes.xml">' in page(site, "policies/returns")


def test_lists_have_promoted_and_newest_articles(site: Path) -> None:
    found = json.loads((site / "exports/articles.en.json").read_text("utf-8"))
    assert {entry["id"] for entry in found["popular"]} == {"orders/track", "orders/back"}
    assert [(entry["id"], entry["updated"]) for entry in found["new"]] == [("orders/back", "2026-10-02")]
    czech = json.loads((site / "exports/articles.cs.json").read_text("utf-8"))
    assert [entry["id"] for entry in czech["popular"]] == ["orders/back"]


# --- Search engines ---------------------------------------------------------------------------


def test_mappings_of_search_engines_have_the_fields_of_the_documents(site: Path) -> None:
    lines = [json.loads(line) for line in (site / "search/documents.jsonl").read_text("utf-8").splitlines()]
    folder = PROJECT_DIR / "docs/content/search-engines"
    typesense, meilisearch, opensearch = (
        json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("typesense", "meilisearch", "opensearch")
    )
    fields = {field["name"]: field["type"] for field in typesense["fields"]}
    types = {"string": str, "string[]": list}
    for line in lines:
        assert set(line) == set(opensearch["mappings"]["properties"]) == set(meilisearch["displayedAttributes"])
        assert set(line) == {*fields, "id"}  # which Typesense knows by itself
        assert all(isinstance(line[name], types[kind]) for name, kind in fields.items())
        assert line["key"].isalnum()
    assert len({line["key"] for line in lines}) == len(lines)
    assert {*meilisearch["searchableAttributes"], *meilisearch["filterableAttributes"]} <= set(lines[0])


# --- helpgen mcp --------------------------------------------------------------------------------


def ask(site: Path, *messages: object) -> list[dict[str, object]]:
    """Return the answers of a real server to lines of JSON, or to a line as it is."""
    lines = [message if isinstance(message, str) else json.dumps(message) for message in messages]
    done = subprocess.run(
        [sys.executable, "-m", "helpgen.cli", "mcp", "--site", str(site)],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=PROJECT_DIR,
        timeout=120,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def request(number: int, method: str, **params: object) -> dict[str, object]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def call(number: int, tool: str, **arguments: object) -> dict[str, object]:
    return request(number, "tools/call", name=tool, arguments=arguments)


def test_assistant_greets_searches_reads_and_looks_up(site: Path) -> None:
    greeted, tools, searched, read, facts = ask(
        site,
        request(
            1, "initialize", protocolVersion="2025-03-26", capabilities={}, clientInfo={"name": "t", "version": "1"}
        ),
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        request(2, "tools/list"),
        call(3, "search", query="parcel", language="en"),
        call(4, "read", url="https://help.small.example/orders/back/#x"),
        call(5, "policy_facts", words="windows.home.days 30"),
    )
    assert greeted["result"]["protocolVersion"] == "2025-03-26"  # type: ignore[index]
    assert [tool["name"] for tool in tools["result"]["tools"]] == ["search", "read", "policy_facts"]  # type: ignore[index]
    results = searched["result"]["structuredContent"]["results"]  # type: ignore[index]
    assert results[0]["url"].startswith("https://help.small.example/orders/track/")
    assert read["result"]["content"][0]["text"] == (site / "orders/back/index.md").read_text("utf-8")  # type: ignore[index]
    (claim,) = facts["result"]["structuredContent"]["claims"]  # type: ignore[index]
    assert (claim["claim"], claim["value"]) == ("returns.windows.home.days", 30)


def test_assistant_hears_why_it_gets_no_answer(site: Path) -> None:
    answers = ask(
        site,
        "no json",
        "[]",
        request(1, "resources/list"),
        call(2, "delete"),
        call(3, "search"),
        call(4, "search", query="x", language="xx"),
        call(5, "read", url="../../mkdocs.yml"),
        call(6, "search", query="x", limit=1000),
        request(7, "ping"),
    )
    codes = [answer["error"]["code"] for answer in answers if "error" in answer]  # type: ignore[index]
    assert codes == [-32700, -32600, -32601, -32602, -32602, -32602]
    refused = [answer["result"] for answer in answers if "result" in answer]
    assert [one.get("isError") for one in refused] == [True, True, None]  # type: ignore[attr-defined]
    assert "Languages: cs, en" in json.dumps(refused[0])


def test_reading_never_leaves_the_folder(site: Path) -> None:
    (site.parent / "outside.md").write_text("qzxcanary", "utf-8")
    urls = ("../outside", "/../outside.md", "%2e%2e/outside.md", "orders/../../outside")
    answers = ask(site, *(call(number, "read", url=url) for number, url in enumerate(urls)))
    assert [answer["result"]["isError"] for answer in answers] == [True] * len(urls)  # type: ignore[index]


def test_fragments_without_address_are_an_error(tmp_path: Path) -> None:
    config = CONFIG.replace("site_url: https://help.small.example/\n", "")
    root = small_shop(tmp_path, {"store.yml": STORE + "machines:\n  fragments: true\n"}, config)
    assert [(one.code, one.line) for one in find(root) if one.code == "HC390"] == [("HC390", 6)]
