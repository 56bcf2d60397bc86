"""The keys that every policy file begins with.

Knows the header; must never know what a policy promises.
"""

from helpgen.load.field_types import Day, Words
from helpgen.load.schema import Fields
from helpgen.policy.header import Header


class PolicyFields(Fields):
    """What every policy carries."""

    effective_from: Day | None = None
    """First day on which the promise binds, as year-month-day."""
    revision: Words = ""
    """The shop's own count of its revisions, in quotes."""
    owner: Words = ""
    """Who answers for the policy, an e-mail address or a name. Never published."""

    def header(self) -> Header:
        """Return the header of the policy."""
        return Header(self.effective_from, self.revision, self.owner)
