"""`policies/legal.yml` → the legal notices.

Knows the keys of the file; must never know which law applies where.
"""

from helpgen.load.field_types import Day, EmailAddress, Id, Length, LocalText, Many, WebAddress, Words
from helpgen.load.policy_header import PolicyFields
from helpgen.load.schema import Fields
from helpgen.policy.legal import (
    Accessibility,
    Conformance,
    GuaranteeNotice,
    Legal,
    PrivacyNotice,
    WithdrawalFunction,
)


class WithdrawalFunctionFields(Fields):
    """The online function with which a shopper withdraws from a contract."""

    url: WebAddress
    """Address of the function; it must work without an account."""
    label: LocalText | None = None
    """Words of the link: one text, or one for each language. Without it, those of the law."""
    markets: Many[Id] = ()
    """Ids of the markets whose law asks for it. Without it, all."""


class GuaranteeNoticeFields(Fields):
    """The official notice on the legal guarantee, which must not be altered."""

    image: LocalText | None = None
    """Path in the content folder of the official artwork: one, or one for each language."""
    url: WebAddress = ""
    """Address of the official text."""
    markets: Many[Id] = ()
    """Ids of the markets whose law asks for it. Without it, all."""


class PrivacyFields(Fields):
    """What happens with what shoppers write into the forms of this site; each line one text, or one a language."""

    controller: LocalText
    """Who is responsible."""
    purpose: LocalText
    """What it is used for."""
    basis: LocalText
    """The legal basis."""
    recipients: LocalText
    """Who else gets it."""
    storage: LocalText
    """Where it is kept and for how long."""
    rights: LocalText
    """What shoppers can demand."""
    contact: EmailAddress = ""
    """E-mail address for questions. Without it, that of the store."""

    def build(self) -> PrivacyNotice:
        """Return the notice."""
        return PrivacyNotice(
            self.controller, self.purpose, self.basis, self.recipients, self.storage, self.rights, self.contact
        )


class AccessibilityFields(Fields):
    """How accessible the shop is, and whom to tell about barriers."""

    standard: Words
    """The standard, for example "WCAG 2.2 AA"."""
    status: Conformance
    """How far it is met: full, partial or none."""
    assessed_on: Day | None = None
    """The day of the last assessment, as year-month-day."""
    exceptions: Many[LocalText] = ()
    """What does not meet the standard yet."""
    channels: Many[Id] = ()
    """Ids of the channels that take reports of barriers. Without it, all."""
    respond_within: Length | None = None
    """How soon the shop answers."""
    enforcement: Id = ""
    """Id of the body in complaints.yml that enforces the law."""

    def build(self) -> Accessibility:
        """Return the statement."""
        return Accessibility(
            standard=self.standard,
            status=self.status,
            assessed_on=self.assessed_on,
            exceptions=self.exceptions,
            channels=self.channels,
            respond_within=self.respond_within,
            enforcement=self.enforcement,
        )


class LegalFields(PolicyFields):
    """Legal notices: withdrawal function, guarantee notice, privacy notice, accessibility statement."""

    withdrawal_function: WithdrawalFunctionFields | None = None
    """The online function with which a shopper withdraws from a contract."""
    guarantee_notice: GuaranteeNoticeFields | None = None
    """The official notice on the legal guarantee, which must not be altered."""
    privacy: PrivacyFields | None = None
    """What happens with what shoppers write into the forms of this site."""
    accessibility: AccessibilityFields | None = None
    """How accessible the shop is, and whom to tell about barriers."""

    def build(self) -> Legal:
        """Return the notices."""
        function, notice = self.withdrawal_function, self.guarantee_notice
        return Legal(
            header=self.header(),
            withdrawal_function=WithdrawalFunction(function.url, function.label, function.markets)
            if function
            else None,
            guarantee_notice=GuaranteeNotice(notice.image, notice.url, notice.markets) if notice else None,
            privacy=self.privacy.build() if self.privacy else None,
            accessibility=self.accessibility.build() if self.accessibility else None,
        )
