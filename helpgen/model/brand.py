"""The look of the shop, and the mathematics of readable colours.

Knows colours and their contrast; must never know how a style sheet is written.
"""

import functools
import math
from collections.abc import Iterable

from msgspec import Struct

from helpgen.model.articles import Reference

TEXT_CONTRAST = 4.5
"""Between text and what it stands on. Source: WCAG 2.2, success criterion 1.4.3."""
SIGN_CONTRAST = 3.0
"""Between the ring around what has the focus and what it stands on. Source: WCAG 2.2, 1.4.11."""


class ShopBrand(Struct, frozen=True):
    """What the shop says of its look. None and "" stand for the theme's own; names are as the writer typed them."""

    color: Reference | None = None
    """Of links and buttons, as `#rrggbb`."""
    color_dark: Reference | None = None
    """The same on dark pages; None: made from `color`."""
    accent: Reference | None = None
    """Of the ring around what has the focus."""
    logo: Reference | None = None
    """Path of a file of the content folder."""
    logo_dark: Reference | None = None
    """As `logo`, for dark pages."""
    font: Reference | None = None
    """As `logo`, a font file."""
    radius: str = ""
    """Of corners, a CSS length."""


class Ground(Struct, frozen=True):
    """A colour of the theme that something stands on."""

    name: str
    """As a writer understands it."""
    color: str
    """`#rrggbb`."""


class Scheme(Struct, frozen=True):
    """The colours of the theme that a brand meets, by day or by night. `tokens.css` has the same ones."""

    name: str
    grounds: tuple[Ground, ...]
    on_brand: str
    """Of the words on a button."""
    wash: float
    """Lightness (OKLCH) of areas tinted with the brand."""


LIGHT = Scheme(
    "light", (Ground("cards", "#ffffff"), Ground("the page", "#fcfaf6"), Ground("panels", "#f5f0e7")), "#ffffff", 0.949
)
DARK = Scheme(
    "dark", (Ground("the page", "#181613"), Ground("panels", "#1f1c18"), Ground("cards", "#221f1b")), "#12100d", 0.29
)


class Shortfall(Struct, frozen=True):
    """A pair of colours that is too alike."""

    ground: str
    ratio: float
    needed: float


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio" and "relative luminance"."""
    return _ratio(_luminance(one), _luminance(other))


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def find_shortfall(color: str, scheme: Scheme, needed: float = TEXT_CONTRAST) -> Shortfall | None:
    """Return the pair with the least contrast that this colour makes with the theme, None if all are readable."""
    own = _luminance(color)
    ratio, ground = min((_ratio(own, bright), name) for name, bright in _grounds(color, scheme, needed))
    return Shortfall(ground, ratio, needed) if ratio < needed else None


def nearest_readable(color: str, scheme: Scheme, needed: float = TEXT_CONTRAST) -> str:
    """Return the colour itself if it is readable, else the nearest lightness of the same hue that is."""
    if find_shortfall(color, scheme, needed) is None:
        return color
    lightness, chroma, hue = _to_oklch(color)
    steps = sorted(range(_STEPS + 1), key=lambda step: (abs(step / _STEPS - lightness), step))
    candidates: Iterable[str] = (_from_oklch(step / _STEPS, chroma, hue) for step in steps)
    return next(found for found in candidates if find_shortfall(found, scheme, needed) is None)


_STEPS = 256
"""Between black and white; finer ones the eye does not see."""


def _grounds(color: str, scheme: Scheme, needed: float) -> list[tuple[str, float]]:
    # A ring stands on the page only; links and buttons also on their own wash and below their own words.
    found = [(ground.name, _luminance(ground.color)) for ground in scheme.grounds]
    if needed >= TEXT_CONTRAST:
        found += [("tinted areas", _luminance(_wash(color, scheme))), ("button text", _luminance(scheme.on_brand))]
    return found


def _wash(color: str, scheme: Scheme) -> str:
    _, chroma, hue = _to_oklch(color)
    return _from_oklch(scheme.wash, min(chroma, 0.013), hue)


@functools.lru_cache(maxsize=4096)
def _luminance(color: str) -> float:
    red, green, blue = _linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return _expand(red), _expand(green), _expand(blue)


def _expand(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)


def _compress(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * math.pow(part, 1 / 2.4) - 0.055


def _to_oklch(color: str) -> tuple[float, float, float]:
    # Source: Björn Ottosson, "A perceptual color space for image processing"; CSS Color 4.
    red, green, blue = _linear(color)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _from_oklch(lightness: float, chroma: float, hue: float) -> str:
    # What the screen cannot show is cut off; the contrast is measured on what is left.
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    parts = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(_compress(min(1.0, max(0.0, part))) * 255):02x}" for part in parts)
