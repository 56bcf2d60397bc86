"""What must hold in a help center. Knows nothing of disk, rendering or printing."""

from collections.abc import Mapping

from helpgen.check.content import check_names, check_orphans, check_texts, check_translations
from helpgen.check.coverage import check_coverage
from helpgen.check.expectations import SearchExpectations, expect_answers
from helpgen.check.links import check_links
from helpgen.check.macros import check_macros
from helpgen.check.texts import all_texts
from helpgen.diagnostics import Diagnostic, Progress, silent
from helpgen.memory import FORGETFUL, Memory
from helpgen.model import HelpCenter
from helpgen.settings import Settings

TEXT_CHECKS = (check_links, check_texts, check_orphans)
"""Of every folder, text by text."""
CHECKS = (check_names, check_translations, check_macros)
"""Of every folder."""


def check_help_center(
    help_center: HelpCenter, settings: Settings, memory: Memory = FORGETFUL
) -> tuple[Diagnostic, ...]:
    """Return everything that does not hold; errors become warnings where the folder has no `store.yml`."""
    texts = all_texts(help_center)
    found = [diagnostic for check in TEXT_CHECKS for diagnostic in check(texts, help_center, settings)]
    found += (diagnostic for check in CHECKS for diagnostic in check(help_center, settings))
    if help_center.store is None:
        return tuple(diagnostic.softened() for diagnostic in found)
    from helpgen.check.shop import check_shop  # numbers in six languages, laws of markets: a plain folder has none

    return (*found, *check_shop(help_center, settings, memory))


def check_search(
    files: Mapping[str, bytes], expected: SearchExpectations, progress: Progress = silent
) -> tuple[Diagnostic, ...]:
    """Return what the finished search does not find."""
    from helpgen.check import found  # a search engine, which a build has only when it is told to ask

    return found.check_search(files, expected, progress)


__all__ = [
    "CHECKS",
    "TEXT_CHECKS",
    "SearchExpectations",
    "check_coverage",
    "check_help_center",
    "check_search",
    "expect_answers",
]
