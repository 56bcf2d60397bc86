"""What must hold in a help center. Knows nothing of disk, rendering or printing."""

from helpgen.check.content import check_names, check_orphans, check_texts, check_translations
from helpgen.check.links import check_links
from helpgen.check.rules import RULES
from helpgen.diagnostics import Diagnostic
from helpgen.model import HelpCenter
from helpgen.settings import Settings

CHECKS = (check_links, check_names, check_texts, check_orphans, check_translations)


def check_help_center(help_center: HelpCenter, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return everything that does not hold; errors become warnings where the folder has no `store.yml`."""
    found = [diagnostic for check in CHECKS for diagnostic in check(help_center, settings)]
    if help_center.store is None:
        found = [diagnostic.softened() for diagnostic in found]
    return tuple(found)


__all__ = ["CHECKS", "RULES", "check_help_center"]
