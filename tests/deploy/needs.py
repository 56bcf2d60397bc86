"""What must hold at every moment of a deployment: no page without what it needs."""

import json
import re
from collections.abc import Mapping
from urllib.parse import unquote, urljoin, urlsplit

_NAMED = re.compile(rb'(?:src|href)="([^"]+\.(?:css|js|svg|png|json))"')


def missing_assets(files: Mapping[str, bytes]) -> list[str]:
    """Return what pages and indexes of a site name and nobody would find, as `page: file`."""
    found = []
    for path, content in files.items():
        if path.endswith(".html"):
            for named in _NAMED.findall(content):
                target = unquote(urlsplit(urljoin(f"http://h/{path}", named.decode())).path).lstrip("/")
                if urlsplit(named.decode()).netloc == "" and target not in files:
                    found.append(f"{path}: {target}")
        elif re.fullmatch(r"search/[^/]+\.json", path):
            folder = path.removesuffix(".json")
            names = json.dumps(json.loads(content).get("shards", {}).get("names", ""))[1:-1]
            for name in (names[start : start + 7] for start in range(0, len(names), 7)):
                if f"{folder}/{name}.json" not in files:
                    found.append(f"{path}: {name}")
    return found
