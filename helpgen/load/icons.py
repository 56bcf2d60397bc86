"""Names of icons → drawings of the theme."""

import re
from collections.abc import Sequence
from pathlib import Path

from helpgen.model import ChannelType, Icon

_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
"""What a drawing needs in a file of its own, and not inside a page."""
_NAME = re.compile(r"[a-z0-9]+(?:[/_-][a-z0-9]+)*")


def read_icon(name: str, theme_dirs: Sequence[Path]) -> Icon | None:
    """Return the icon of the first theme folder that has it, or None."""
    if not _NAME.fullmatch(name):
        return None
    for folder in theme_dirs:
        file = folder / ".icons" / f"{name}.svg"
        if file.is_file():
            return Icon(name, file.read_text("utf-8").strip().replace(_NAMESPACE, ""))
    return None


def icons_beside(name: str, theme_dirs: Sequence[Path]) -> tuple[str, ...]:
    """Return the names of the icons in the same folder, for "did you mean"."""
    folder = name.rpartition("/")[0] or "material"
    if not _NAME.fullmatch(folder):
        folder = "material"
    files = (file for root in theme_dirs for file in (root / ".icons" / folder).glob("*.svg"))
    return tuple(sorted({f"{folder}/{file.stem}" for file in files}))


_CHANNEL_ICONS = {
    ChannelType.PHONE: "material/phone-outline",
    ChannelType.EMAIL: "material/email-outline",
    ChannelType.FORM: "material/email-edit-outline",
    ChannelType.CHAT: "material/chat-outline",
    ChannelType.WHATSAPP: "simple/whatsapp",
    ChannelType.MESSENGER: "simple/messenger",
    ChannelType.INSTAGRAM: "simple/instagram",
    ChannelType.FACEBOOK: "simple/facebook",
    ChannelType.X: "simple/x",
    ChannelType.LINE: "simple/line",
    ChannelType.WECHAT: "simple/wechat",
    ChannelType.TELEGRAM: "simple/telegram",
    ChannelType.SMS: "material/message-processing-outline",
    ChannelType.POST: "material/mailbox-outline",
    ChannelType.STORE: "material/store-outline",
    ChannelType.COMMUNITY: "material/account-group-outline",
}


def channel_icon(channel_type: ChannelType, theme_dirs: Sequence[Path]) -> Icon | None:
    """Return the drawing of a type of channel."""
    return read_icon(_CHANNEL_ICONS[channel_type], theme_dirs)
