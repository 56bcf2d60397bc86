"""Model → site plan: which outputs exist, where they stand, what each shows. Knows no Jinja, no JSON, no disk."""

from typing import TYPE_CHECKING

from helpgen.lazily import names_of
from helpgen.plan import redirect_rules, rules
from helpgen.plan.apart import set_bodies_apart
from helpgen.plan.brand import brand_style
from helpgen.plan.site import plan_site

if TYPE_CHECKING:
    from helpgen.plan.exports import list_facts, plan_all_answers, plan_all_bios, plan_all_macros, plan_handbooks
    from helpgen.plan.networks import PROFILE_FIELDS
    from helpgen.plan.replan import Replanner
    from helpgen.plan.status import plan_status
    from helpgen.plan.targets import target_addresses
else:
    _EXPORTS = ("list_facts", "plan_all_answers", "plan_all_bios", "plan_all_macros", "plan_handbooks")
    _ELSEWHERE = {
        "helpgen.plan.exports": _EXPORTS,
        "helpgen.plan.networks": ("PROFILE_FIELDS",),
        "helpgen.plan.replan": ("Replanner",),
        "helpgen.plan.status": ("plan_status",),
        "helpgen.plan.targets": ("target_addresses",),
    }
    __getattr__ = names_of(__name__, _ELSEWHERE)

RULES = (*rules.RULES, *redirect_rules.RULES)

__all__ = [
    "PROFILE_FIELDS",
    "RULES",
    "Replanner",
    "brand_style",
    "list_facts",
    "plan_all_answers",
    "plan_all_bios",
    "plan_all_macros",
    "plan_handbooks",
    "plan_site",
    "plan_status",
    "set_bodies_apart",
    "target_addresses",
]
