"""The store's wish → what the service worker of a release keeps and says.

Knows which files every page needs; must never know how a worker works. The name of the release comes from the renderer.
"""

from collections.abc import Sequence

from helpgen.plan.edition import Edition
from helpgen.plan.languages import direction_of
from helpgen.plan.urls import quote
from helpgen.views import OfflineEdition, OfflineView

_SHELL = ("css/main.css", "css/more.css", "js/main.js", "js/offline/register.js", "js/theme.js", "js/trusted.js")
"""What every page needs, below the folder of the theme."""


def plan_offline(editions: Sequence[Edition]) -> OfflineView | None:
    """Return what the worker knows; None where the shop has never said anything of it."""
    first = editions[0]
    store = first.help_center.store
    if store is None or store.is_read_offline is None:
        return None
    files = tuple(f"{first.assets_folder}/{name}" for name in _SHELL)
    return OfflineView(store.is_read_offline, files, tuple(map(_edition, editions)))


def _edition(edition: Edition) -> OfflineEdition:
    say = edition.phrases.say
    return OfflineEdition(
        language=edition.language,
        direction=direction_of(edition.language),
        prefix=quote(edition.page().address),
        title=say("offline_title"),
        text=say("offline_text"),
        saved=say("offline_saved"),
    )
