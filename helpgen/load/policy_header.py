"""The keys that every policy file begins with.

Knows the header; must never know what a policy promises.
"""

from abc import abstractmethod
from collections.abc import Iterator

from helpgen.diagnostics import Diagnostic
from helpgen.load import yaml
from helpgen.load.field_types import Day, LocalText, Words
from helpgen.load.schema import Fields
from helpgen.model import Policy
from helpgen.policy.header import ChangeNote, Header


class ChangeFields(Fields):
    """One change, told to shoppers."""

    date: Day
    """The day from which it holds, as year-month-day."""
    revision: Words = ""
    """The revision that it led to, in quotes."""
    what: LocalText
    """What has changed: one text, or one for each language."""


class PolicyFields(Fields):
    """What every policy carries."""

    effective_from: Day | None = None
    """First day on which the promise binds, as year-month-day."""
    effective_to: Day | None = None
    """Last day on which it binds. Without it, until another version takes its place."""
    revision: Words = ""
    """The shop's own count of its revisions, in quotes."""
    owner: Words = ""
    """Who answers for the policy, an e-mail address or a name. Never published."""
    changelog: tuple[ChangeFields, ...] = ()
    """What has changed, told to shoppers; the page shows the newest first."""

    def header(self) -> Header:
        """Return the header of the policy."""
        notes = sorted(self.changelog, key=lambda change: change.date, reverse=True)
        return Header(
            self.effective_from,
            self.effective_to,
            self.revision,
            self.owner,
            tuple(ChangeNote(change.date, change.revision, change.what) for change in notes),
        )

    @abstractmethod
    def build(self) -> Policy:
        """Return the policy."""

    @classmethod
    def check(cls, root: yaml.Node) -> Iterator[Diagnostic]:
        """Yield what is wrong with the file beyond single values, whatever else is wrong with it."""
        yield from ()
