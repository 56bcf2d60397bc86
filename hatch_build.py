"""What is made when the package is: the theme's templates as Python."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTemplates(BuildHookInterface):
    """Compiles them into a folder that the package has and the repository has not."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run before a wheel is packed, also one of an editable install."""
        root = Path(self.root)
        # By its path: to import it would import helpgen, and what that needs.
        names = runpy.run_path(str(root / "helpgen/render/compiled.py"))["Names"]()
        compiler = runpy.run_path(str(root / "helpgen/render/compiler.py"))
        compiler["write_compiled"](root / "theme/templates", root / "helpgen/_compiled", names)
