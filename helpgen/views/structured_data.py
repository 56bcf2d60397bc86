"""What a page says to machines that read JSON-LD. The statements themselves are values of `policy`."""

from msgspec import Struct

from helpgen.policy.address import Address
from helpgen.policy.sayable_hours import HoursStatement
from helpgen.policy.sayable_returns import ReturnStatement
from helpgen.policy.sayable_shipping import ServiceStatement
from helpgen.policy.sayable_warranty import WarrantyStatement


class Breadcrumb(Struct, frozen=True, gc=False):
    """One step of the way from home to the page."""

    title: str
    url: str
    """ "" for the page itself."""
    absolute_url: str
    """For structured data; "" if the site's address is unknown."""


class StatedReturns(Struct, frozen=True):
    """A return policy with its name for other pages."""

    id: str
    """Absolute; the same in every language and on every page."""
    url: str
    """The page that says it in words."""
    statement: ReturnStatement


class StatedService(Struct, frozen=True):
    """A way to get a parcel with its name for other pages."""

    id: str
    name: str
    statement: ServiceStatement


class StatedWarranty(Struct, frozen=True):
    """A warranty with its name for other pages."""

    id: str
    name: str
    scope: str
    """What it covers; "" if not said."""
    statement: WarrantyStatement


class StatedContact(Struct, frozen=True):
    """A way to reach the shop. What it has not is ""."""

    name: str
    telephone: str
    email: str
    url: str
    languages: tuple[str, ...]
    """BCP 47 tags."""
    hours: tuple[HoursStatement, ...]


class StatedStore(Struct, frozen=True):
    """The shop. What a page does not speak of is left out."""

    id: str
    name: str
    url: str
    legal_name: str = ""
    description: str = ""
    logo_url: str = ""
    email: str = ""
    telephone: str = ""
    address: Address | None = None
    vat_id: str = ""
    same_as: tuple[str, ...] = ()
    """Its pages on social networks."""
    contacts: tuple[StatedContact, ...] = ()
    returns: tuple[StatedReturns, ...] = ()
    services: tuple[StatedService, ...] = ()


class StatedSite(Struct, frozen=True):
    """The help center as a site with a name."""

    id: str
    name: str
    url: str
    language: str
    publisher_id: str
    """ "" without a store."""


class StatedTrail(Struct, frozen=True):
    """The way from home to the page."""

    steps: tuple[Breadcrumb, ...]
    """At least two."""


class StatedArticle(Struct, frozen=True, gc=False):
    """An article."""

    headline: str
    description: str
    url: str
    language: str
    updated: str
    """ISO 8601 with the offset of the shop's time zone; "" if unknown."""
    publisher_id: str
    """ "" without a store."""
    author: tuple[str, str]
    """Name and address of the shop; "" and "" without a store."""


class StatedFaq(Struct, frozen=True):
    """Questions with their answers, all of them to be seen on the page."""

    url: str
    language: str
    questions: tuple[tuple[str, str, str], ...]
    """(address, question, answer as plain text)."""


Stated = (
    StatedStore | StatedReturns | StatedService | StatedWarranty | StatedSite | StatedTrail | StatedArticle | StatedFaq
)
"""Everything that a page can say to machines."""
