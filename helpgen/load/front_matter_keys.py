"""The keys of front matter: what each may say, and YAML → what it says about the page.

Knows the keys of front matter; must never know what the page's text says or which file is an article.
"""

import re

from msgspec.structs import replace

from helpgen.diagnostics import Diagnostic, Position
from helpgen.load import yaml, yaml_rules
from helpgen.load.field_types import (
    COMMA,
    CommaList,
    Count,
    Day,
    FileAddress,
    Flag,
    Words,
)
from helpgen.load.front_matter import FrontMatter
from helpgen.load.plain_text import clean_text
from helpgen.load.schema import Fields, validate_leniently
from helpgen.model import Audience, Publication, Reason, Reference, Status, Video

# --- Keys --------------------------------------------------------------------------


class VideoFields(Fields):
    """A film that explains the page."""

    url: FileAddress
    """Address of the film: on the web, or the path of a file."""
    title: Words
    """What the film shows; read out by screen readers."""
    captions: FileAddress = ""
    """Address of a WebVTT file with the spoken words."""
    transcript: Words = ""
    """The spoken words as text."""

    def build(self) -> Video:
        """Return the film of the model."""
        return Video(self.url, self.title, self.captions, self.transcript)


class FrontMatterFields(Fields):
    """What a page says about itself, between `---` lines at its top."""

    title: Words = ""
    """The shopper's question or task, short. Without it the first heading is the title."""
    summary: Words = ""
    """The short answer in one or two sentences."""
    status: Status = Status.PUBLISHED
    """How far the page is: draft, published or archived. Only published pages are shown."""
    audience: Audience = Audience.PUBLIC
    """Who may read it: public or agents."""
    publish_at: Day | None = None
    """First day on the site, as year-month-day."""
    expires_at: Day | None = None
    """First day no longer on the site, as year-month-day."""
    review_by: Day | None = None
    """Day by which somebody has read the page again."""
    updated: Day | None = None
    """Day of the last change in what the page says."""
    owner: Words = ""
    """Who answers for the page, an e-mail address or a name. Never published."""
    promoted: Flag = False
    """Whether the page is offered on the first page of the help center."""
    order: Count | None = None
    """Position among its neighbours, smallest first."""
    keywords: CommaList[Words] = ()
    """Words that shoppers type and the text does not have."""
    related: CommaList[Words] = ()
    """Ids of articles to read next: the path without language and `.md`."""
    policy: Words | None = None
    """The policy that the page explains: shipping, returns, warranty or orders."""
    channels: CommaList[Words] = ()
    """Ids of the channels to offer first."""
    moved_from: CommaList[Words] = ()
    """Ids under which the page was known before."""
    video: VideoFields | None = None
    """A film that explains the page."""
    icon: Words | None = None
    """Name of an icon of the theme, for example material/truck-delivery."""
    macro: Flag = False
    """Whether agents get the page as a prepared reply, too."""
    tags: CommaList[Words] = ()
    """What the help desk tags a conversation with that the macro answers."""
    answers: CommaList[Reason] = ()
    """The contact reasons that the page answers, beside the one that it is named after."""
    source_digest: Words | None = None
    """Digest of the original that the page translates, written by `helpgen status --accept`."""


_VISIBILITY = ("status", "audience", "publish_at", "expires_at")
"""Keys that tell who may see a page. If one cannot be read, nobody may: where mistakes are only warnings, a page with
`status: drfat` would be published else."""
_VISIBILITY_LINE = re.compile(rf"^[ \t]*['\"]?(?:{'|'.join(_VISIBILITY)})\b", re.MULTILINE)


def read_keys(text: str, path: str, first_line: int) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Return what `read_front_matter` does."""
    parsed = yaml.parse_yaml(text, path, first_line=first_line, limits=yaml.FRONT_MATTER_LIMITS)
    if parsed.root is None:
        return _hide_if(FrontMatter(), bool(parsed.diagnostics) and _is_visibility_given(text)), parsed.diagnostics
    unknown = yaml_rules.unknown_front_matter_key
    fields, wrong, diagnostics = validate_leniently(FrontMatterFields, parsed.root, path, unknown)
    is_unclear = not wrong.isdisjoint(_VISIBILITY) or (bool(parsed.diagnostics) and _is_visibility_given(text))
    return _hide_if(_build(fields, parsed.root), is_unclear), (*parsed.diagnostics, *diagnostics)


def _is_visibility_given(text: str) -> bool:
    return bool(_VISIBILITY_LINE.search(text))


def _hide_if(front_matter: FrontMatter, is_unclear: bool) -> FrontMatter:
    if not is_unclear:
        return front_matter
    return replace(front_matter, publication=replace(front_matter.publication, status=Status.DRAFT))


def _build(fields: FrontMatterFields, root: yaml.Node) -> FrontMatter:
    title = root.get("title") if isinstance(root, yaml.Mapping) else None
    return FrontMatter(
        title=fields.title,
        title_position=title.position if title and fields.title else None,
        summary=fields.summary,
        publication=Publication(
            status=fields.status,
            audience=fields.audience,
            publish_at=fields.publish_at,
            expires_at=fields.expires_at,
            review_by=fields.review_by,
            updated=fields.updated,
            owner=fields.owner,
        ),
        promoted=fields.promoted,
        order=fields.order,
        keywords=tuple(dict.fromkeys(fields.keywords)),
        related=read_references(root, "related", fields.related),
        policy=next(iter(read_references(root, "policy", (fields.policy,))), None),
        channels=read_references(root, "channels", fields.channels),
        moved_from=tuple(dict.fromkeys(fields.moved_from)),
        video=fields.video.build() if fields.video else None,
        icon=next(iter(read_references(root, "icon", (fields.icon,))), None),
        macro=fields.macro,
        tags=tuple(dict.fromkeys(fields.tags)),
        answers=tuple(dict.fromkeys(fields.answers)),
        source_digest=next(iter(read_references(root, "source_digest", (fields.source_digest,))), None),
    )


# --- References ----------------------------------------------------------------------


def read_references(root: yaml.Node, key: str, names: tuple[str | None, ...]) -> tuple[Reference, ...]:
    """Return the given names, each once, with the places where they stand under a key."""
    if not any(names):
        return ()
    value = root.get(key) if isinstance(root, yaml.Mapping) else None
    items = value.items if isinstance(value, yaml.Sequence) else (value,)
    scalars = [item for item in items if isinstance(item, yaml.Scalar)]
    parts = (
        scalars if isinstance(value, yaml.Sequence) else [part for whole in scalars for part in split_at_commas(whole)]
    )
    wanted = {name for name in names if name}
    found: dict[str, Reference] = {}
    for part in [*scalars[:1], *parts]:
        name = clean_text(part.value)
        if name in wanted:
            found.setdefault(name, Reference(name, part.position))
    return tuple(found[name] for name in dict.fromkeys(names) if name in found)


def split_at_commas(whole: yaml.Scalar) -> tuple[yaml.Scalar, ...]:
    """Return the parts of a text between commas, each with its own place where that is certain."""
    position = whole.position
    # Escapes, folded lines and block texts have another width than their value.
    is_exact = position.width == len(whole.value) + (0 if whole.is_plain else 2)
    parts: list[yaml.Scalar] = []
    start = 0
    for piece in COMMA.split(whole.value):
        word = piece.strip()
        column = position.column + start + piece.index(word) + (0 if whole.is_plain else 1)
        start += len(piece) + 1
        if word and is_exact:
            position_here = Position(position.path, position.line, column, len(word))
            parts.append(yaml.Scalar(word, position_here, whole.is_plain))
        elif word:
            parts.append(yaml.Scalar(word, position, whole.is_plain))
    return tuple(parts)
