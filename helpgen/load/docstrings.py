"""A class → what the strings below its fields say of them.

Knows Python's source; must never know which keys a file has. Read only when somebody asks: pydantic, which can do the
same, reads the source of every model whenever it is imported, a tenth of a second before each command.
"""

import ast
import inspect
import itertools
import textwrap


def field_docstrings(model: type) -> dict[str, str]:
    """Return the string below each field that has one, by the field's name; of the classes that it grew from, too."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if one.__module__.partition(".")[0] == model.__module__.partition(".")[0]:
            (tree,) = ast.parse(textwrap.dedent(inspect.getsource(one))).body
            assert isinstance(tree, ast.ClassDef)
            for field, below in itertools.pairwise(tree.body):
                if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
                    continue
                if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                    found[field.target.id] = inspect.cleandoc(str(below.value.value))
    return found
