"""The shop's YAML files → where each fact stands, under the name by which articles quote it.

Knows how facts are named. Knows nothing of what they mean.
"""

from collections.abc import Iterator, Mapping

from helpgen.diagnostics import Position
from helpgen.load import yaml
from helpgen.load.sources import TextFile


def find_fact_places(files: Mapping[str, TextFile]) -> Mapping[str, Position]:
    """Return the place of every key by its dotted name: file, then keys; an entry of a list is named by its id.

    `files` are the files of the shop by their path without suffix.
    """
    places: dict[str, Position] = {}
    for path, text in files.items():
        name = path.rpartition("/")[2]
        places[name] = Position(text.shown_path)
        root = yaml.parse_yaml(text.text, text.shown_path).root
        # channels.yml has the list of the same name at its top.
        inner = root.get(name) if isinstance(root, yaml.Mapping) else None
        places.update(_walk(name, inner if inner is not None else root))
    return places


def _walk(name: str, node: yaml.Node | None) -> Iterator[tuple[str, Position]]:
    if isinstance(node, yaml.Mapping):
        for key, value in node.entries:
            deeper = f"{name}.{key.value}"
            yield deeper, value.position if isinstance(value, yaml.Scalar) else key.position
            yield from _walk(deeper, value)
    elif isinstance(node, yaml.Sequence):
        for entry in node.items:
            entry_id = entry.get("id") if isinstance(entry, yaml.Mapping) else None
            if isinstance(entry_id, yaml.Scalar):
                yield f"{name}.{entry_id.value}", entry_id.position
                yield from _walk(f"{name}.{entry_id.value}", entry)
