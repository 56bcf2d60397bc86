"""What is installed on this machine, and what to know about it."""

import importlib.metadata
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator

from msgspec import Struct

PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "click",
    "markdown",
    "pymdown-extensions",
    "pyyaml",
    "lunr",
    "pydantic",
    "babel",
    "nh3",
)
MATERIAL_END_OF_LIFE = "2027-05-05"
"""Told by Material for MkDocs 9.8 itself."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Finding(Struct, frozen=True):
    """One line of the doctor's report."""

    name: str
    is_fine: bool
    text: str


def examine() -> tuple[Finding, ...]:
    """Return what was found, in a fixed order. What only tests need is never missing."""
    return tuple(_examine())


def _examine() -> Iterator[Finding]:
    version = platform.python_version()
    yield Finding("Python", sys.version_info >= (3, 11), f"{version} (3.11 or newer is needed)")
    for package in PACKAGES:
        try:
            yield Finding(package, True, importlib.metadata.version(package) + _note(package))
        except importlib.metadata.PackageNotFoundError:
            yield Finding(package, False, "not installed; run: pip install helpgen")
    browser = next((path for name in _BROWSERS if (path := shutil.which(name))), "")
    yield Finding("Chromium", True, browser or "not found; only helpgen's own browser tests need it")
    yield Finding("Node", True, _version_of("node") or "not found; only helpgen's own tests need it")


def _note(package: str) -> str:
    if package == "mkdocs":
        return " (the 1.x line gets no new features; helpgen needs only its configuration)"
    if package == "mkdocs-material":
        return (
            f" (maintained until {MATERIAL_END_OF_LIFE}; helpgen uses its icons and words, not its templates,"
            " so your site goes on working)"
        )
    return ""


def _version_of(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        return ""
    result = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=10, check=False)
    return result.stdout.strip()
