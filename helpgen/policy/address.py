"""Where post arrives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address."""

    street: str
    city: str
    postal_code: str
    country: str
    """ISO 3166-1 alpha-2 code."""
