"""Store, channels and policies → the text of a profile on each network.

A fact, a number and an address stand whole or not at all; only the tagline may end early, between two words.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from helpgen.model import Channel, ChannelType, Store
from helpgen.plan.channels import speaks
from helpgen.plan.edition import Edition
from helpgen.plan.networks import PROFILE_FIELDS, ProfileField
from helpgen.plan.policies import PolicyPage, policy_text
from helpgen.policy.header import Header
from helpgen.policy.returns import DayUnit, Returns
from helpgen.views import BioView

_LEAST_OF_TAGLINE = 4
"""A tagline of which less than this part is left says nothing."""


class _Piece(Struct, frozen=True):
    """Something worth saying, as short as it can be and longer."""

    name: str
    rank: int
    """Smallest first into the text."""
    variants: tuple[str, ...] = field(default=())
    """Shortest first."""
    may_end_early: bool = False


def plan_bios(edition: Edition) -> Iterator[BioView]:
    """Yield the text for every field of every network in one language; nothing for a folder without a shop."""
    store = edition.help_center.store
    if store is None:
        return
    common = tuple(_common_pieces(edition, store))
    for profile in PROFILE_FIELDS:
        reply = tuple(_reply(edition, profile))
        yield _write(edition, profile, (*common[:2], *reply, *common[2:]))


# --- What there is to say, in the order in which it is read ---------------------------


def _common_pieces(edition: Edition, store: Store) -> Iterator[_Piece]:
    phrases = edition.phrases
    yield _Piece("name", 8, (store.name,))
    yield _Piece("tagline", 1, tuple(filter(None, (phrases.text(store.tagline),))), may_end_early=True)
    yield _Piece("returns", 3, tuple(_returns(edition)))
    yield _Piece("delivery", 6, tuple(_free_delivery(edition)))
    yield _Piece("warranty", 7, tuple(_warranty(edition)))
    yield _Piece("email", 2, tuple(_email(edition, store)))
    yield _Piece("phone", 4, tuple(_phone(edition, store)))
    yield _Piece("help", 0, tuple(_help(edition)))


def _help(edition: Edition) -> Iterator[str]:
    url = edition.addresses.absolute(edition.page())
    if url:
        bare = url.removeprefix("https://")
        yield bare.rstrip("/") if bare.count("/") == 1 else bare
        yield url
        yield edition.phrases.say("bio_help", url=url)


def _reply(edition: Edition, profile: ProfileField) -> Iterator[_Piece]:
    # How soon an answer comes on this very network, if the shop answers there in this language.
    channel = _channel(edition, profile.channel) if profile.channel else None
    if channel is not None and channel.expected_response is not None:
        time = edition.phrases.duration(channel.expected_response)
        words = edition.phrases.say("expected_response", time=time)
        yield _Piece("reply", 5, (words, *_with_hours(edition, words, channel)))


def _email(edition: Edition, store: Store) -> Iterator[str]:
    channel = _channel(edition, ChannelType.EMAIL)
    address = channel.address if channel else store.email
    if address:
        yield address


def _phone(edition: Edition, store: Store) -> Iterator[str]:
    channel = _channel(edition, ChannelType.PHONE)
    number = edition.phrases.apart(channel.number if channel else store.phone)
    if number and (channel or not _has(edition, ChannelType.PHONE)):
        yield number
        yield from _with_hours(edition, number, channel) if channel else ()


def _with_hours(edition: Edition, words: str, channel: Channel) -> Iterator[str]:
    if channel.hours:
        phrases = edition.phrases
        lines = (
            f"{phrases.weekdays(hours.days)} "
            + phrases.say("time_range", opens=phrases.clock_time(hours.opens), closes=phrases.clock_time(hours.closes))
            for hours in channel.hours
        )
        zone = phrases.say("hours_zone", zone=phrases.time_zone(channel.time_zone))
        yield phrases.say("bio_hours", what=words, hours="; ".join(lines), zone=zone)


def _channel(edition: Edition, kind: ChannelType) -> Channel | None:
    """Return the shop's first channel of a kind that speaks the language."""
    found = (one for one in edition.help_center.channels if one.type is kind and speaks(one, edition.language))
    return next(found, None)


def _has(edition: Edition, kind: ChannelType) -> bool:
    return any(channel.type is kind for channel in edition.help_center.channels)


# --- Facts of policies ----------------------------------------------------------------


def _returns(edition: Edition) -> Iterator[str]:
    # What holds for every order: one window, or from the shortest to the longest.
    returns = edition.help_center.policies.returns
    if returns is None or not _binds(edition, returns.header):
        return
    window = _span(edition, returns)
    if window:
        yield edition.phrases.say("bio_returns", window=window)


def _span(edition: Edition, returns: Returns) -> str:
    windows, phrases = returns.windows, edition.phrases
    if not windows or len({(window.unit, window.starts_from) for window in windows}) > 1:
        return ""
    shortest, longest = min(one.days for one in windows), max(one.days for one in windows)
    ends = phrases.number(shortest), phrases.number(longest)
    shown = "" if shortest == longest else phrases.say("range", minimum=ends[0], maximum=ends[1])
    key = "business_days" if windows[0].unit is DayUnit.BUSINESS else "days"
    clock = phrases.say(f"clock_{windows[0].starts_from.value}")
    return phrases.say("returns_window_from", time=phrases.count(key, longest, shown), clock=clock)


def _free_delivery(edition: Edition) -> Iterator[str]:
    shipping = edition.help_center.policies.shipping
    if shipping is not None and _binds(edition, shipping.header):
        facts = policy_text(PolicyPage(edition, edition.page()), shipping).facts
        label = edition.phrases.say("shipping_key_free")
        yield from (edition.phrases.say("bio_delivery", amounts=fact.value) for fact in facts if fact.label == label)


def _warranty(edition: Edition) -> Iterator[str]:
    # The first that holds everywhere and for everything.
    policy = edition.help_center.policies.warranty
    if policy is None or not _binds(edition, policy.header):
        return
    for one in policy.warranties:
        if one.duration is not None and not (one.markets or one.countries or one.categories):
            phrases = edition.phrases
            yield phrases.say("label_value", label=phrases.text(one.name), value=phrases.duration(one.duration))
            return


def _binds(edition: Edition, header: Header) -> bool:
    today = edition.settings.today
    has_begun = header.effective_from is None or header.effective_from <= today
    return has_begun and (header.effective_to is None or today <= header.effective_to)


# --- Into the room that there is --------------------------------------------------------


def _write(edition: Edition, profile: ProfileField, pieces: Sequence[_Piece]) -> BioView:
    said = [piece for piece in pieces if piece.variants]
    chosen: dict[str, str] = {}
    shortened: list[str] = []

    def text_with(name: str, words: str) -> str:
        return _join(profile, said, {**chosen, name: words})

    by_rank = sorted(said, key=lambda piece: piece.rank)
    for piece in by_rank:
        whole = piece.variants[0]
        parts = (whole, *_beginnings(whole)) if piece.may_end_early else (whole,)
        found = next((words for words in parts if profile.fits(text_with(piece.name, words))), None)
        if found is not None:
            chosen[piece.name] = found
            shortened += [piece.name] if found != whole else []
    for piece in by_rank:
        if piece.name in chosen and piece.name not in shortened:
            longer = (words for words in reversed(piece.variants) if profile.fits(text_with(piece.name, words)))
            chosen[piece.name] = next(longer)
    text = _join(profile, said, chosen)
    return BioView(
        id=profile.id,
        network=profile.network,
        field=profile.name,
        language=edition.language,
        text=text,
        length=profile.length(text),
        limit=profile.limit,
        left_out=tuple(piece.name for piece in said if piece.name not in chosen),
        shortened=tuple(shortened),
    )


def _join(profile: ProfileField, pieces: Sequence[_Piece], chosen: dict[str, str]) -> str:
    words = (chosen[piece.name] for piece in pieces if piece.name in chosen)
    return ("\n" if profile.keeps_lines else " · ").join(words)


def _beginnings(text: str) -> Iterator[str]:
    """Yield what is left of a text that ends early, longest first, as long as it still says something."""
    for end in range(len(text) - 1, len(text) // _LEAST_OF_TAGLINE, -1):
        if text[end].isspace() or (_stands_alone(text[end - 1]) and _stands_alone(text[end])):
            yield text[:end].rstrip(" ,;:–-、，；：") + "…"


def _stands_alone(char: str) -> bool:
    # Chinese and Japanese letters, between which a line may break; with a mark behind it, one is not alone.
    return unicodedata.category(char) == "Lo" and unicodedata.east_asian_width(char) == "W"
