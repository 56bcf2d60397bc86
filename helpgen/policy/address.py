"""Where post arrives."""

from msgspec import Struct


class Address(Struct, frozen=True):
    """A postal address."""

    street: str
    city: str
    postal_code: str
    country: str
    """ISO 3166-1 alpha-2 code."""
