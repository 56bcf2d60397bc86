"""Texts → XLIFF 2.0 for translators, and back. An island: knows Markdown's signs and XML, and nothing of a site.

Source of the form: OASIS XLIFF Version 2.0 (2014).
"""

from helpgen.xliff import rules
from helpgen.xliff.blocks import Unit, linked_anchors
from helpgen.xliff.document import Bundle, Text, write_document
from helpgen.xliff.join import Joined, align, join
from helpgen.xliff.pages import Page, read_page
from helpgen.xliff.reading import Returned, ReturnedText, UnreadableXliffError, read_document

RULES = rules.RULES

__all__ = [
    "RULES",
    "Bundle",
    "Joined",
    "Page",
    "Returned",
    "ReturnedText",
    "Text",
    "Unit",
    "UnreadableXliffError",
    "align",
    "join",
    "linked_anchors",
    "read_document",
    "read_page",
    "rules",
    "write_document",
]
