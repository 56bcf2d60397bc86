"""What all tests share: nothing of the machine they run on decides their outcome."""

import os

import pytest
from hypothesis import settings

settings.register_profile("same_every_time", derandomize=True, deadline=None, database=None)
settings.load_profile("same_every_time")


LONG = ("test_package.py", "test_kill.py", "test_durability.py", "test_load.py", "test_edits.py", "test_determinism.py")
"""Files that take longest; handed out first, so that no worker is left alone with one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first; the browser's, the next longest, come first by their name."""
    items.sort(key=lambda item: item.path.name not in LONG)


@pytest.fixture(autouse=True)
def _no_inherited_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day from the environment would decide what is published."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        monkeypatch.delenv("SOURCE_DATE_EPOCH")
