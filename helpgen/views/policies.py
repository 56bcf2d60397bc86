"""The parts of a policy's page: facts, tables, steps, what has changed, the withdrawal form. Words are final."""

from msgspec import Struct

from helpgen.views.parts import Link


class KeyFact(Struct, frozen=True):
    """One answer at the top of a policy."""

    label: str
    value: str
    note: str = ""
    """When it differs, such as `Club members: 60 days`."""
    asked: tuple[str, ...] = ()
    """What a shopper types who asks for just this, such as `return time`."""


class Table(Struct, frozen=True):
    """Rows of plain text; the first cell of a row names it."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    """Sentences below the caption."""


class StepList(Struct, frozen=True):
    """What to do, in order, under a small heading."""

    title: str
    steps: tuple[str, ...]


class Picture(Struct, frozen=True):
    """An image of the content folder."""

    url: str
    """Relative to the page."""
    text: str
    """What it tells those who cannot see it."""


class PolicySection(Struct, frozen=True):
    """A part of a policy. Whatever is empty is left out."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    parts: tuple[StepList, ...] = ()
    picture: Picture | None = None
    links: tuple[Link, ...] = ()


class ChangeLine(Struct, frozen=True):
    """One change of a policy."""

    date: str
    revision: str
    """For example `Revision 6`; "" if the shop does not count."""
    text: str
    url: str
    """Of the version as it was, if it is kept; "" else."""


class VersionNotice(Struct, frozen=True):
    """Says that a page is not the current policy."""

    sentence: str
    current: Link


class FormLine(Struct, frozen=True):
    """A blank of a form."""

    name: str
    label: str
    autocomplete: str
    """What browsers may fill in; `off` for nothing."""
    is_long: bool
    """Whether the answer needs several lines."""


class WithdrawalForm(Struct, frozen=True):
    """The model withdrawal form, to fill in, print or send."""

    function: Link | None
    """The online function, which is quicker."""
    where: str
    """For whose shoppers the law gives the right."""
    recipient: tuple[str, ...]
    """The company, line by line."""
    lines: tuple[FormLine, ...]
    mail_url: str
    """Opens a message with the form in it; "" if the store has no e-mail address."""
