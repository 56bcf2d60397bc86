"""How far translations are: the table, the page, and what is recorded."""

import json
from pathlib import Path

from shops import STORE, Result, article, find, run_bare, small_shop

ORIGINAL = article("Open it.", title="Return")
TRANSLATION = "---\ntitle: Vrácení\nsummary: Otevřete.\npromoted: true\n---\nOtevřete to.\n"


def shop(root: Path) -> Path:
    files = {
        "store.yml": STORE.replace("[en]", "[en, cs, th]"),
        "en/orders/return.md": ORIGINAL,
        "cs/orders/return.md": TRANSLATION,
        "th/orders/return.md": "เปิดกล่อง\n",
        "en/orders/secret.md": article("x", title="S", audience="agents"),
    }
    return small_shop(root, files)


def status(root: Path, *args: str) -> Result:
    return run_bare("status", "-f", str(root / "mkdocs.yml"), "--date", "2026-11-21", *args)


def states(root: Path) -> dict[str, str]:
    texts = json.loads(status(root, "--format", "json").stdout)["texts"]
    return next(text["translations"] for text in texts if text["path"] == "orders/return.md")


def test_table_counts_and_names_what_is_missing(tmp_path: Path) -> None:
    told = status(shop(tmp_path)).stdout.splitlines()
    assert told[0] == "4 texts in en"
    assert told[1] == "  cs  0 current, 0 stale, 1 unrecorded, 3 missing"
    assert "missing  cs  orders/track.md" in told
    assert not any("secret" in line for line in told)


def test_accepting_one_file_changes_one_line_of_it_and_no_other_file(tmp_path: Path) -> None:
    root = shop(tmp_path)
    file = root / "content/cs/orders/return.md"
    assert status(root, "--accept", str(file)).exit_code == 0
    lines = file.read_text("utf-8").splitlines()
    (added,) = [line for line in lines if line.startswith("source_digest: ")]
    lines.remove(added)
    assert lines == TRANSLATION.splitlines()
    assert states(root) == {"cs": "current", "th": "unrecorded"}
    assert status(root, "--accept", str(file)).stdout == "", "nothing is left to record"


def test_changed_original_makes_recorded_translations_stale_until_accepted(tmp_path: Path) -> None:
    root = shop(tmp_path)
    status(root, "--accept")
    assert states(root) == {"cs": "current", "th": "current"}
    assert (root / "content/th/orders/return.md").read_text("utf-8").startswith("---\nsource_digest: ")
    (root / "content/en/orders/return.md").write_text(ORIGINAL.replace("Open", "Close"), "utf-8")
    assert states(root) == {"cs": "stale", "th": "stale"}
    warned = [one.code for one in find(root) if one.severity == "warning" and one.path.startswith("content/cs")]
    assert warned == ["HC334"]
    status(root, "--accept")
    assert states(root) == {"cs": "current", "th": "current"}


def test_page_has_the_table_and_runs_nothing(tmp_path: Path) -> None:
    root = shop(tmp_path)
    assert status(root, "--html", str(root / "team" / "translations.html")).exit_code == 0
    page = (root / "team/translations.html").read_text("utf-8")
    assert '<th scope="row">orders/return.md</th>' in page
    assert "unrecorded" in page
    assert "<script" not in page
    assert (root / "team/status.css").exists()
    assert "report.html" not in page


def test_page_links_to_the_report_of_feedback_that_lies_beside_it(tmp_path: Path) -> None:
    root = shop(tmp_path)
    (root / "report.html").write_text("x", "utf-8")
    status(root, "--html", str(root / "state.html"))
    assert '<a href="report.html">What shoppers say</a>' in (root / "state.html").read_text("utf-8")


def test_plain_folder_has_no_translations(tmp_path: Path) -> None:
    root = shop(tmp_path)
    (root / "content/store.yml").unlink()
    assert status(root).exit_code == 2
