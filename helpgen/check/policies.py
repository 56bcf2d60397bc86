"""What must hold for policies as a whole: in force on the day of the build, changes told, pictures there."""

from collections.abc import Iterator

from helpgen.check import policy_rules as broken
from helpgen.check.rules import missing_image
from helpgen.diagnostics import Diagnostic, Position
from helpgen.model import HelpCenter, TargetKind
from helpgen.policy.header import Header
from helpgen.settings import Settings


def check_policies(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield policies that bind on another day, revisions without a change note, and pictures that are missing."""
    positions = dict(help_center.policies.positions)
    for name, policy in help_center.policies.present:
        position = positions[name]
        header = policy.header
        if header.effective_from is not None and header.effective_from > settings.today:
            yield broken.policy_not_in_force.at(position, name, header.effective_from)
        if header.effective_to is not None and header.effective_to < settings.today:
            yield broken.policy_expired.at(position, name, header.effective_to)
        yield from _check_changelog(name, header, position)
    yield from _check_pictures(help_center)


def _check_changelog(name: str, header: Header, position: Position) -> Iterator[Diagnostic]:
    told = {note.revision for note in header.changelog}
    if header.changelog and header.revision and header.revision not in told:
        yield broken.revision_without_change.at(position, name, header.revision)


def _check_pictures(help_center: HelpCenter) -> Iterator[Diagnostic]:
    legal = help_center.policies.legal
    notice = legal.guarantee_notice if legal else None
    files = [path for path, target in help_center.targets.items() if target.kind is TargetKind.ASSET]
    for _, path in notice.image.by_language if notice and notice.image else ():
        if path not in files:
            yield missing_image.at(dict(help_center.policies.positions)["legal"], path, files)
