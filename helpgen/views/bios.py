"""What a shop says about itself where it has little room."""

from msgspec import Struct


class BioView(Struct, frozen=True):
    """The text for one field of a profile, in one language."""

    id: str
    """Of the field: `instagram`, `whatsapp-description`."""
    network: str
    field: str
    """What the network calls it."""
    language: str
    text: str
    """ "" if nothing fits."""
    length: int
    """As the network counts."""
    limit: int
    left_out: tuple[str, ...]
    """Names of what did not fit, such as `returns`."""
    shortened: tuple[str, ...]
    """Names of what was cut between two words."""
