"""The configuration of nginx. Source: nginx.org, "Module ngx_http_core_module" and "ngx_http_headers_module"."""

from collections.abc import Iterator

from helpgen.lifetimes import FOREVER, FRESH, SHARED
from helpgen.render.hosts.plain import forever_pattern, plain_redirects, spellings
from helpgen.views import Hosting

FOLDER = "/var/www"
_COMPRESSED = (
    "text/css text/markdown text/plain text/vtt application/javascript application/json application/xml image/svg+xml"
)


def render_nginx(hosting: Hosting, host: str) -> str:
    """Return a file for `conf.d/` or `sites-enabled/`, which nginx includes inside `http { }`."""
    root = hosting.root
    place = f"{FOLDER}{'/help' if root == '/' else root}"
    lines = [
        "# Written by: helpgen export host nginx. Change the three lines marked with <-, and set up TLS.",
        "map $uri $helpgen_lifetime {",
        f'    default "{FRESH}";',
        f'    "~{forever_pattern(hosting)}" "{FOREVER}";',
        "}",
        "server {",
        "    listen 80;  # <-",
        f"    server_name {hosting.host_name};  # <-",
        f"    root {place if root == '/' else FOLDER};  # <- the site lies in {place}",
        "    index index.html;",
        "    charset utf-8;",
        "    charset_types text/css text/markdown text/plain text/vtt application/javascript application/json;",
        "    absolute_redirect off;",
        "    gzip on;",
        "    gzip_vary on;",
        f"    gzip_types {_COMPRESSED};",
        *_headers(hosting),
        f"    error_page 404 {root}404.html;",
        "    location ~ /\\.(?!well-known/) { return 404; }",
        "    location ~ \\.(?:vtt|md)$ { types { text/vtt vtt; text/markdown md; } }",
        f"    location {root} {{ try_files $uri $uri/ =404; }}",
        *_languages(hosting),
        *(
            f'    location = "{old}" {{ return 301 "{redirect.new}"; }}'
            for redirect in plain_redirects(hosting)
            for old in spellings(redirect.old)
        ),
        "}",
    ]
    return "\n".join([*lines, ""])


def _headers(hosting: Hosting) -> Iterator[str]:
    for name, value in (*hosting.headers, SHARED):
        yield f'    add_header {name} "{value}" always;'
    # Not "always": that a file is missing must not be remembered for a year.
    yield "    add_header Cache-Control $helpgen_lifetime;"


def _languages(hosting: Hosting) -> Iterator[str]:
    for language in hosting.languages[1:]:
        folder = f"{hosting.root}{language}/"
        yield f"    location {folder} {{ error_page 404 {folder}404.html; try_files $uri $uri/ =404; }}"
