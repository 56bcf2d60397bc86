"""A build gives up the texts of articles as it plans: its site is the one of a program that keeps them."""

from datetime import date
from pathlib import Path

import pytest
import shops

from helpgen import pipeline
from helpgen.mkdocs_plugin import read_settings

_STORE = shops.STORE.replace("languages: [en]", "languages: [en, th, cs]")
_TEXTS = {
    "th/index.md": shops.HOME,
    "cs/index.md": shops.HOME,
    "th/orders/track.md": shops.article("Read the mail in Thai."),  # Czech readers get the English one
    "cs/orders/late.md": shops.article("Wait a day in Czech.", title="It is late"),
    "en/orders/late.md": shops.article(
        "Wait a day in English, see [where it is](track.md#open-the-link).", title="Late"
    ),
}


@pytest.mark.parametrize("machines", ["", "machines: {fragments: true}\n"])
def test_texts_are_where_they_stand_in_for_others(tmp_path: Path, machines: str) -> None:
    root = shops.small_shop(tmp_path, {"store.yml": _STORE + machines, **_TEXTS})
    settings, _ = read_settings(root / "mkdocs.yml", date.fromisoformat(shops.TODAY))
    assert settings is not None
    kept = pipeline.render_all(settings).site
    assert kept is not None
    site = shops.built(root)
    assert shops.read_tree(site) == dict(kept.files)
    shown = {
        name: shops.main_of(shops.page(site, name)) for name in ("cs/orders/track/", "cs/orders/late/", "orders/late/")
    }
    assert "The link shows where the parcel is." in shown["cs/orders/track/"]
    assert "Wait a day in Czech." in shown["cs/orders/late/"]
    assert "Wait a day in English" in shown["orders/late/"]
    assert ("fragments/th/orders/track.html" in kept.files) == bool(machines)
