"""The configuration of Caddy 2. Source: caddyserver.com, "Caddyfile Directives"."""

from collections.abc import Iterator

from helpgen.lifetimes import FOREVER, FRESH, SHARED
from helpgen.render.hosts.plain import forever_pattern, plain_redirects, spellings
from helpgen.views import Hosting

FOLDER = "/var/www"


def render_caddyfile(hosting: Hosting, host: str) -> str:
    """Return a Caddyfile; Caddy gets certificates by itself."""
    root = hosting.root
    folder = f"{FOLDER}/help" if root == "/" else FOLDER
    lines = [
        "# Written by: helpgen export host caddy. Change the two lines marked with <-.",
        "# <- the address of the site",
        f"{hosting.host_name} {{",
        f"\t# <- the site lies in {FOLDER}{'/help' if root == '/' else root}",
        f"\troot * {folder}",
        "\tencode zstd gzip",
        f"\t@forever path_regexp {forever_pattern(hosting)}",
        f"\t@fresh not path_regexp {forever_pattern(hosting)}",
        "\t@hidden {",
        f"\t\tpath {root}.* {root}*/.*",
        f"\t\tnot path {root}.well-known/*",
        "\t}",
        *_headers(hosting, "\t"),
        f'\theader @forever Cache-Control "{FOREVER}"',
        f'\theader @fresh Cache-Control "{FRESH}"',
        *(
            f"\tredir {old} {redirect.new} permanent"
            for redirect in plain_redirects(hosting)
            for old in spellings(redirect.old)
        ),
        "\terror @hidden 404",
        "\tfile_server",
        "\thandle_errors {",
        # What was said before the error is forgotten.
        *_headers(hosting, "\t\t"),
        f'\t\theader Cache-Control "{FRESH}"',
        *_languages(hosting),
        "\t\tfile_server",
        "\t}",
        "}",
    ]
    return "\n".join([*lines, ""])


def _headers(hosting: Hosting, indent: str) -> Iterator[str]:
    yield f"{indent}header {{"
    for name, value in (*hosting.headers, SHARED):
        yield f'{indent}\t{name} "{value}"'
    yield f"{indent}\t-Server"
    yield f"{indent}}}"


def _languages(hosting: Hosting) -> Iterator[str]:
    # Every language has its own page for broken addresses; the last line is for all others.
    others = hosting.languages[1:]
    for language in others:
        folder = f"{hosting.root}{language}/"
        yield f"\t\t@{language} path {folder}*"
        yield f"\t\trewrite @{language} {folder}404.html"
    if others:
        yield f"\t\t@other not path {' '.join(f'{hosting.root}{language}/*' for language in others)}"
    yield f"\t\trewrite {'@other' if others else '*'} {hosting.root}404.html"
