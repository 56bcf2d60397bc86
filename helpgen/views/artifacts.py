"""The outputs of a site, each with its view or with how to plan it."""

from collections.abc import Callable

from msgspec import Struct, field

from helpgen.views.digests import digest_of_view
from helpgen.views.hosting import Hosting
from helpgen.views.outputs import OfflineView, View


class LateView(Struct, frozen=True, gc=False):
    """What an earlier build has planned: planned again when somebody asks for it."""

    kind: type[View]
    digest: str
    """Of the view, as `digest_of_view`."""
    make: Callable[[], View]
    body_digest: str = ""
    """Of the body of an article, as `digest_of_text`; "" for other pages."""


class Artifact(Struct, frozen=True, gc=False):
    """One output file."""

    path: str
    """From the root of the site, with "/" between folders."""
    planned: View | LateView
    known_digest: str = ""
    """Of its view; "" if nobody has computed it yet."""

    @property
    def view(self) -> View:
        """What it shows; planned anew each time where that was put off."""
        return self.planned.make() if isinstance(self.planned, LateView) else self.planned

    @property
    def kind(self) -> type[View]:
        """The type of its view."""
        return self.planned.kind if isinstance(self.planned, LateView) else type(self.planned)

    @property
    def digest(self) -> str:
        """The digest of its view, in hex."""
        if isinstance(self.planned, LateView):
            return self.planned.digest
        return self.known_digest or digest_of_view(self.planned)


class SitePlan(Struct, frozen=True):
    """All outputs, sorted by path, each path once."""

    artifacts: tuple[Artifact, ...]
    languages: tuple[str, ...]
    page_count: int
    hosting: Hosting = field(default_factory=Hosting)
    offline: OfflineView | None = None
    """None: no service worker is written."""
