"""What must hold in a help center. Knows nothing of disk, rendering or printing."""

from helpgen.check import (
    coverage_rules,
    macro_rules,
    policy_rules,
    promise_rules,
    readability_rules,
    rules,
    search_rules,
    structured_rules,
    theme_rules,
    tool_rules,
    translation_rules,
)
from helpgen.check.amount_places import AmountTexts
from helpgen.check.clean import Clean
from helpgen.check.content import check_names, check_orphans, check_texts, check_translations
from helpgen.check.coverage import check_coverage
from helpgen.check.drift import check_drift
from helpgen.check.expectations import SearchExpectations, expect_answers
from helpgen.check.found import check_search
from helpgen.check.links import check_links
from helpgen.check.look import check_brand, check_notices
from helpgen.check.macros import check_macros
from helpgen.check.market_law import check_market_rules
from helpgen.check.policies import check_policies
from helpgen.check.readability import check_readability
from helpgen.check.residue import check_residue
from helpgen.check.structured_data import check_structured_data
from helpgen.check.tools import check_tools
from helpgen.check.translations import check_translation_health
from helpgen.diagnostics import Diagnostic
from helpgen.memory import FORGETFUL, Memory
from helpgen.model import HelpCenter
from helpgen.settings import Settings

RULES = (
    *rules.RULES,
    *macro_rules.RULES,
    *translation_rules.RULES,
    *policy_rules.RULES,
    *promise_rules.RULES,
    *search_rules.RULES,
    *structured_rules.RULES,
    *theme_rules.RULES,
    *coverage_rules.RULES,
    *readability_rules.RULES,
    *tool_rules.RULES,
)
CHECKS = (
    check_links,
    check_names,
    check_texts,
    check_orphans,
    check_translations,
    check_policies,
    check_market_rules,
    check_macros,
    check_tools,
    check_structured_data,
    check_brand,
    check_notices,
)
READING_CHECKS = (check_residue, check_readability)
"""They read every word of every text, and need not read again where they have found nothing."""
COMPARING_CHECKS = (check_drift, check_translation_health)
"""They do so, too, and look for amounts."""


def check_help_center(
    help_center: HelpCenter, settings: Settings, memory: Memory = FORGETFUL
) -> tuple[Diagnostic, ...]:
    """Return everything that does not hold; errors become warnings where the folder has no `store.yml`."""
    found = [diagnostic for check in CHECKS for diagnostic in check(help_center, settings)]
    clean, texts = Clean(memory), AmountTexts()
    found += [diagnostic for check in READING_CHECKS for diagnostic in check(help_center, settings, clean)]
    found += [diagnostic for check in COMPARING_CHECKS for diagnostic in check(help_center, settings, clean, texts)]
    if help_center.store is None:
        found = [diagnostic.softened() for diagnostic in found]
    return tuple(found)


__all__ = [
    "CHECKS",
    "RULES",
    "SearchExpectations",
    "check_coverage",
    "check_help_center",
    "check_search",
    "expect_answers",
]
