"""The look of a shop: a few settings, colours that can be read."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shops import STORE, built, check, find, small_shop

from helpgen.model.brand import DARK, LIGHT, SIGN_CONTRAST, contrast, find_shortfall, nearest_readable

TOKENS = (Path(__file__).parents[1] / "theme/assets/css/tokens.css").read_text("utf-8")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="20"/></svg>'


def brand(*lines: str) -> str:
    return STORE + "brand:\n" + "".join(f"  {line}\n" for line in lines)


def style_of(site: Path) -> str:
    return next(site.glob("assets/*/css/main.css")).read_text("utf-8")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@given(color=st.integers(0, 0xFFFFFF).map("#{:06x}".format), needed=st.sampled_from([4.5, SIGN_CONTRAST]))
def test_every_colour_has_a_neighbour_that_can_be_read(scheme: object, color: str, needed: float) -> None:
    chosen = LIGHT if scheme is LIGHT else DARK
    nearest = nearest_readable(color, chosen, needed)
    assert find_shortfall(nearest, chosen, needed) is None
    assert nearest_readable(nearest, chosen, needed) == nearest


def test_colours_of_the_theme_are_those_of_its_style_sheet() -> None:
    light, _, dark = TOKENS.partition("@media screen and (prefers-color-scheme: dark)")
    for scheme, part in ((LIGHT, light), (DARK, dark)):
        names = dict(re.findall(r"--hg-([a-z-]+): ([^;]+);", part))
        long = {name: re.sub(r"^#(.)(.)(.)$", r"#\1\1\2\2\3\3", value) for name, value in names.items()}
        assert {ground.color for ground in scheme.grounds} == {long[name] for name in ("surface", "card", "tint")}
        assert long["on-brand"] == scheme.on_brand
        assert float(long["wash-light"]) == scheme.wash


def test_readable_colours_are_used_as_they_are(tmp_path: Path) -> None:
    store = brand('color: "#8a2c5a"', 'color_dark: "#f2a3cb"', 'accent: "#0B5CAD"', "radius: 6px")
    root = small_shop(tmp_path, {"store.yml": store})
    assert find(root) == []
    light, _, dark = style_of(built(root)).rpartition(":root{--hg-brand")[2].partition("@media")
    assert light.startswith(":#8a2c5a;--hg-link:#8a2c5a;--hg-ring:#0b5cad;--hg-radius:6px}")
    assert dark.count("--hg-brand:#f2a3cb") == 2


def test_colour_without_contrast_gives_way_to_the_nearest_that_passes(tmp_path: Path) -> None:
    root = small_shop(tmp_path, {"store.yml": brand('color: "#ffb300"')})
    told = check(root).stdout
    named = re.search(r'nearest colour that passes is "(#[0-9a-f]{6})"', told)
    assert "4.5:1" in told
    assert named
    assert find_shortfall(named[1], LIGHT) is None
    style = style_of(built(root))
    assert f"--hg-link:{named[1]}" in style
    light, _, dark = style.rpartition(":root{--hg-brand")[2].partition("@media")
    assert "#ffb300" not in light
    assert dark.count("--hg-link:#ffb300") == 2, "by night it can be read as it is"


def test_logos_and_font_are_published_and_named(tmp_path: Path) -> None:
    store = brand("logo: brand/logo.svg", "logo_dark: brand/dark.svg", "font: brand/own.woff2")
    files = {"store.yml": store, "brand/logo.svg": LOGO, "brand/dark.svg": LOGO, "brand/own.woff2": b"wOF2"}
    site = built(small_shop(tmp_path, files))
    page = (site / "orders/track/index.html").read_text("utf-8")
    assert '<img class="hg-only-light" src="../../files/brand/logo.svg" alt="Small Help">' in page
    assert '<img class="hg-only-dark" src="../../files/brand/dark.svg" alt="Small Help">' in page
    sheet = next(site.glob("assets/*/css/main.css"))
    named = re.search(r'src:url\("([^"]+)"\) format\("woff2"\)', sheet.read_text("utf-8"))
    assert named
    assert (sheet.parent / named[1]).resolve() == (site / "files/brand/own.woff2").resolve()
    assert (site / "files/brand/own.woff2").read_bytes() == b"wOF2"


@pytest.mark.parametrize(
    "line", ['color: "red"', 'color: "#12345"', "radius: 10em", 'radius: "1px;} body{display:none"', "size: 3"]
)
def test_what_is_no_colour_and_no_length_is_refused(tmp_path: Path, line: str) -> None:
    found = find(small_shop(tmp_path, {"store.yml": brand(line)}))
    assert [each.code for each in found] in (["HC142"], ["HC140"])
    assert found[0].line == 6


def test_look_changes_the_address_of_the_assets(tmp_path: Path) -> None:
    plain = built(small_shop(tmp_path / "plain"))
    own = built(small_shop(tmp_path / "own", {"store.yml": brand('color: "#8a2c5a"')}))
    assert next(plain.glob("assets/*")).name != next(own.glob("assets/*")).name
