"""Everything that all pages are made from → one digest.

A page is planned from the help center, the settings and the theme's words, and can reach nothing else. Of the texts of
other articles it reads no more than their anchors: so two builds in which this digest is the same plan the same page
from the same text.
"""

import hashlib
import operator
from collections.abc import Iterator, Mapping
from datetime import time
from pathlib import Path

from msgspec import msgpack
from msgspec.structs import replace

from helpgen.memory import code_digest
from helpgen.model import Article, Body, Category, HelpCenter, Landing, Macro
from helpgen.policy.sayable import zoned_time
from helpgen.settings import Settings, Strings

_IN_PIECES = frozenset({"articles", "faq_topics", "homes", "faq_indexes", "categories", "macros", "assets"})
"""What is written down piece by piece."""
_NEVER_SHOWN = frozenset({"prose", "places", "search_tests"})
"""What is only checked."""
_NOWHERE = Path()
_WRITER = msgpack.Encoder()
_AT_ONCE = 100
"""Articles that are written down together."""
_OWN_FIELDS = operator.attrgetter(*(name for name in Article.__struct_fields__ if name != "body"))


def shared_digest(
    help_center: HelpCenter, settings: Settings, strings: Mapping[str, Strings], assets_folder: str
) -> bytes:
    """Return the digest of what `plan_site` gets, the texts of articles left out (SHA-256)."""
    hashed = hashlib.sha256(code_digest())
    own = (assets_folder, _settings(settings))
    for line in (*own, *_strings(strings), *_content(help_center), *_clocks(help_center)):
        written = line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
        hashed.update(b"%d:" % len(written) + written)
    return hashed.digest()


def _settings(settings: Settings) -> str:
    # Where the folders lie is of no account; Markdown was read with its extensions, and texts have digests of that.
    return repr(
        replace(
            settings,
            project_dir=_NOWHERE,
            config_path=_NOWHERE,
            content_dir=_NOWHERE,
            site_dir=_NOWHERE,
            theme_dirs=(),
            material_dir=_NOWHERE,
            markdown_extensions=(),
            is_strict=False,
        )
    )


def _strings(strings: Mapping[str, Strings]) -> Iterator[str]:
    for language, words in sorted(strings.items()):
        yield f"{language} {sorted(words.entries.items())!r}"


def _content(help_center: HelpCenter) -> Iterator[str | bytes]:
    for name in help_center.__struct_fields__:
        if name not in _IN_PIECES and name not in _NEVER_SHOWN:
            yield f"{name} {getattr(help_center, name)!r}"
    for start in range(0, len(help_center.articles), _AT_ONCE):
        articles = help_center.articles[start : start + _AT_ONCE]
        yield _WRITER.encode([(_OWN_FIELDS(one), one.body.headings, sorted(one.body.anchors)) for one in articles])
    others: tuple[Landing | Category | Macro, ...] = (*help_center.homes, *help_center.faq_indexes)
    for text in (*others, *help_center.categories, *help_center.macros):
        yield repr(replace(text, body=_without_anchors(text.body)))
        yield _written(text.body.anchors)
    for topic in help_center.faq_topics:
        questions = tuple(replace(one, body=_without_anchors(one.body)) for one in topic.questions)
        yield repr(replace(topic, intro=_without_anchors(topic.intro), questions=questions, anchors=frozenset()))
        yield from map(_written, (topic.anchors, topic.intro.anchors, *(one.body.anchors for one in topic.questions)))
    for asset in help_center.assets:
        yield repr(replace(asset, file=_NOWHERE))


def _without_anchors(body: Body) -> Body:
    return replace(body, anchors=frozenset())


def _written(names: frozenset[str]) -> str:
    return repr(sorted(names))  # a set is printed in another order each time


def _clocks(help_center: HelpCenter) -> Iterator[str]:
    # A page says when its text was written, in the time of the shop: what the machine knows of time zones is read, too.
    store = help_center.store
    if store is None:
        return
    days = {article.publication.updated for article in help_center.articles}
    for day in sorted(day for day in days if day is not None):
        yield zoned_time(time(0), day, store.time_zone).iso
