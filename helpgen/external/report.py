"""Links and what is known of them → what the writer is told."""

import urllib.parse
from collections.abc import Iterator, Mapping, Sequence

from helpgen.diagnostics import Diagnostic, Position
from helpgen.external import rules as broken
from helpgen.external.links import ExternalLink
from helpgen.external.outcome import Kind, Outcome

_UNREACHED = frozenset({Kind.UNREACHED, Kind.NAMELESS})


def tell(links: Sequence[ExternalLink], outcomes: Mapping[str, Outcome], content: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the links; one warning alone where no host could be reached at all.

    `content` names the content folder.
    """
    kinds = {outcome.kind for outcome in outcomes.values()}
    if kinds & _UNREACHED and kinds <= _UNREACHED | {Kind.PRIVATE}:
        hosts = {urllib.parse.urlsplit(url).netloc for url in outcomes}
        yield broken.no_connection.at(Position(content), len(hosts))
        return
    for link in links:
        outcome = outcomes[link.url]
        match outcome.kind:
            case Kind.DEAD | Kind.NAMELESS:
                yield broken.external_link_dead.at(link.position, link.url, outcome.detail)
            case Kind.MOVED:
                yield broken.external_link_moved.at(link.position, link.url, outcome.detail)
            case Kind.UNKNOWN | Kind.UNREACHED:
                yield broken.external_link_unknown.at(link.position, link.url, outcome.detail)
            case Kind.PRIVATE:
                yield broken.external_link_private.at(link.position, link.url)
