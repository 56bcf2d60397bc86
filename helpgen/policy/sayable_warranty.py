"""Which warranties can be stated: those of the shop or a maker, with a length."""

from collections.abc import Sequence

from msgspec import Struct

from helpgen.policy.duration import Unit
from helpgen.policy.sayable import Reason, Subject, Unsaid
from helpgen.policy.warranty import Warranty, WarrantyKind

_LENGTHS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 1, Unit.YEAR: 1}


class WarrantyStatement(Struct, frozen=True):
    """A promise about defects."""

    id: str
    warranty: Warranty
    length: int
    unit: Unit
    """`DAY`, `MONTH` or `YEAR`."""


def state_warranties(warranties: Sequence[Warranty]) -> tuple[tuple[WarrantyStatement, ...], tuple[Unsaid, ...]]:
    """Return what can be stated, and what cannot."""
    stated: list[WarrantyStatement] = []
    unsaid: list[Unsaid] = []
    for warranty in warranties:
        reason = _why_unsayable(warranty)
        if reason is not None:
            fact = f"warranty.warranties.{warranty.id}"
            unsaid.append(Unsaid(Subject.WARRANTY, reason, warranty.id, fact))
        elif warranty.duration is not None:
            unit = Unit.DAY if warranty.duration.unit is Unit.WEEK else warranty.duration.unit
            length = warranty.duration.minimum * _LENGTHS[warranty.duration.unit]
            stated.append(WarrantyStatement(f"warranty-{warranty.id}", warranty, length, unit))
    return tuple(stated), tuple(unsaid)


def _why_unsayable(warranty: Warranty) -> Reason | None:
    # To present a right that the law gives as a promise of the shop is an unfair practice: Directive 2005/29/EC,
    # Annex I, No. 10.
    if warranty.kind is WarrantyKind.LEGAL:
        return Reason.LEGAL
    if warranty.duration is None:
        return Reason.LIFETIME
    return None if warranty.duration.unit in _LENGTHS and not warranty.duration.is_range else Reason.UNIT
