"""Texts for profiles → files to copy from, and a list of them for programs."""

import json
from collections.abc import Mapping, Sequence

from helpgen.views import BioView

LIST_FILE = "bio.json"
VERSION = 1
"""Of the list; it grows when a name goes or changes its meaning, not when one is added."""


def render_bios(bios: Sequence[BioView]) -> Mapping[str, bytes]:
    """Return a file for each network and language, which holds the text and nothing else, and the list of all."""
    files = {f"{bio.language}/{bio.id}.txt": bio.text.encode() for bio in bios if bio.text}
    entries = [
        {
            "id": bio.id,
            "network": bio.network,
            "field": bio.field,
            "language": bio.language,
            "text": bio.text,
            "length": bio.length,
            "limit": bio.limit,
            "left_out": bio.left_out,
            "shortened": bio.shortened,
        }
        for bio in bios
    ]
    whole = json.dumps({"version": VERSION, "bios": entries}, ensure_ascii=False, indent=1)
    return {**files, LIST_FILE: f"{whole}\n".encode()}
