"""The report says what the rows say, runs nothing of what people wrote, and is the same on both databases."""

import base64
import csv
import hashlib
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpgen.cli import cli
from helpgen.feedback.opening import open_for_reading, open_for_writing
from helpgen.feedback.report.site import Site, read_site
from helpgen.feedback.report.statistics import mean, net_promoter, share
from helpgen.feedback.report.tables import guard
from helpgen.feedback.report.tickets import read_tickets

from . import soak
from .month import simulate

UNTIL = "2026-11-30"
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</title><script>x</script>",
    "javascript:alert(1)",
    "&lt;script&gt;",
    "]]><!--",
    "=cmd|' /C calc'!A0",
    "\u202egnp.exe",
)
SITE = (
    {"language": "en", "title": "Refunds <b>& more</b>", "url": "returns/refund-time/", "text": "money back bank days"},
    {"language": "en", "title": "Where is my parcel?", "url": "orders/track-order/", "text": "parcel tracking"},
    {"language": "th", "title": "ติดตามพัสดุ", "url": "th/orders/track-order/", "text": "พัสดุ"},
    {"language": "en", "title": "Part", "url": "orders/track-order/#late", "text": "late"},
)


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["feedback", *args], catch_exceptions=False)


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> str:
    name = str(tmp_path_factory.mktemp("month") / "feedback.db")
    simulate(name, 6000)
    return name


@pytest.fixture(scope="module")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "search").mkdir()
    lines = (json.dumps({"id": page["url"], "kind": "article", "summary": "", "headings": [], **page}) for page in SITE)
    (folder / "search/documents.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "assets/1/css").mkdir(parents=True)
    sheet = "@layer tokens{:root{--hg-brand: #123456;--hg-ink:red;--hg-bad:url(https://evil.example)}}</style><script>"
    (folder / "assets/1/css/main.css").write_text(sheet, "utf-8")
    return folder


def report(database: str, out: Path, *args: str) -> str:
    result = run("report", "--database", database, "--until", UNTIL, "--out", str(out), *args)
    assert result.exit_code == 0, result.output
    return out.read_text("utf-8")


def votes(database: str) -> list[dict[str, object]]:
    """What counts, read row by row: the slow way that the report is held against."""
    opened = open_for_reading(database)
    names = ("kind", "page", "lang", "score", "scale", "reason", "words", "received_at")
    rows = opened.rows(
        "SELECT kind, page, lang, score, scale, reason, words, received_at FROM submission WHERE state = 'new'"
    )
    opened.close()
    return [dict(zip(names, row, strict=True)) for row in rows]


# --- The numbers ---------------------------------------------------------------------------


def test_numbers_are_those_of_a_naive_count(month: str, tmp_path: Path) -> None:
    told = json.loads(report(month, tmp_path / "r.json", "--format", "json"))
    rows = votes(month)
    helpful = [row["score"] for row in rows if row["kind"] == "helpful"]
    assert told["measures"]["helpful"]["now"]["count"] == len(helpful)
    assert told["measures"]["helpful"]["now"]["value"] == pytest.approx(sum(helpful) / len(helpful))  # type: ignore[arg-type]
    csat = [row["score"] * 5 / row["scale"] for row in rows if row["kind"] == "csat"]  # type: ignore[operator]
    assert told["measures"]["csat"]["now"]["value"] == pytest.approx(sum(csat) / len(csat))
    nps = [row["score"] for row in rows if row["kind"] == "nps"]
    net = sum(score >= 9 for score in nps) - sum(score <= 6 for score in nps)  # type: ignore[operator]
    assert told["measures"]["nps"]["now"]["value"] == pytest.approx(net / len(nps) * 100)
    assert told["contacts"] == sum(row["kind"] == "contact" for row in rows)
    misses, both = Counter[object](), Counter[object]()
    for row in rows:
        misses[row["words"], row["lang"]] += row["kind"] == "search_miss"
        both[row["words"], row["lang"]] += row["kind"] in {"search_miss", "search"}
    assert {(one["query"], one["lang"]): one["misses"] for one in told["searches"] if one["misses"]} == {
        key: number for key, number in misses.items() if number and both[key] >= 3
    }
    pages = Counter(row["page"] for row in rows if row["kind"] == "helpful")
    assert {one["page"]: one["unhelpful"]["count"] for one in told["articles"]} == dict(pages)
    assert sum(map(sum, told["week"])) == sum(not str(row["kind"]).startswith("search") for row in rows)
    points = [point["estimate"] for point in told["measures"]["helpful"]["points"] if point["estimate"]]
    assert sum(point["count"] for point in points) == len(helpful)


def test_worst_article_is_first_and_heads_the_list_of_what_to_write(month: str, tmp_path: Path) -> None:
    told = json.loads(report(month, tmp_path / "r.json", "--format", "json"))
    assert told["articles"][0]["page"] == "returns/refund-time"
    assert {step["kind"] for step in told["next"]} >= {"mend", "write", "topic"}
    assert told["next"] == sorted(told["next"], key=lambda step: (-step["weight"], step["kind"], step["subject"]))


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    # Computed with the formula of Wilson (1927) by hand for these values.
    [(0, 10, 0.0, 0.2775), (1, 1, 0.2065, 1.0), (180, 200, 0.8506, 0.9343), (5, 10, 0.2366, 0.7634)],
)
def test_share_has_the_interval_of_wilson(hits: int, count: int, low: float, high: float) -> None:
    found = share(hits, count)
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-4), pytest.approx(high, abs=5e-4))


def test_one_of_one_does_not_outrank_180_of_200() -> None:
    one, many = share(1, 1), share(180, 200)
    assert one is not None
    assert many is not None
    assert one.low < many.low


def test_measures_without_answers_are_absent_and_with_one_answer_uncertain() -> None:
    assert (share(0, 0), mean({}, 1, 5), net_promoter({})) == (None, None, None)
    found = mean({5: 1}, 1, 5)
    assert found is not None
    assert (found.value, found.low, found.high) == (5, 1, 5)
    scores = net_promoter({10: 5, 8: 3, 2: 2})
    assert scores is not None
    assert scores.value == pytest.approx(30)
    assert -100 <= scores.low < 30 < scores.high <= 100


def test_rare_query_is_not_shown(tmp_path: Path) -> None:
    name = str(tmp_path / "f.db")
    simulate(name, 12)
    told = json.loads(report(name, tmp_path / "r.json", "--format", "json"))
    assert all(one["misses"] + one["finds"] >= 3 for one in told["searches"])


def test_rows_of_conform_are_left_out(tmp_path: Path) -> None:
    name = str(tmp_path / "f.db")
    database = open_for_writing(name)
    with database.transaction():
        database.run(
            "INSERT INTO submission (id, fp, site, kind, page, lang, score, reason, received_at, state, spam_score,"
            " build_id) VALUES ('1', '1', '', 'helpful', 'helpgen-conform/x', 'en', 0, '', 1795000000000, 'new', 0, '')"
        )
    database.close()
    assert json.loads(report(name, tmp_path / "r.json", "--format", "json"))["articles"] == []


# --- The page --------------------------------------------------------------------------------


class Tags(HTMLParser):
    """Counts what a browser would make of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def test_page_has_no_script_and_asks_nobody(month: str, site_dir: Path, tmp_path: Path) -> None:
    text = report(month, tmp_path / "r.html", "--site-dir", str(site_dir))
    tags = Tags(text)
    assert not {"script", "iframe", "object", "embed", "link", "img", "form", "base"} & set(tags.names)
    loud = {"src", "href", "style"}
    assert not [found for found in tags.attributes if found[1].startswith("on") or found[1] in loud]
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in text
    assert "default-src 'none'" in text
    assert "url(" not in style[0]


def test_stored_comment_runs_nowhere(tmp_path: Path) -> None:
    name = str(tmp_path / "f.db")
    database = open_for_writing(name)
    with database.transaction():
        for number, text in enumerate(HOSTILE * 3):
            for kind, score in (("helpful", 0), ("search_miss", None), ("outdated", None)):
                database.run(
                    "INSERT INTO submission (id, fp, site, kind, page, lang, score, reason, words, received_at, state,"
                    " spam_score, build_id) VALUES (:id, :id, '', :kind, :page, :lang, :score, :reason, :words,"
                    " 1795000000000, 'new', 0, '')",
                    {
                        "id": f"{kind}{number}",
                        "kind": kind,
                        "score": score,
                        "words": text,
                        "lang": text,
                        "reason": text,
                        "page": text if kind == "helpful" else "",
                    },
                )
    database.close()
    text = report(name, tmp_path / "r.html", "--title", HOSTILE[0])
    tags = Tags(text)
    assert not {"script", "img", "iframe"} & set(tags.names)
    assert not [found for found in tags.attributes if found[1].startswith("on")]
    assert text.count("<svg") == text.count("</svg>")
    for hostile in HOSTILE[:4]:
        assert hostile not in text


def test_charts_speak_and_have_their_numbers_beside_them(month: str, tmp_path: Path) -> None:
    text = report(month, tmp_path / "r.html")
    charts = re.findall(r'<svg[^>]*role="img"[^>]*aria-labelledby="([^"]+)"', text)
    assert len(charts) == 4
    for labels in charts:
        for identity in labels.split():
            assert text.count(f'id="{identity}"') == 1
    assert text.count("<summary>As a table</summary>") == 4
    assert ">100 %</text>" in text  # a share is read as a percentage
    (week,) = re.findall(r'<svg[^>]*aria-labelledby="week-title.*?</svg>', text, re.DOTALL)
    assert min(float(x) for x in re.findall(r'<circle cx="([0-9.]+)"', week)) >= 90  # beside the names of the days
    tags = Tags(text)
    ids = [value for _, name, value in tags.attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_titles_nearest_pages_and_colours_come_from_the_site(month: str, site_dir: Path, tmp_path: Path) -> None:
    text = report(month, tmp_path / "r.html", "--site-dir", str(site_dir))
    assert "Refunds &lt;b&gt;&amp; more&lt;/b&gt;" in text
    assert "--hg-brand: #123456;" in text
    assert "evil.example" not in text
    assert "Refunds" not in report(month, tmp_path / "plain.html", "--site-dir", str(tmp_path / "none"))


def test_nearest_page_is_found_by_parts_of_words_and_not_at_any_price(site_dir: Path) -> None:
    site = read_site(site_dir)
    assert set(site.pages) == {
        ("en", "returns/refund-time"),
        ("en", "orders/track-order"),
        ("th", "orders/track-order"),
    }
    near = site.nearest("my parcels", "en")
    assert near is not None
    assert near.id == "orders/track-order"
    assert site.nearest("xylophone", "en") is None
    assert Site({}, "").nearest("parcel", "en") is None
    assert site.title("orders/track-order", "th") == "ติดตามพัสดุ"


def test_same_rows_give_the_same_bytes_on_both_databases(
    tmp_path: Path, quick_path: Path, postgres: str, site_dir: Path
) -> None:
    names = {"sqlite": str(quick_path / "f.db"), "postgres": postgres}
    for kind, name in names.items():
        simulate(name, 1000)
        for form in ("html", "json"):
            report(name, tmp_path / f"{kind}.{form}", "--format", form, "--site-dir", str(site_dir))
    for form in ("html", "json"):
        assert (tmp_path / f"sqlite.{form}").read_bytes() == (tmp_path / f"postgres.{form}").read_bytes()


def test_empty_database_gives_a_page(tmp_path: Path) -> None:
    open_for_writing(str(tmp_path / "f.db")).close()
    text = report(str(tmp_path / "f.db"), tmp_path / "r.html")
    assert "Nothing stands out." in text


def test_report_of_many_rows_is_quick_and_small(tmp_path: Path) -> None:
    count = soak.times(20_000, 1_000_000)
    name = str(tmp_path / "f.db")
    open_for_writing(name).close()
    fill_fast(name, count)
    command = [sys.executable, "-m", "helpgen.feedback", "report", "--database", name, "--until", UNTIL]
    started = time.monotonic()
    process = subprocess.Popen([*command, "--out", str(tmp_path / "r.html")], cwd=tmp_path)
    _, status, used = os.wait4(process.pid, 0)  # of this process alone
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds, megabytes = time.monotonic() - started, used.ru_maxrss / 1024
    assert process.returncode == 0
    busy = used.ru_utime + used.ru_stime
    soak.tell(f"report on {count} rows: {seconds:.1f} s, {busy:.1f} s of them at work, {megabytes:.0f} MB")
    if soak.IS_LONG:  # a small run only carries the memory of the process that starts it
        assert megabytes < 300
    if soak.IS_WHOLE:  # what others do on the machine does not count
        assert busy < 10


def fill_fast(name: str, count: int) -> None:
    """Rows in bulk: the report does not care how they came."""
    connection = sqlite3.connect(name)
    with connection:
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) INSERT INTO submission"
            " (id, fp, site, kind, page, lang, score, reason, words, received_at, state, spam_score, build_id) SELECT"
            " printf('%08d', i), x'00', 's', 'helpful', 'topic/article-' || (i * 7919 % 800), CASE i % 3 WHEN 0"
            " THEN 'en' WHEN 1 THEN 'th' ELSE 'cs' END, i * 31 % 5 > 0, CASE i % 4 WHEN 0 THEN 'missing' ELSE '' END,"
            " CASE i % 50 WHEN 0 THEN 'words ' || i END, 1793491200000 + i * :step, 'new', 0, '' FROM n",
            {"count": count, "step": 30 * 86_400_000 // (count + 1)},
        )
    connection.close()


# --- Tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\0=1"])
@pytest.mark.parametrize("around", ["{}", '{}"x', "{},x", "{};x", "{}\nx"])
def test_formula_is_guarded_inside_quotes_too(text: str, around: str) -> None:
    assert guard(around.format(text)).startswith("'")


def test_numbers_stay_numbers_and_words_stay_words() -> None:
    assert guard("14 days, not 3") == "14 days, not 3"
    assert guard("") == ""


@pytest.mark.parametrize("table", ["articles", "comments", "searches", "topics", "trend", "next"])
def test_every_table_can_be_read_back(month: str, tmp_path: Path, table: str) -> None:
    text = report(month, tmp_path / "r.csv", "--format", "csv", "--table", table)
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows:
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)
    if table == "trend":
        assert all(-100 <= float(row[2]) <= 100 for row in rows[1:])


def test_comment_with_a_formula_is_guarded_in_the_table(tmp_path: Path) -> None:
    name = str(tmp_path / "f.db")
    database = open_for_writing(name)
    with database.transaction():
        database.run(
            "INSERT INTO submission (id, fp, site, kind, page, lang, score, reason, words, received_at, state,"
            " spam_score, build_id) VALUES ('1', '1', '', 'helpful', '=evil', 'en', 0, '', '=HYPERLINK(\"x\")',"
            " 1795000000000, 'new', 0, '')"
        )
    database.close()
    text = report(name, tmp_path / "r.csv", "--format", "csv", "--table", "comments")
    (_, row) = list(csv.reader(io.StringIO(text)))
    assert (row[1], row[6]) == ("'=evil", '\'=HYPERLINK("x")')


# --- Tickets and feeding back ------------------------------------------------------------------

TICKETS = """Ticket ID,Created at,First response at,Solved at,Status,Subject,Requester
1,2026-11-01T08:00:00Z,2026-11-01T09:00:00Z,2026-11-02T08:00:00Z,Solved,Refund,a
2,2026-11-03 08:00:00,2026-11-03 08:30:00,,Open,Refund,a
3,2026-11-04 08:00:00,2026-11-04 12:00:00,,Closed,Label,b
4,not a date,,,Open,Label,c
"""


def test_tickets_tell_response_solved_share_and_what_returns(month: str, tmp_path: Path) -> None:
    file = tmp_path / "tickets.csv"
    file.write_text(TICKETS, "utf-8")
    figures = read_tickets(file)
    assert (figures.count, figures.solved, figures.first_response_minutes) == (3, 2, 60)
    assert (figures.returning, figures.unread) == ((("Refund", 1),), 1)
    text = report(month, tmp_path / "r.html", "--tickets", str(file))
    assert "3 tickets; 67 % solved." in text
    assert "Half were answered within 60 minutes" in text


def test_file_that_is_no_export_of_tickets_is_explained(month: str, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    result = run("report", "--database", month, "--tickets", str(file), "--out", str(tmp_path / "r.html"))
    assert (result.exit_code, "no column for the moment of creation" in result.output) == (2, True)


def test_popular_pages_and_search_tests_come_from_what_shoppers_do(month: str, tmp_path: Path) -> None:
    listed = run("popular", "--database", month, "--until", UNTIL, "--limit", "3").stdout.splitlines()
    assert len(listed) == 3
    assert listed[0].split()[1] == "orders/track-order"
    text = run("search-tests", "--database", month, "--until", UNTIL).stdout
    assert '  - {query: "where is my parcel", language: en, expect: "orders/track-order"}\n' in text


@pytest.mark.parametrize(
    ("args", "sentence"), [(("--until", "soon"), "is no day"), (("--time-zone", "Mars/Base"), "is no time zone")]
)
def test_wrong_usage_of_the_report_is_explained(month: str, args: tuple[str, ...], sentence: str) -> None:
    result = run("report", "--database", month, *args)
    assert (result.exit_code, sentence in result.output) == (2, True)
