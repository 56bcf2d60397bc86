"""HTML, SVG and a line of YAML out of values: whatever is no markup is escaped. Pure; nothing else makes markup."""

import html
import json


class Markup(str):
    """Markup made here. Every other text is escaped where it is put in."""

    __slots__ = ()


Child = str | Markup | int | None


def tag(name: str, *children: Child, **attributes: str | int | float | None) -> Markup:
    """Return an element. `class_` stands for `class`, `_` in other names for `-`; None leaves an attribute out."""
    spelled = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(_number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{spelled}>{join(*children)}</{name}>")


def join(*children: Child) -> Markup:
    """Return children one after the other, texts escaped."""
    return Markup(
        "".join(
            child if isinstance(child, Markup) else html.escape(str(child)) for child in children if child is not None
        )
    )


def yaml_text(text: str) -> str:
    """Return a text as YAML reads it: in quotes, as in JSON."""
    return json.dumps(text, ensure_ascii=False)


def _number(value: str | int | float) -> str:
    # Coordinates: short, and the same on every machine.
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
