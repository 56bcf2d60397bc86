"""The look of the shop → a few lines of style sheet that follow the theme's own.

Colours that cannot be read have given way to the nearest that can; the checks say so.
"""

import posixpath

from helpgen.model import HelpCenter, Reference, ShopBrand
from helpgen.model.brand import DARK, LIGHT, SIGN_CONTRAST, nearest_readable
from helpgen.plan.urls import asset_path, quote

FONT_FORMATS = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}
_UP_TO_ROOT = "../../../"
"""From `assets/<digest>/css/`, where the style sheet lies."""


def brand_style(help_center: HelpCenter | None) -> str:
    """Return the style sheet of the brand; "" where the shop says nothing of its look."""
    if help_center is None or help_center.store is None:
        return ""
    brand = help_center.store.brand
    light, dark = _light(brand), _dark(brand)
    lines = [*_font(brand, {asset.path for asset in help_center.assets})]
    if light:
        lines.append(f":root{{{light}}}")
    if dark:
        # As in tokens.css: once for the reader's system, once for the switch. Paper is always light.
        lines.append(f'@media screen and (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{{dark}}}}}')
        lines.append(f'@media screen{{:root[data-theme="dark"]{{{dark}}}}}')
    return "".join(f"{line}\n" for line in lines)


def brand_colors(help_center: HelpCenter) -> tuple[str, str]:
    """Return the colour of links and buttons by day and by night; "" where the theme's own is used."""
    brand = help_center.store.brand if help_center.store else None
    light = brand.color if brand else None
    dark = (brand.color_dark or brand.color) if brand else None
    return (
        nearest_readable(light.name, LIGHT) if light else "",
        nearest_readable(dark.name, DARK) if dark else "",
    )


def brand_files(help_center: HelpCenter) -> tuple[str, ...]:
    """Return the files that the style sheet names, as paths in the content folder."""
    font = help_center.store.brand.font if help_center.store else None
    known = {asset.path for asset in help_center.assets}
    return (font.name,) if font and font.name in known and _format(font) else ()


def _light(brand: ShopBrand) -> str:
    values: list[str] = []
    if brand.color is not None:
        color = nearest_readable(brand.color.name, LIGHT)
        values += [f"--hg-brand:{color}", f"--hg-link:{color}"]
        if brand.accent is None:
            values.append(f"--hg-ring:{color}")
    if brand.accent is not None:
        values.append(f"--hg-ring:{nearest_readable(brand.accent.name, LIGHT, SIGN_CONTRAST)}")
    if brand.radius:
        values.append(f"--hg-radius:{brand.radius}")
    return ";".join(values)


def _dark(brand: ShopBrand) -> str:
    values: list[str] = []
    source = brand.color_dark or brand.color
    if source is not None:
        color = nearest_readable(source.name, DARK)
        values += [f"--hg-brand:{color}", f"--hg-link:{color}"]
        if brand.accent is None:
            values.append(f"--hg-ring:{color}")
    if brand.accent is not None:
        values.append(f"--hg-ring:{nearest_readable(brand.accent.name, DARK, SIGN_CONTRAST)}")
    return ";".join(values)


def _font(brand: ShopBrand, known: set[str]) -> list[str]:
    if brand.font is None or brand.font.name not in known or not _format(brand.font):
        return []
    url = _UP_TO_ROOT + quote(asset_path(brand.font.name)).replace("'", "%27")
    face = f'@font-face{{font-family:"hg-own";src:url("{url}") format("{_format(brand.font)}");font-display:swap}}'
    return [face, ':root{--hg-own-font:"hg-own",}']


def _format(font: Reference) -> str:
    return FONT_FORMATS.get(posixpath.splitext(font.name)[1].lower(), "")
