"""A small shop in two releases that share little: other words on every page, other style sheets, a page less."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import shops


@dataclass(frozen=True)
class Releases:
    first: Path
    """A project whose site is the first release."""
    second: Path


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Releases:
    first = shops.small_shop(
        tmp_path_factory.mktemp("first"), {"en/orders/cancel.md": shops.article("Gone tomorrow.", title="Cancel")}
    )
    shops.built(first)
    second = shops.small_shop(
        tmp_path_factory.mktemp("second"),
        {"extra.css": "body { color: #222 }", "en/orders/pay.md": shops.article("Pay later.", title="Pay")},
        shops.CONFIG.replace("theme:", "extra_css: [extra.css]\ntheme:").replace("Small Help", "Other Help"),
    )
    theme = second / "own_theme"
    shops.write_files(theme, {"assets/css/own.css": "main { color: #222 }"})
    config = second / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("material", "material\n  custom_dir: own_theme"), "utf-8")
    shops.built(second)
    return Releases(first, second)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What boto3 asks for, without any real account."""
    values = {
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": "/nonexistent",
        "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent", "AWS_MAX_ATTEMPTS": "1",
    }  # fmt: skip
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return values
