"""What a change touches: the content as it was where the branch began, and as it is now, compared.

Knows git by its program and two plans by their views. Must never know how content is read or pages are rendered, and
never writes into the repository.
"""

from helpgen.changes import rules
from helpgen.changes.comment import MARK, write_comment
from helpgen.changes.compare import compare, tell_gone
from helpgen.changes.report import ChangeReport, FactChange, Snapshot, report_lines
from helpgen.changes.repository import Earlier, RepositoryError, find_earlier, unpack_earlier

RULES = rules.RULES

__all__ = [
    "MARK",
    "RULES",
    "ChangeReport",
    "Earlier",
    "FactChange",
    "RepositoryError",
    "Snapshot",
    "compare",
    "find_earlier",
    "report_lines",
    "rules",
    "tell_gone",
    "unpack_earlier",
    "write_comment",
]
