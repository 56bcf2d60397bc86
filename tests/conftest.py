"""What all tests share: nothing of the machine they run on decides their outcome."""

import os

import pytest
from hypothesis import settings

settings.register_profile("same_every_time", derandomize=True, deadline=None, database=None)
settings.load_profile("same_every_time")


@pytest.fixture(autouse=True)
def _no_inherited_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day from the environment would decide what is published."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        monkeypatch.delenv("SOURCE_DATE_EPOCH")
