"""What the host of the site must know: headers of every answer, folders of languages, old addresses.

Knows what is true of the site; must never know how a host reads it.
"""

import urllib.parse
from collections.abc import Iterator, Mapping, Sequence

from helpgen.model import HelpCenter, Host
from helpgen.plan.security import security_headers
from helpgen.plan.urls import Addresses, PagePath, addresses_of, quote
from helpgen.settings import Settings
from helpgen.views import Artifact, HostFileView, Hosting, HostRedirect, RedirectView

_EXAMPLE_HOST = "help.example.com"
_FILES: Mapping[Host, tuple[str, ...]] = {
    Host.NETLIFY: ("_headers", "_redirects"),
    Host.CLOUDFLARE: ("_headers", "_redirects"),
    Host.GITHUB: (".nojekyll",),
}
"""What a host reads in the site itself; the configuration of a server is no part of the site."""


def plan_hosting(help_center: HelpCenter, settings: Settings, policy: str, artifacts: Sequence[Artifact]) -> Hosting:
    """Return what a host must know; `policy` is the content security policy of every page."""
    addresses = addresses_of(settings.site_url, help_center.default_language, settings.use_directory_urls)
    return Hosting(
        host_name=urllib.parse.urlsplit(settings.site_url).hostname or _EXAMPLE_HOST,
        root=addresses.from_root(""),
        headers=security_headers(policy),
        languages=help_center.languages,
        redirects=tuple(sorted(_redirects(addresses, artifacts), key=lambda redirect: redirect.old)),
    )


def host_files(help_center: HelpCenter, settings: Settings, hosting: Hosting) -> Iterator[Artifact]:
    """Yield the files of the host that lie in the site; where none is named, `_headers`, which does no harm."""
    host = help_center.store.host if help_center.store else None
    if settings.is_preview:
        return
    for name in ("_headers",) if host is None else _FILES.get(host, ()):
        yield Artifact(name, HostFileView((host or Host.NETLIFY).value, name, hosting))


def _redirects(addresses: Addresses, artifacts: Sequence[Artifact]) -> Iterator[HostRedirect]:
    for artifact in artifacts:
        if isinstance(artifact.planned, RedirectView):
            here = PagePath(artifact.path)
            start = f"{addresses.from_root('')}{quote(here.address)}"
            yield HostRedirect(start.rstrip("/"), urllib.parse.urljoin(start, artifact.planned.url))
