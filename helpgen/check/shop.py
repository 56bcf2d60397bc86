"""What must hold in a shop beside what holds in every folder of texts."""

from collections.abc import Iterator

from helpgen.check.amount_places import AmountTexts
from helpgen.check.clean import Clean
from helpgen.check.drift import check_drift
from helpgen.check.look import check_brand, check_notices
from helpgen.check.market_law import check_market_rules
from helpgen.check.policies import check_policies
from helpgen.check.readability import check_readability
from helpgen.check.residue import check_residue
from helpgen.check.structured_data import check_structured_data
from helpgen.check.tools import check_tools
from helpgen.check.translations import check_translation_health
from helpgen.diagnostics import Diagnostic
from helpgen.memory import Memory
from helpgen.model import HelpCenter
from helpgen.settings import Settings

CHECKS = (
    check_policies,
    check_market_rules,
    check_tools,
    check_structured_data,
    check_brand,
    check_notices,
)
READING_CHECKS = (check_residue, check_readability)
"""They read every word of every text, and need not read again where they have found nothing."""
COMPARING_CHECKS = (check_drift, check_translation_health)
"""They do so, too, and look for amounts."""


def check_shop(help_center: HelpCenter, settings: Settings, memory: Memory) -> Iterator[Diagnostic]:
    """Yield what does not hold."""
    for check in CHECKS:
        yield from check(help_center, settings)
    clean, texts = Clean(memory), AmountTexts()
    for read in READING_CHECKS:
        yield from read(help_center, settings, clean)
    for compare in COMPARING_CHECKS:
        yield from compare(help_center, settings, clean, texts)
