"""Why an artifact was rendered or not, in sentences. Knows digests; nothing of what a view shows."""

import hashlib
import json
from collections.abc import Mapping

from msgspec import Struct

from helpgen.diagnostics import did_you_mean

_CAUSES = {
    "code": "helpgen itself is another version",
    "theme": "the theme's templates or icons changed",
}


class Rendering(Struct, frozen=True):
    """What was done for a site."""

    rendered: tuple[str, ...]
    """Paths of the artifacts that were rendered, sorted; the others were known."""
    common: Mapping[str, str]
    """What all artifacts were made from: `code` and `theme`, by their digests."""
    views: Mapping[str, str]
    """Digest of the view of each artifact, by path."""

    @property
    def digest(self) -> str:
        """Of everything that the whole site is made from."""
        return hashlib.sha256(self.to_json()).hexdigest()

    def to_json(self) -> bytes:
        """Return what the artifacts were made from, for the next build to compare with."""
        inputs = {"common": dict(self.common), "views": dict(sorted(self.views.items()))}
        return json.dumps(inputs, ensure_ascii=False, separators=(",", ":")).encode()


def explain(rendering: Rendering, before: bytes | None, path: str) -> str:
    """Return why the artifact at a path of the site was rendered or not; `before` is `to_json` of the last build."""
    name = _find(rendering.views, path)
    if name not in rendering.views:
        near = did_you_mean(name, rendering.views)
        return f'"{path}" is no artifact of the site. {near or "Drafts and texts for agents have none."}'
    digest = rendering.views[name]
    if name not in rendering.rendered:
        return f"{name} was kept: code, theme and view ({digest}) are those of the published file."
    causes = list(_causes(rendering, _read(before), name))
    return f"{name} was rendered: {' and '.join(causes)}."


def _find(views: Mapping[str, str], path: str) -> str:
    # People name a page by its address, too.
    address = path.strip("/")
    for candidate in (address, f"{address}/index.html".lstrip("/"), f"{address}.html"):
        if candidate in views:
            return candidate
    return address


def _causes(rendering: Rendering, before: Mapping[str, Mapping[str, str]], name: str) -> list[str]:
    if not before:
        return ["no earlier build is remembered"]
    causes = [_CAUSES[one] for one, digest in rendering.common.items() if before["common"].get(one) != digest]
    old = before["views"].get(name)
    if old is None:
        causes.append("it is new")
    elif old != rendering.views[name]:
        causes.append(f"what it shows changed (view {old} became {rendering.views[name]})")
    return causes or ["the published file or the cache was gone or damaged"]


def _read(before: bytes | None) -> Mapping[str, Mapping[str, str]]:
    try:
        inputs = json.loads(before or b"{}")
        return {part: {str(key): str(value) for key, value in inputs[part].items()} for part in ("common", "views")}
    except (ValueError, KeyError, AttributeError, TypeError):
        return {}
