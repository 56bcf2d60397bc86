"""The kitchen sink: an article with everything, built by the real command."""

import re
import shutil
from pathlib import Path

import pytest
from shops import built, find, main_of, page

KITCHEN_DIR = Path(__file__).parent / "kitchen"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kitchen")
    for name in ("mkdocs.yml", "content"):
        copy = shutil.copytree if (KITCHEN_DIR / name).is_dir() else shutil.copy
        copy(KITCHEN_DIR / name, root / name)
    assert find(root) == []
    return built(root)


@pytest.fixture(scope="module")
def sink(site: Path) -> str:
    return main_of(page(site, "elements/kitchen-sink"))


def test_picture_has_its_size_and_loads_when_it_comes_near(sink: str) -> None:
    (wheel,) = re.findall(r'<img[^>]*src="[^"]*wheel.svg"[^>]*>', sink)
    for part in ('width="120"', 'height="120"', 'loading="lazy"', 'alt="A wheel"'):
        assert part in wheel
    assert "data-hg-zoom" not in sink.partition("wheel.svg")[0].rpartition("<p>")[2], "a small picture opens nothing"


def test_large_pair_of_pictures_opens_in_full(sink: str) -> None:
    for scheme, name in (("light", "label.svg"), ("dark", "label-dark.svg")):
        url = f"../../files/en/elements/{name}"
        assert f'<a class="hg-zoom hg-only-{scheme}" href="{url}" aria-label="The label with the code' in sink
        assert re.search(rf'<img width="1280" height="720"[^>]*class="hg-only-{scheme}"[^>]*src="{url}"', sink)


def test_file_is_offered_with_type_and_size(sink: str, site: Path) -> None:
    assert '<span class="hg-file">(PDF, 1 KB)</span></a>' in sink
    assert "(PDF, 1 كيلوبايت)" in page(site, "ar/elements/return-form")


def test_code_can_be_copied_and_reached_by_keyboard(sink: str) -> None:
    assert '<pre data-hg-copy="Copy" data-copied="Copied" tabindex="0">' in sink


def test_cards_are_boxes_alone_and_links_in_a_sentence(sink: str, site: Path) -> None:
    assert sink.count('<div class="hg-snippet">') == 2
    assert "<p><div" not in sink
    assert "<dt>You can return items for</dt><dd>30 days from delivery</dd>" in sink
    assert 'href="tel:+420222333444">Call +420 222 333 444</a>' in sink
    assert 'The terms are those of <a href="../../policies/returns/">Returns and refunds</a>; 30 days' in sink
    assert "<dd>30 يومًا" in page(site, "ar/elements/kitchen-sink")


def test_nothing_is_left_unfilled(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text("utf-8")
        assert not re.search("[\ue000-\ue00f]", text), file
        assert "#only-" not in text


def test_policy_is_one_constant_and_allows_our_trusted_types_alone(site: Path) -> None:
    found = {
        re.search(r'Content-Security-Policy" content="([^"]+)"', file.read_text("utf-8"))[1]  # type: ignore[index]
        for file in site.rglob("*.html")
    }
    (policy,) = found
    assert policy.endswith("require-trusted-types-for 'script'; trusted-types helpgen")
    assert "unsafe" not in policy
    headers = (site / "_headers").read_text("utf-8").splitlines()
    assert headers[:2] == ["/*", f"  Content-Security-Policy: {policy}; frame-ancestors 'none'"]
    assert "  Cache-Control: public, max-age=31536000, immutable" in headers[headers.index("/assets/*") :]
