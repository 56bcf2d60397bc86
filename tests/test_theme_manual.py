"""The manual of the theme names every token, part and block, and what it promises of overriding holds."""

import re
from pathlib import Path

from shops import CONFIG, built, page, small_shop, write_files

ROOT = Path(__file__).parents[1]
MANUAL = (ROOT / "docs/content/en/reference/theme.md").read_text("utf-8")
TEMPLATES = ROOT / "theme/templates"
OWN = CONFIG.replace("  name: material", "  name: material\n  custom_dir: own")


def section(heading: str) -> str:
    return MANUAL.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def named_in(text: str) -> set[str]:
    return set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))


def test_every_token_is_listed() -> None:
    sheets = [(ROOT / f"theme/assets/css/{name}.css").read_text("utf-8") for name in ("tokens", "code")]
    light = "".join(sheet.partition("@media screen and (prefers-color-scheme: dark)")[0] for sheet in sheets)
    assert named_in(section("Tokens")) == set(re.findall(r"^\s+(--hg-[a-z0-9-]+):", light, re.MULTILINE))


def test_every_part_is_listed() -> None:
    assert named_in(section("Components")) == {file.name for file in (TEMPLATES / "parts").iterdir()}


def test_every_block_is_listed() -> None:
    defined = {
        name for file in TEMPLATES.glob("*.html") for name in re.findall(r"{% block (\w+) %}", file.read_text("utf-8"))
    }
    assert named_in(section("Blocks")) == defined


def test_every_example_of_an_element_stands_in_the_kitchen_sink() -> None:
    sink = (ROOT / "tests/kitchen/content/en/elements/kitchen-sink.md").read_text("utf-8")
    examples = re.findall(r"```markdown\n(.*?)```", section("Elements of articles"), re.DOTALL)
    assert len(examples) > 8
    for example in examples:
        assert example in sink


def own_shop(root: Path, files: dict[str, str]) -> Path:
    write_files(root / "own", files)
    return built(small_shop(root, config=OWN))


def test_one_part_is_replaced_on_every_page(tmp_path: Path) -> None:
    site = own_shop(tmp_path, {"templates/parts/footer.html": "<footer>Own foot of {{ frame.site_name }}</footer>\n"})
    for address in ("", "orders/", "orders/track/"):
        assert "<footer>Own foot of Small Help</footer>" in page(site, address)


def test_one_block_is_filled_without_copying_the_page(tmp_path: Path) -> None:
    example = re.search(r"```html\n(.*?)```", section("Blocks"), re.DOTALL)
    assert example
    site = own_shop(tmp_path, {"templates/article.html": example[1]})
    own = page(site, "orders/track")
    assert "Members of the club" in own
    assert own.index("Open the link") < own.index("Members of the club")
    assert "Members of the club" not in page(site, "orders")


def test_one_string_is_replaced(tmp_path: Path) -> None:
    site = own_shop(tmp_path, {"strings/en.yml": "need_help: Talk to us\nall_articles: Everything\n"})
    assert ">Everything</a>" in page(site, "orders/track")
    assert "Skip to content" in page(site, "orders/track")


def test_one_style_sheet_is_replaced(tmp_path: Path) -> None:
    site = own_shop(tmp_path, {"assets/css/print.css": "@media print { body { color: teal } }\n"})
    sheet = next(site.glob("assets/*/css/main.css")).read_text("utf-8")
    assert "color:teal" in sheet.replace(" ", "") or "color: teal" in sheet
    assert "--hg-brand" in sheet
