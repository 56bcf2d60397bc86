"""What the policies must say so that the tools can answer."""

from collections.abc import Iterator

from helpgen.check import tool_rules as broken
from helpgen.diagnostics import Diagnostic, Position
from helpgen.model import HelpCenter
from helpgen.policy.return_rules import TOLD_CLOCKS
from helpgen.settings import Settings


def check_tools(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield what keeps a tool from answering."""
    del settings
    returns = help_center.policies.returns
    for window in returns.windows if returns else ():
        if window.starts_from not in TOLD_CLOCKS:
            position = _place(help_center, f"returns.windows.{window.id}.starts_from")
            yield broken.untold_clock.at(position, window.id, window.starts_from.value)


def _place(help_center: HelpCenter, name: str) -> Position:
    # The nearest key above that the writer has typed, else the policy itself.
    while name:
        if name in help_center.places:
            return help_center.places[name]
        name = name.rpartition(".")[0]
    return dict(help_center.policies.positions)["returns"]
