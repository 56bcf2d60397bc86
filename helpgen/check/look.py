"""The brand can be read, its files exist, and notices lead to something."""

from collections.abc import Iterator

from helpgen.check import theme_rules as broken
from helpgen.check.rules import unknown_article
from helpgen.diagnostics import Diagnostic
from helpgen.model import HelpCenter, Reference
from helpgen.model.brand import DARK, LIGHT, SIGN_CONTRAST, TEXT_CONTRAST, Scheme, find_shortfall, nearest_readable
from helpgen.settings import Settings


def check_brand(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield colours that cannot be read, and files of the brand that are not there."""
    if help_center.store is None:
        return
    brand = help_center.store.brand
    yield from _check_color("color", brand.color, LIGHT, TEXT_CONTRAST)
    yield from _check_color("color_dark", brand.color_dark, DARK, TEXT_CONTRAST)
    yield from _check_color("accent", brand.accent, LIGHT, SIGN_CONTRAST)
    files = {asset.path for asset in help_center.assets}
    for key, named in (("logo", brand.logo), ("logo_dark", brand.logo_dark), ("font", brand.font)):
        if named is not None and named.name not in files:
            yield broken.missing_brand_file.at(named.position, key, named.name, files)


def _check_color(key: str, color: Reference | None, scheme: Scheme, needed: float) -> Iterator[Diagnostic]:
    if color is None:
        return
    short = find_shortfall(color.name, scheme, needed)
    if short is not None:
        nearest = nearest_readable(color.name, scheme, needed)
        yield broken.low_contrast.at(
            color.position, key, color.name, scheme.name, short.ground, short.ratio, short.needed, nearest
        )


def check_notices(help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield notices that are over, and those that name an article that does not exist."""
    known = {article.id for article in help_center.articles}
    for notice in help_center.notices:
        if notice.expires_at is not None and notice.expires_at <= settings.today:
            yield broken.expired_notice.at(notice.position, notice.id, notice.expires_at)
        if notice.article is not None and notice.article.name not in known:
            yield unknown_article.at(notice.article.position, notice.article.name, known)
