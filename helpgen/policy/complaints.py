"""The facts about complaints: how to make one, how soon it is answered, who decides if both sides disagree."""

import enum

from msgspec import Struct

from helpgen.policy.duration import Duration
from helpgen.policy.header import Header
from helpgen.policy.text import Text


class BodyKind(enum.Enum):
    """What a body outside the shop does."""

    DISPUTE_BODY = "dispute_body"
    """Settles a dispute out of court (alternative dispute resolution)."""
    REGULATOR = "regulator"
    """Watches over shops."""


class Body(Struct, frozen=True):
    """Somebody outside the shop to whom shoppers can turn."""

    id: str
    kind: BodyKind
    name: Text
    url: str
    """ "" for none."""
    email: str
    """ "" for none."""
    address: str
    """On one line; "" for none."""
    markets: tuple[str, ...]
    """Ids of markets; empty: all."""
    participates: bool | None
    """Whether the shop takes part in its procedure; None: not said."""


class Complaints(Struct, frozen=True):
    """The whole policy about complaints."""

    header: Header
    channels: tuple[str, ...]
    """Ids of channels that take complaints; empty: all."""
    steps: tuple[Text, ...]
    acknowledge_within: Duration | None
    resolve_within: Duration | None
    escalation: Text | None
    """Who looks at it again if the shopper does not agree; None: not said."""
    bodies: tuple[Body, ...]
