"""Files of a shop that were right are not read again; what comes back is what was read."""

from pathlib import Path

import pytest
from shops import PROJECT_DIR, STORE, small_shop, write_files

from helpgen.load import shop_reading
from helpgen.load.shop import Shop, read_shop
from helpgen.load.sources import read_sources
from helpgen.memory import InProcess

ICONS = [PROJECT_DIR / "theme"]


class _ReadAgainError(Exception):
    pass


@pytest.fixture
def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise _ReadAgainError

    monkeypatch.setattr(shop_reading, "read_shop_files", refuse)


def shop_of(root: Path, memory: InProcess) -> Shop:
    shop, found = read_shop(read_sources(root / "content", root)[0].yaml, ICONS, memory)
    assert found == []
    return shop


@pytest.mark.parametrize("root", [PROJECT_DIR, PROJECT_DIR / "tests" / "kitchen"], ids=["demo", "kitchen"])
def test_shop_that_is_remembered_is_the_shop_that_was_read(root: Path, request: pytest.FixtureRequest) -> None:
    memory = InProcess()
    read = shop_of(root, memory)
    request.getfixturevalue("forbid_reading")
    known = shop_of(root, memory)
    assert known == read
    assert repr(known) == repr(read), "types, decimals and the order of names, too"


def test_another_fact_is_read(tmp_path: Path) -> None:
    memory = InProcess()
    root = small_shop(tmp_path)
    before = shop_of(root, memory)
    write_files(root / "content", {"glossary.yml": "terms:\n  - {id: sku, term: SKU, meaning: A number of an item}\n"})
    after = shop_of(root, memory)
    assert (before.terms, [term.id for term in after.terms]) == ((), ["sku"])


def test_drawings_are_those_of_the_theme_today(tmp_path: Path) -> None:
    memory = InProcess()
    root = small_shop(
        tmp_path, {"channels.yml": "channels:\n  - {id: mail, name: Mail, type: email, address: a@shop.example}\n"}
    )
    drawing = ".icons/material/email-outline.svg"
    for shape in ("<svg>old</svg>", "<svg>new</svg>"):
        write_files(root / "theme", {drawing: shape})
        shop, found = read_shop(read_sources(root / "content", root)[0].yaml, [root / "theme"], memory)
        assert found == []
        assert [channel.icon.svg for channel in shop.channels if channel.icon] == [shape]


def test_mistake_is_told_until_it_is_mended(tmp_path: Path) -> None:
    memory = InProcess()
    root = small_shop(tmp_path, {"store.yml": f"{STORE}holiday_calender: CZ\n"})
    texts = read_sources(root / "content", root)[0].yaml
    first, second = (read_shop(texts, ICONS, memory)[1] for _ in range(2))
    assert [one.code for one in first] == [one.code for one in second] != []
