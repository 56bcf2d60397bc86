"""Where themes lie on this machine: ours, and Material's with its icons and words."""

from pathlib import Path

PACKAGE_DIR = Path(__file__).parent


def theme_dir() -> Path:
    """Return our theme: inside an installed package, beside it in a checkout."""
    packaged = PACKAGE_DIR / "_theme"
    return packaged if packaged.is_dir() else PACKAGE_DIR.parent / "theme"


def material_dir() -> Path:
    """Return the templates of Material."""
    import material  # imported late: only its folder is wanted

    return Path(material.__file__).parent / "templates"
