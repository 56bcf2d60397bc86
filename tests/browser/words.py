"""The words of the theme, so that tests find controls by the names that readers see."""

import functools
import re

import yaml

from .sites import ROOT


@functools.cache
def words(language: str = "en") -> dict[str, str]:
    """Return the theme's words in a language."""
    text = (ROOT / f"theme/strings/{language}.yml").read_text("utf-8")
    return dict(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # in C, where there is one


def pattern(key: str, language: str = "en") -> re.Pattern[str]:
    """Return a pattern that finds the words for a key, whatever stands in their blanks."""
    parts = re.split(r"\{\w+\}", words(language)[key])
    return re.compile(".+".join(map(re.escape, parts)))
