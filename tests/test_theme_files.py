"""What the theme ships: scripts without their comments, and styles where the pages that need them look."""

import posixpath
import re
from pathlib import Path

import pytest
import shops

from helpgen.render.theme import read_theme

THEME = Path(__file__).parents[1] / "theme"
SCRIPTS = sorted(file for file in (THEME / "assets/js").rglob("*.js") if "vendor" not in file.parts)
CSS = THEME / "assets/css"
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def shipped() -> dict[str, str]:
    """The scripts of the theme by their path below `js/`."""
    files = read_theme([THEME]).files
    return {path.partition("/js/")[2]: content.decode() for path, content in files.items() if path.endswith(".js")}


def test_scripts_are_shipped_as_written_but_for_comments(shipped: dict[str, str]) -> None:
    assert len(SCRIPTS) > 40
    for file in SCRIPTS:
        written = file.read_text("utf-8").split("\n")
        sent = shipped[file.relative_to(THEME / "assets/js").as_posix()].split("\n")
        assert len(sent) == len(written), file
        lost = [line.strip() for line, other in zip(written, sent, strict=True) if line != other]
        assert all(line.startswith(("//", "/*", "*")) for line in lost), (file, lost)


def test_no_comment_was_taken_out_of_a_text(shipped: dict[str, str]) -> None:
    texts = 0
    for file in SCRIPTS:
        written = file.read_text("utf-8").split("\n")
        is_inside = False
        sent = shipped[file.relative_to(THEME / "assets/js").as_posix()].split("\n")
        for number, (line, other) in enumerate(zip(written, sent, strict=True), start=1):
            assert not is_inside or line == other, f"{file}:{number}"
            if other.count("`") % 2:
                is_inside = not is_inside
                texts += is_inside
    assert texts, "there is a style sheet inside a script"


def test_script_of_others_keeps_its_licence(shipped: dict[str, str]) -> None:
    assert shipped["vendor/lunr.js"] == (THEME / "assets/js/vendor/lunr.js").read_text("utf-8")


def test_search_names_all_scripts_that_its_dialog_imports(shipped: dict[str, str]) -> None:
    found = {"search/dialog.js"}
    coming = list(found)
    while coming:
        file = coming.pop()
        folder = Path(file).parent
        for name in re.findall(r"""(?:from |import\()"(\.[^"]+)\"""", shipped[file]):
            path = posixpath.normpath((folder / name).as_posix())
            if path not in found:
                found.add(path)
                coming.append(path)
    (listed,) = re.findall(r"const NAMES =([^;]+);", shipped["search/ahead.js"])
    names = "".join(re.findall(r'"([^"]*)"', listed)).split()
    assert sorted(posixpath.normpath(f"search/{name}.js") for name in names) == sorted(found)


def classes_in(listing: str) -> set[str]:
    parts = (CSS / listing).read_text("utf-8").split()
    return set(re.findall(r"\.(hg-[\w-]+)", "".join((CSS / part).read_text("utf-8") for part in parts)))


def test_plain_article_needs_no_class_of_the_second_style_sheet() -> None:
    pages = [file.read_text("utf-8") for file in (GOLDEN / "shop/expected").rglob("index.html")]
    plain = [page for page in pages if 'class="hg-article"' in page and "more.css" not in page]
    assert plain
    seen = "".join(page.partition("<dialog")[0] for page in plain)  # the dialog asks for the second sheet itself
    used = {name for names in re.findall(r'class="([^"]*)"', seen) for name in names.split()}
    assert {"hg-feedback", "hg-channel", "hg-row", "hg-open"} < used
    assert used & (classes_in("more.txt") - classes_in("main.txt")) == set()


def test_footer_lists_twelve_categories_the_faq_and_the_way_to_all_articles(tmp_path: Path) -> None:
    files = {f"en/topic-{number:02}/one.md": shops.article() for number in range(14)}
    files["en/faq/delivery.md"] = "# Delivery\n\n## When?\n\nSoon.\n"
    page = (shops.built(shops.small_shop(tmp_path, files)) / "404.html").read_text("utf-8")
    start = page.index('<footer class="hg-footer"')
    found = re.findall(r'<li><a href="/([^"]*)"', page[start : page.index("</footer>")])
    assert len([address for address in found if re.fullmatch(r"(?:orders|topic-\d\d)/", address)]) == 12
    assert {"faq/", "search/"} <= set(found)
