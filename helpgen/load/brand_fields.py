"""`brand` of `store.yml` → the look of the shop.

Knows the keys of the group; must never know which colours can be read or which files exist.
"""

import re
from typing import Annotated

from helpgen.load import yaml
from helpgen.load.field_types import UnexpectedValueError, Words, Written
from helpgen.load.schema import Fields, words_in
from helpgen.model import Reference, ShopBrand

_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LENGTH = re.compile(r"0|[0-9]{1,2}(?:\.[0-9]{1,3})?(?:px|rem)|\.[0-9]{1,3}rem")


def _read_color(text: str) -> str:
    if not _COLOR.fullmatch(text):
        bare = re.fullmatch(r"[0-9a-fA-F]{6}", text)
        raise UnexpectedValueError('a colour in quotes such as "#17594a"', f'Did you mean "#{text}"?' if bare else "")
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _read_length(text: str) -> str:
    if not _LENGTH.fullmatch(text):
        raise UnexpectedValueError('a length such as "8px", "0.5rem" or 0')
    return text


Color = Annotated[str, Written(_read_color, {"type": "string", "pattern": f"^{_COLOR.pattern}$"})]
"""As `#rgb` or `#rrggbb`; read as the latter in small letters."""
CssLength = Annotated[
    str, Written(_read_length, {"type": ("string", "integer"), "pattern": f"^(?:{_LENGTH.pattern})$"})
]


class BrandFields(Fields):
    """The look of the help center."""

    color: Color | None = None
    """Colour of links and buttons, in quotes."""
    color_dark: Color | None = None
    """The same on dark pages. Without it, made from `color`."""
    accent: Color | None = None
    """Colour of the ring around what has the focus. Without it, that of links."""
    logo: Words = ""
    """Path of an image in the content folder. Without it, the name is shown."""
    logo_dark: Words = ""
    """The same for dark pages. Without it, `logo`."""
    radius: CssLength = ""
    """How round corners are: a length, 0 for none."""
    font: Words = ""
    """Path of a font file in the content folder, best a woff2. Without it, the fonts of the system are used."""

    def build(self, root: yaml.Node | None) -> ShopBrand:
        """Return the brand of the model; `root` is the file, in which places are looked up."""
        group = root.get("brand") if isinstance(root, yaml.Mapping) else None

        def find(key: str, value: str | None) -> Reference | None:
            words = list(words_in(group, key)) if isinstance(group, yaml.Mapping) else []
            return Reference(value, words[0].position) if value and words else None

        return ShopBrand(
            color=find("color", self.color),
            color_dark=find("color_dark", self.color_dark),
            accent=find("accent", self.accent),
            logo=find("logo", self.logo),
            logo_dark=find("logo_dark", self.logo_dark),
            font=find("font", self.font),
            radius=self.radius,
        )
