"""`helpgen feedback …` as people run it."""

import contextlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from helpgen.cli import cli
from helpgen.feedback import conformance
from helpgen.feedback.commands import feedback

from .collectors import ORIGIN, Collector, contact, running, vote

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs/content/en/reference/feedback.md").read_text("utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["feedback", *args], catch_exceptions=False)


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Collector:
    """A collector that has stopped, with a message, votes and spam."""
    with running(tmp_path_factory.mktemp("stopped")) as collector:
        collector.send(contact(email="jana@example.com", message="Where is my parcel?"))
        collector.send(vote(comment="=HYPERLINK(1)", score=0, reason="missing"))
        collector.send(vote(kind="search_miss", score=None, q="bicycle pump"))
        collector.send(vote(comment="Buy", page="spam", website="https://spam.example"))
    return collector


@pytest.fixture
def filled(stopped: Collector, tmp_path: Path) -> Collector:
    """Its database, for one test alone."""
    shutil.copy(stopped.database, tmp_path / "feedback.db")
    return Collector(tmp_path)


def test_conform_finds_the_collector_faithful(collector: Collector) -> None:
    result = run("conform", f"http://127.0.0.1:{collector.port}/v1/feedback", "--origin", ORIGIN)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("ok  ") == len(conformance.CHECKS) >= 30


def test_conform_names_what_a_careless_receiver_breaks(tmp_path: Path) -> None:
    script = (
        "import http.server\n"
        "class H(http.server.BaseHTTPRequestHandler):\n"
        "    def do_POST(self):\n"
        "        self.rfile.read(int(self.headers['Content-Length'])); self.send_response(200)\n"
        "        self.send_header('Content-Length', '2'); self.end_headers(); self.wfile.write(b'ok')\n"
        "    def log_message(self, *a): pass\n"
        "s = http.server.ThreadingHTTPServer(('127.0.0.1', 0), H)\n"
        "print(s.server_port, flush=True); s.serve_forever()\n"
    )
    server = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    result = run("conform", f"http://127.0.0.1:{server.stdout.readline().strip()}/")
    server.kill()
    server.wait()
    assert result.exit_code == 1
    assert "FAILED  A new submission is stored" in result.stdout
    assert result.stdout.count("FAILED") > 25


def test_conform_says_when_nobody_answers() -> None:
    result = run("conform", "http://127.0.0.1:9/v1/feedback", "--wait", "0")
    assert result.exit_code == 1
    assert "no answer" in result.stdout
    assert run("conform", "nonsense").exit_code == 2


def test_doctor_looks_at_sqlite_disk_clock_and_rows(filled: Collector) -> None:
    result = run("doctor", "--database", filled.database)
    assert result.exit_code == 0, result.output
    for name in ("SQLite", "disk", "clock", "database", "schema", "submissions", "messages to hand on"):
        assert re.search(rf"(ok|note) +{name}: ", result.stdout), name


def test_doctor_fails_where_the_clock_went_back_or_the_file_is_damaged(filled: Collector) -> None:
    with contextlib.closing(sqlite3.connect(filled.database)) as database, database:
        database.execute("UPDATE submission SET received_at = received_at + 86400000")
    result = run("doctor", "--database", filled.database)
    assert (result.exit_code, "the clock went back" in result.stdout) == (1, True)
    file = Path(filled.database)
    content = bytearray(file.read_bytes())
    content[5000:40_000] = b"\x55" * 35_000
    file.write_bytes(content)
    result = run("doctor", "--database", filled.database)
    assert result.exit_code == 1
    assert "PROBLEM" in result.stdout


def test_access_and_erase_answer_a_person(filled: Collector) -> None:
    held = json.loads(run("access", "--database", filled.database, "--email", "Jana@example.com").stdout)
    assert [one["message"] for one in held] == ["Where is my parcel?"]
    assert run("erase", "--database", filled.database, "--email", "jana@example.com").stdout == "Deleted: 1.\n"
    assert run("access", "--database", filled.database, "--email", "jana@example.com").exit_code == 1
    assert run("erase", "--database", filled.database).exit_code == 2


def test_spam_is_listed_and_released(filled: Collector) -> None:
    listed = run("spam", "--database", filled.database).stdout
    (line,) = listed.splitlines()
    assert line.endswith("Buy")
    assert run("spam", "--database", filled.database, "--release", line.split()[0]).stdout == "Released.\n"
    assert run("spam", "--database", filled.database).stdout == ""
    assert run("spam", "--database", filled.database, "--release", "x").exit_code == 1


def test_export_and_import_lose_nothing_and_add_nothing_twice(filled: Collector, tmp_path: Path) -> None:
    file, other = tmp_path / "all.jsonl", str(tmp_path / "other.db")
    assert run("export", "--database", filled.database, "--out", str(file)).exit_code == 0
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [line["kind"] for line in lines] == ["contact", "helpful", "search_miss"]
    assert "3 added, 0 known" in run("import", "--database", other, str(file)).stdout
    assert "0 added, 3 known" in run("import", "--database", other, str(file)).stdout
    again = tmp_path / "again.jsonl"
    run("export", "--database", other, "--out", str(again))
    assert again.read_bytes() == file.read_bytes()


NETLIFY = """id,page,language,kind,website,comment,helpful,created_at
2f1c8a52-6c1e-4c58-9d5e-0d6a3f3b7a10,returns/return-item,en,helpful,,'=1+1,no,2026-11-20T10:00:00Z
,orders/track-order,th,helpful,,ดี,yes,2026-11-20 11:00:00 UTC
,orders/track-order,th,helpful,,bad,maybe,2026-11-20 11:00:00 UTC
"""
FORMSPREE = """_date,_replyto,message,topic,language
2026-11-20T10:00:00Z,jana@example.com,"Two
lines",orders,cs
"""


def test_exports_of_netlify_and_formspree_are_merged(tmp_path: Path) -> None:
    database = str(tmp_path / "feedback.db")
    (tmp_path / "netlify.csv").write_text(NETLIFY, "utf-8")
    (tmp_path / "formspree.csv").write_text(FORMSPREE, "utf-8")
    result = run("import", "--database", database, "--from", "netlify", str(tmp_path / "netlify.csv"))
    assert "2 added, 0 known already, 1 refused." in result.stdout
    assert 'netlify.csv:4: The field "score" is missing.' in result.stdout
    assert run("import", "--database", database, "--from", "formspree", str(tmp_path / "formspree.csv")).exit_code == 0
    again = run("import", "--database", database, "--from", "formspree", str(tmp_path / "formspree.csv"))
    assert "0 added, 1 known" in again.stdout
    out = tmp_path / "all.jsonl"
    run("export", "--database", database, "--out", str(out))
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(row["kind"], row.get("score"), row.get("comment") or row.get("message")) for row in rows] == [
        ("helpful", 0, "=1+1"), ("helpful", 1, "ดี"), ("contact", None, "Two\nlines"),
    ]  # fmt: skip
    assert rows[0]["received_at"] == 1_795_168_800_000


SURVEY = """kind,score,scale,comment,created_at,language
csat,9,10,Quick,2026-11-20T10:00:00Z,en
nps,10,,"Would, gladly",2026-11-20 11:00:00,cs
csat,12,10,,2026-11-20T10:00:00Z,en
"""


def test_survey_of_another_provider_is_merged(tmp_path: Path) -> None:
    database = str(tmp_path / "feedback.db")
    (tmp_path / "survey.csv").write_text(SURVEY, "utf-8")
    result = run("import", "--database", database, "--from", "formspree", str(tmp_path / "survey.csv"))
    assert "2 added, 0 known already, 1 refused." in result.stdout
    out = tmp_path / "all.jsonl"
    run("export", "--database", database, "--out", str(out))
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(row["kind"], row["score"], row.get("scale"), row["comment"]) for row in rows] == [
        ("csat", 9, 10, "Quick"), ("nps", 10, 10, "Would, gladly"),
    ]  # fmt: skip


def test_erased_submission_is_not_imported_again(filled: Collector, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    run("export", "--database", filled.database, "--out", str(file))
    run("erase", "--database", filled.database, "--email", "jana@example.com")
    assert "0 added, 3 known" in run("import", "--database", filled.database, str(file)).stdout


def test_purge_counts_first_and_deletes_then(filled: Collector) -> None:
    assert run("purge", "--database", filled.database, "--dry-run").stdout.startswith("To delete: 0 spam")
    with contextlib.closing(sqlite3.connect(filled.database)) as database, database:
        database.execute("UPDATE submission SET received_at = 0")
    assert run("purge", "--database", filled.database, "--dry-run").stdout.startswith(
        "To delete: 1 spam, 0 messages, 2 c"
    )
    assert run("purge", "--database", filled.database).stdout.startswith("Deleted: 1 spam")
    assert run("purge", "--database", filled.database, "--dry-run").stdout.startswith("To delete: 0 spam")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--trusted-proxy", "*"), "Write 10.0.0.5"),
        (("--origin", "help.example"), "is no origin"),
        (("--forward-smtp", "smtp://h"), "--forward-from"),
        (("--forward-smtp", "smtp://h", "--forward-webhook", "https://x"), "not both"),
        (("--forward-webhook", "x"), "https://"),
    ],
)
def test_wrong_usage_is_explained(tmp_path: Path, args: tuple[str, ...], sentence: str) -> None:
    result = run("serve", "--database", str(tmp_path / "f.db"), *args)
    assert (result.exit_code, sentence in result.output) == (2, True), result.output


def test_missing_database_is_named(tmp_path: Path) -> None:
    for command in (("export",), ("spam",), ("access", "--email", "x"), ("backup", str(tmp_path / "c.db"))):
        result = run(command[0], "--database", str(tmp_path / "none.db"), *command[1:])
        assert (result.exit_code, "There is no database" in result.output) == (1, True), result.output


def test_without_the_extra_serve_says_how_to_install_it(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['granian'] = None; sys.modules['starlette'] = None\n"
        "from helpgen.cli import cli; cli(['feedback', 'serve'])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert 'pip install "helpgen[feedback]"' in done.stderr


# --- The reference ---------------------------------------------------------------------


def test_every_command_and_option_is_explained() -> None:
    for name, command in feedback.commands.items():
        assert f"`helpgen feedback {name}" in REFERENCE, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                for spelling in parameter.opts:
                    assert re.search(rf"`{re.escape(spelling)}[ `=]", REFERENCE), f"{name} {spelling}"


def test_every_code_of_a_refusal_is_explained() -> None:
    sources = "".join(
        (ROOT / "helpgen/feedback" / name).read_text("utf-8") for name in ("app.py", "body.py", "contract.py")
    )
    codes = set(re.findall(r'(?:Refusal\(\s*\d+,|_BodyError\(|FieldError\(\s*"\w+",)\s*"([a-z0-9-]+)"', sources))
    codes |= set(re.findall(r'FieldError\(name, "([a-z-]+)"', sources))
    assert len(codes) > 20
    listed = set(re.findall(r"^\| `([a-z0-9-]+)` \|", REFERENCE, re.MULTILINE))
    assert codes <= listed, codes - listed


def test_schema_file_agrees_with_the_contract() -> None:
    from helpgen.feedback.contract import REASONS, Kind

    schema = json.loads((ROOT / "docs/content/en/reference/feedback.schema.json").read_text("utf-8"))
    assert schema["properties"]["kind"]["enum"] == [kind.value for kind in Kind]
    assert schema["properties"]["reason"]["enum"] == ["", *REASONS]
    assert schema["properties"]["comment"]["maxLength"] == 4000
    for field in schema["properties"]:
        assert f"`{field}`" in REFERENCE, field
