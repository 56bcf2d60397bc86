"""A few answers → the files of a new shop's help center.

Knows how such a shop is written down; must never know how it is built.
"""

from helpgen.start.answers import CHANNELS, HOSTS, LANGUAGES, Answers
from helpgen.start.files import shop_files
from helpgen.start.places import currency_of, known_countries
from helpgen.start.rules import RULES, file_in_the_way, host_unknown
from helpgen.start.workflows import WORKFLOWS, workflow_files

__all__ = [
    "CHANNELS",
    "HOSTS",
    "LANGUAGES",
    "RULES",
    "WORKFLOWS",
    "Answers",
    "currency_of",
    "file_in_the_way",
    "host_unknown",
    "known_countries",
    "shop_files",
    "workflow_files",
]
