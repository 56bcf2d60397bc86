"""The reasons for which shoppers of every shop write, and whether anything answers them."""

from collections.abc import Iterator

from helpgen.check.coverage_rules import contact_reason_unanswered
from helpgen.diagnostics import Diagnostic
from helpgen.model import Answered, HelpCenter, Reason, find_coverage
from helpgen.settings import Settings


def check_coverage(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield the reasons that nothing answers, with the markets and languages where that is so.

    A shop that answers less than half of them somewhere is only begun: `helpgen status` has its list.
    """
    store = help_center.store
    coverages = tuple(find_coverage(help_center, settings.today))
    if store is None or any(2 * one.count(Answered.NO) > len(one.answers) for one in coverages):
        return
    places: dict[Reason, list[str]] = {}
    for one in coverages:
        for reason, state, _ in one.answers:
            if state is Answered.NO:
                places.setdefault(reason, []).append(f"{one.market}/{one.language}".lstrip("/"))
    for reason, where in places.items():
        is_everywhere = len(where) == len(coverages)
        yield contact_reason_unanswered.at(
            store.position, reason.value, reason.question, () if is_everywhere else tuple(where)
        )
