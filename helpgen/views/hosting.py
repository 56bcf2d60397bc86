"""What the host of a site must know: headers, lifetimes, old addresses."""

from msgspec import Struct


class HostRedirect(Struct, frozen=True):
    """An old address and where it leads, both percent-encoded and from the root of the host, or whole."""

    old: str
    """Without a slash at the end, unless it is a file."""
    new: str


class Hosting(Struct, frozen=True):
    """What every host needs, in whatever form it reads it."""

    host_name: str = "help.example.com"
    """The site's own, as far as it is known."""
    root: str = "/"
    """Path of the site on its host, with a slash at the end."""
    headers: tuple[tuple[str, str], ...] = ()
    """(name, value) that every answer has."""
    languages: tuple[str, ...] = ()
    """Folders that have their own page for broken addresses, from the root of the site."""
    redirects: tuple[HostRedirect, ...] = ()
    """Sorted by old address."""


class HostFileView(Struct, frozen=True):
    """A file of the site that only its host reads."""

    host: str
    name: str
    hosting: Hosting
