"""`policies/*.yml` → the policies, each checked by itself.

Knows which policy has which file; must never know of the store, of articles or of what the site shows.
"""

from collections.abc import Mapping

from msgspec import Struct

from helpgen.diagnostics import Diagnostic
from helpgen.load import yaml
from helpgen.load.complaints_file import ComplaintsFields
from helpgen.load.legal_file import LegalFields
from helpgen.load.orders_file import OrdersFields
from helpgen.load.policy_checks import find_reversed_periods
from helpgen.load.policy_header import PolicyFields
from helpgen.load.returns_file import ReturnsFields
from helpgen.load.schema import validate
from helpgen.load.shipping_file import ShippingFields
from helpgen.load.warranty_file import WarrantyPolicyFields
from helpgen.model import Policy

POLICY_MODELS: Mapping[str, type[PolicyFields]] = {
    "shipping": ShippingFields,
    "returns": ReturnsFields,
    "warranty": WarrantyPolicyFields,
    "orders": OrdersFields,
    "complaints": ComplaintsFields,
    "legal": LegalFields,
}


class PolicyFile(Struct, frozen=True):
    """What a policy file says."""

    policy: Policy | None
    """None if it cannot be built."""
    root: yaml.Node | None
    """Its keys with their positions; None if it is no YAML."""


def read_policy(name: str, text: str, path: str) -> tuple[PolicyFile, tuple[Diagnostic, ...]]:
    """Return what a policy file says and everything that is wrong with it.

    Raises KeyError for a name that is not in POLICY_NAMES.
    """
    model = POLICY_MODELS[name]
    parsed = yaml.parse_yaml(text, path)
    if parsed.root is None and parsed.diagnostics:
        return PolicyFile(None, None), parsed.diagnostics
    fields, found = validate(model, parsed.root, path)
    diagnostics = (*parsed.diagnostics, *found)
    if parsed.root is not None:
        diagnostics += (*find_reversed_periods(parsed.root), *model.check(parsed.root))
    return PolicyFile(fields.build() if fields else None, parsed.root), diagnostics
