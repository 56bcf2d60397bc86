"""What must hold inside `policies/returns.yml`: choices between keys, order of days.

Knows raw groups of keys with their positions; must never know of the store or of other files.
"""

from collections.abc import Iterator

from helpgen.diagnostics import Diagnostic
from helpgen.load import yaml
from helpgen.load.policy_checks import group_in, id_of, needs_one_of, reversed_days
from helpgen.load.schema import groups_in


def check_returns(root: yaml.Node) -> Iterator[Diagnostic]:
    """Yield everything that contradicts itself."""
    for number, season in enumerate(groups_in(root, "seasons")):
        yield from needs_one_of(season, f"seasons.{id_of(season, f'[{number + 1}]')}", "until", "days")
        yield from reversed_days(season, "last_day", season, "until")
    fee = group_in(root, "restocking_fee")
    if fee is not None:
        yield from needs_one_of(fee, "restocking_fee", "amount", "percent")
