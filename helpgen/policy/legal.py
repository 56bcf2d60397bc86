"""The legal notices: withdrawal function, guarantee notice, privacy notice of the forms, accessibility statement."""

import enum
from datetime import date

from msgspec import Struct

from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.text import Text


class Conformance(enum.Enum):
    """How far the site meets its accessibility standard."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class WithdrawalFunction(Struct, frozen=True):
    """The online function with which a shopper withdraws from a contract (Directive 2011/83/EU, Art. 11a)."""

    url: str
    label: Text | None
    """None: the words of the law, which the theme has."""
    markets: tuple[str, ...]
    """Ids of markets; empty: all."""


class GuaranteeNotice(Struct, frozen=True):
    """The harmonised notice on the legal guarantee (Implementing Regulation (EU) 2025/1960)."""

    image: Text | None
    """Path in the content folder of the official artwork, for each language; None: text and link alone."""
    url: str
    """Where the official text stands; "" for none."""
    markets: tuple[str, ...]
    """Ids of markets; empty: all."""


class PrivacyNotice(Struct, frozen=True):
    """What happens with what shoppers write into the forms of this site."""

    controller: Text
    purpose: Text
    basis: Text
    recipients: Text
    storage: Text
    rights: Text
    contact: str
    """E-mail address for questions; "" for that of the store."""


class Accessibility(Struct, frozen=True):
    """How accessible the shop is, and whom to tell about barriers."""

    standard: str
    """For example "WCAG 2.2 AA"."""
    status: Conformance
    assessed_on: date | None
    exceptions: tuple[Text, ...]
    """What does not meet the standard yet."""
    channels: tuple[str, ...]
    """Ids of channels that take reports of barriers; empty: all."""
    respond_within: Duration | None
    enforcement: str
    """Id of a body in `complaints.yml`; "" for none."""


class Legal(Struct, frozen=True):
    """All legal notices."""

    header: Header
    withdrawal_function: WithdrawalFunction | None
    guarantee_notice: GuaranteeNotice | None
    privacy: PrivacyNotice | None
    accessibility: Accessibility | None
