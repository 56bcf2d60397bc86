"""What fits into the profile of a network: the length of each field, and how it is counted.

Knows nothing of shops. Limits as of November 2026, each with where it stands. The networks that publish theirs:

- X: `description` of POST account/update_profile, "Maximum of 160 characters"; weights: "Counting characters" and
  `config/v3.json` of twitter-text (four ranges weigh 1, all else 2, an address 23).
- YouTube Data API, `brandingSettings.channel.description`: 1000 characters.
- WhatsApp Business Platform, "Business profiles": `about` 1 to 139 characters, `description` at most 512.
- Telegram Bot API: setMyShortDescription 0-120 characters, setMyDescription 0-512.
- Bluesky, lexicon app.bsky.actor.profile: 256 graphemes and 2560 bytes.
- WeChat: the form of an official account refuses an introduction that has not "4~120个字" (error 210042).

Of the others the forms alone tell: Instagram 150, TikTok 80, the introduction of a Facebook page 101, the tagline of a
LinkedIn page 120, the status message of a LINE official account 20. For Pinterest lists say 160 or 500: the lower one
holds here.
"""

import enum
import re
import unicodedata

from msgspec import Struct

from helpgen.model import ChannelType

_LIGHT = ((0x0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""Code points that weigh 1 on X."""
_ADDRESS = re.compile(r"(?<!\S)[^\s@]*\w\.\w[^\s@]*(?!\S)")
_WEIGHT_OF_ADDRESS = 23


class Count(enum.Enum):
    """How a network counts."""

    UNITS = "units"
    """UTF-16 code units, as forms in browsers do. Never less than characters or graphemes, so what fits so fits
    however a network counts that does not say."""
    WEIGHT = "weight"
    """As X: most letters 1, Chinese, Japanese, Korean and emoji 2, an address 23 or its own length if that is more."""


class ProfileField(Struct, frozen=True):
    """One field of a profile."""

    id: str
    """Also the name of its file: `instagram`, `whatsapp-description`."""
    network: str
    """As people know it."""
    name: str
    """What the network calls the field."""
    limit: int
    channel: ChannelType | None = None
    """As what the network stands among the shop's channels; None if it is none."""
    keeps_lines: bool = False
    """Whether line breaks are shown."""
    count: Count = Count.UNITS

    def length(self, text: str) -> int:
        """Return how long a text is for the network."""
        composed = unicodedata.normalize("NFC", text)
        return _weight(composed) if self.count is Count.WEIGHT else len(composed.encode("utf-16-le")) // 2

    def fits(self, text: str) -> bool:
        """Tell whether the field takes a text."""
        return self.length(text) <= self.limit


def _weight(text: str) -> int:
    addresses = sum(max(0, _WEIGHT_OF_ADDRESS - _plain_weight(found)) for found in _ADDRESS.findall(text))
    return _plain_weight(text) + addresses


def _plain_weight(text: str) -> int:
    return sum(1 if any(first <= ord(char) <= last for first, last in _LIGHT) else 2 for char in text)


PROFILE_FIELDS = (
    ProfileField("instagram", "Instagram", "bio", 150, ChannelType.INSTAGRAM, keeps_lines=True),
    ProfileField("facebook", "Facebook", "introduction of a page", 101, ChannelType.FACEBOOK),
    ProfileField("x", "X", "bio", 160, ChannelType.X, count=Count.WEIGHT),
    ProfileField("tiktok", "TikTok", "bio", 80),
    ProfileField("youtube", "YouTube", "description of a channel", 1000, keeps_lines=True),
    ProfileField("linkedin", "LinkedIn", "tagline of a page", 120),
    ProfileField("pinterest", "Pinterest", "about", 160),
    ProfileField("bluesky", "Bluesky", "description", 256, keeps_lines=True),
    ProfileField("line", "LINE", "status message", 20, ChannelType.LINE),
    ProfileField("wechat", "WeChat", "introduction (功能介绍)", 120, ChannelType.WECHAT),
    ProfileField("whatsapp", "WhatsApp Business", "about", 139, ChannelType.WHATSAPP),
    ProfileField("whatsapp-description", "WhatsApp Business", "description", 512, ChannelType.WHATSAPP, True),
    ProfileField("telegram", "Telegram", "short description of a bot", 120, ChannelType.TELEGRAM),
    ProfileField("telegram-description", "Telegram", "description of a bot", 512, ChannelType.TELEGRAM, True),
)
"""Every field for which a text is written."""
