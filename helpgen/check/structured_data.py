"""What structured data cannot say truly, told to the writer at its place."""

from collections.abc import Iterator

from helpgen.check.structured_rules import RULE_OF
from helpgen.diagnostics import Diagnostic, Position
from helpgen.model import HelpCenter
from helpgen.policy.sayable import Unsaid
from helpgen.policy.sayable_returns import state_returns
from helpgen.policy.sayable_shipping import state_shipping
from helpgen.policy.sayable_warranty import state_warranties
from helpgen.settings import Settings


def check_structured_data(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield what is left out; nothing where the address of the site is unknown, because then nothing is said."""
    if settings.site_url:
        for unsaid in _unsaid(help_center, settings):
            yield RULE_OF[unsaid.subject].at(_position(help_center, unsaid.fact), unsaid.name, unsaid.reason)


def _unsaid(help_center: HelpCenter, settings: Settings) -> tuple[Unsaid, ...]:
    store, policies = help_center.store, help_center.policies
    if store is None:
        return ()
    home, today = store.home, settings.today
    returns = state_returns(policies.returns, store.markets, home.country, today)[1] if policies.returns else ()
    shipping = state_shipping(policies.shipping, store.markets, home, today)[1] if policies.shipping else ()
    warranty = state_warranties(policies.warranty.warranties)[1] if policies.warranty else ()
    return (*returns, *shipping, *warranty)


def _position(help_center: HelpCenter, fact: str) -> Position:
    # The place of the fact, or of the nearest group around it.
    while fact not in help_center.places and "." in fact:
        fact = fact.rpartition(".")[0]
    name = fact.partition(".")[0]
    return help_center.places.get(fact) or dict(help_center.policies.positions)[name]
