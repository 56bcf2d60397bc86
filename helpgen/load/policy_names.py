"""How the files of policies are named. Knows nothing of what they say."""

import re

POLICY_NAMES = ("shipping", "returns", "warranty", "orders", "complaints", "legal")
"""Names of the files without `.yml`."""

_DATED = re.compile(r"(?P<name>[a-z]+)@(?P<day>[^/]+)")


def split_version(name: str) -> tuple[str, str]:
    """Return the policy and the day that the name of a file says: `returns@2026-01-01`; no day for the current one."""
    match = _DATED.fullmatch(name)
    return (match["name"], match["day"]) if match else (name, "")
