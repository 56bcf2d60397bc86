"""A postal address as keys, wherever a file has one.

Knows the keys of an address; must never know whose it is.
"""

from helpgen.load.field_types import Country, Words
from helpgen.load.schema import Fields
from helpgen.policy.address import Address


class AddressFields(Fields):
    """A postal address."""

    street: Words
    """Street and number."""
    city: Words
    """Town or city."""
    postal_code: Words
    """Postal code; put it in quotes if it begins with 0."""
    country: Country
    """Code of the country, two capital letters."""

    def build(self) -> Address:
        """Return the address."""
        return Address(self.street, self.city, self.postal_code, self.country)
