"""What a host must know → the files in which it reads that.

Some lie in the site (`_headers`), the others beside the configuration of the server. Knows the languages of hosts; must
never know what a page shows.
"""

from collections.abc import Callable, Mapping

from helpgen.render.hosts.caddy import render_caddyfile
from helpgen.render.hosts.cloudfront import render_errors, render_function, render_headers_policy, render_metadata
from helpgen.render.hosts.netlify import render_headers_file, render_redirects_file
from helpgen.render.hosts.nginx import render_nginx
from helpgen.views import Hosting

HOSTS: Mapping[str, Mapping[str, Callable[[Hosting, str], str]]] = {
    "netlify": {"_headers": render_headers_file, "_redirects": render_redirects_file},
    "cloudflare": {"_headers": render_headers_file, "_redirects": render_redirects_file},
    "github": {".nojekyll": lambda hosting, host: ""},
    "gitlab": {},
    "s3": {
        "cloudfront-errors.json": render_errors,
        "cloudfront-function.js": render_function,
        "cloudfront-headers.json": render_headers_policy,
        "s3-metadata.json": render_metadata,
    },
    "nginx": {"nginx.conf": render_nginx},
    "caddy": {"Caddyfile": render_caddyfile},
    "none": {},
}
"""The files of each host, by name."""
IN_SITE = frozenset({"_headers", "_redirects", ".nojekyll"})
"""Files that lie in the site; the others belong to the configuration of a server."""


def render_host(host: str, hosting: Hosting) -> tuple[tuple[str, bytes], ...]:
    """Return (name, content) of every file of a host that `HOSTS` has."""
    return tuple((name, write(hosting, host).encode()) for name, write in HOSTS[host].items())


def render_host_file(host: str, name: str, hosting: Hosting) -> bytes:
    """Return one file of a host."""
    return HOSTS[host][name](hosting, host).encode()


__all__ = ["HOSTS", "IN_SITE", "render_host", "render_host_file"]
