"""`policies/complaints.yml` → the policy about complaints.

Knows the keys of the file; must never know which channels or markets the store has.
"""

from helpgen.load.field_types import EmailAddress, Flag, Id, Length, LocalText, Many, WebAddress, Words
from helpgen.load.policy_header import PolicyFields
from helpgen.load.schema import Fields
from helpgen.policy.complaints import Body, BodyKind, Complaints


class BodyFields(Fields):
    """Somebody outside the shop to whom shoppers can turn."""

    id: Id
    """Name by which articles and other files refer to the body."""
    kind: BodyKind
    """What it does: dispute_body (settles disputes out of court) or regulator (watches over shops)."""
    name: LocalText
    """Its name: one text, or one for each language."""
    url: WebAddress = ""
    """Address of its pages."""
    email: EmailAddress = ""
    """Its e-mail address."""
    address: Words = ""
    """Its postal address on one line."""
    markets: Many[Id] = ()
    """Ids of the markets for whose shoppers it is. Without it, all."""
    participates: Flag | None = None
    """Whether the shop takes part in its procedure."""

    def build(self) -> Body:
        """Return the body of the policy."""
        return Body(
            id=self.id,
            kind=self.kind,
            name=self.name,
            url=self.url,
            email=self.email,
            address=self.address,
            markets=self.markets,
            participates=self.participates,
        )


class ComplaintsFields(PolicyFields):
    """How to complain, how soon there is an answer, and who decides if both sides disagree."""

    channels: Many[Id] = ()
    """Ids of the channels that take complaints. Without it, all."""
    steps: Many[LocalText] = ()
    """What to do, step by step."""
    acknowledge_within: Length | None = None
    """How soon the shop confirms that it has the complaint."""
    resolve_within: Length | None = None
    """How soon the shop decides."""
    escalation: LocalText | None = None
    """Who looks at it again if the shopper does not agree: one text, or one for each language."""
    bodies: tuple[BodyFields, ...] = ()
    """Bodies outside the shop to whom shoppers can turn."""

    def build(self) -> Complaints:
        """Return the policy."""
        return Complaints(
            header=self.header(),
            channels=self.channels,
            steps=self.steps,
            acknowledge_within=self.acknowledge_within,
            resolve_within=self.resolve_within,
            escalation=self.escalation,
            bodies=tuple(body.build() for body in self.bodies),
        )
