"""What all tests share: nothing of the machine they run on decides their outcome."""

import os
from collections.abc import Iterator
from types import CodeType

import jinja2
import pytest
from hypothesis import settings
from jinja2.bccache import Bucket

from helpgen.render.templates import Templates

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


class CompiledTemplates(jinja2.BytecodeCache):
    """Compiled templates, found by their name and text."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._kept[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> Iterator[None]:
    """Hundreds of small shops are built in this process; half of each such build would be compiling the same theme."""
    make, compiled = Templates.__init__, CompiledTemplates()

    def make_with_memory(templates: Templates, *folders: object) -> None:
        make(templates, *folders)  # type: ignore[arg-type]
        templates._environment.bytecode_cache = compiled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Templates, "__init__", make_with_memory)
        yield
