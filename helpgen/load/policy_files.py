"""`policies/*.yml` → the policies, each checked by itself.

Knows which policy has which file; must never know of the store, of articles or of what the site shows.
"""

from collections.abc import Callable

from helpgen.diagnostics import Diagnostic
from helpgen.load.orders_file import read_orders
from helpgen.load.returns_file import read_returns
from helpgen.load.shipping_file import read_shipping
from helpgen.load.warranty_file import read_warranty
from helpgen.policy.orders import Orders
from helpgen.policy.returns import Returns
from helpgen.policy.shipping import Shipping
from helpgen.policy.warranty import WarrantyPolicy

Policy = Shipping | Returns | WarrantyPolicy | Orders

_READERS: dict[str, Callable[[str, str], tuple[Policy | None, tuple[Diagnostic, ...]]]] = {
    "shipping": read_shipping,
    "returns": read_returns,
    "warranty": read_warranty,
    "orders": read_orders,
}
POLICY_NAMES = tuple(_READERS)
"""Names of the files without `.yml`."""


def read_policy(name: str, text: str, path: str) -> tuple[Policy | None, tuple[Diagnostic, ...]]:
    """Return the policy of a file, None if it cannot be built, and everything that is wrong.

    Raises KeyError for a name that is not in POLICY_NAMES.
    """
    return _READERS[name](text, path)
