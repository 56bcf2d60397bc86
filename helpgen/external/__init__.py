"""Links to other sites, asked on demand. An island: the only part that goes out to the web, and only when told to.

Knows addresses and answers; must never know what a page says, and never asks a private network unless it is named.
"""

from helpgen.external import rules
from helpgen.external.asking import Manners, ask_all
from helpgen.external.links import ExternalLink, find_links
from helpgen.external.outcome import Kind, Outcome
from helpgen.external.report import tell
from helpgen.external.store import read_answers, write_answers

RULES = rules.RULES

__all__ = [
    "RULES",
    "ExternalLink",
    "Kind",
    "Manners",
    "Outcome",
    "ask_all",
    "find_links",
    "read_answers",
    "tell",
    "write_answers",
]
