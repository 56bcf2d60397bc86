"""Links, images and quoted facts lead to something."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from helpgen.check import rules as broken
from helpgen.check.near import NearNames
from helpgen.check.texts import CheckedText
from helpgen.diagnostics import Diagnostic
from helpgen.model import (
    PLACEHOLDERS,
    AddressHole,
    Article,
    FactHole,
    FactValue,
    HelpCenter,
    ImageHole,
    LinkHole,
    Target,
    TargetKind,
    Video,
)
from helpgen.settings import Settings

_ADDRESS_START = re.compile(r"(?:https?://|mailto:|tel:|sms:|[a-z0-9._~-]*/|#)", re.IGNORECASE)


def check_links(texts: Sequence[CheckedText], help_center: HelpCenter, settings: Settings) -> Iterator[Diagnostic]:
    """Yield what is wrong with links, images and variables, in every text."""
    directory = _Directory(help_center, texts)
    for text in texts:
        is_public = text.publication.is_public(settings.today)
        facts = [part for title in text.titles for part in title if isinstance(part, FactHole)]
        for part in text.parts():
            if isinstance(part, str):  # most are
                continue
            if isinstance(part, LinkHole):
                yield from directory.check_link(text, part, is_public=is_public, settings=settings)
            elif isinstance(part, ImageHole):
                yield from directory.check_image(text, part)
            elif isinstance(part, AddressHole):
                yield from _check_address(part, help_center.facts)
            elif isinstance(part, FactHole):
                facts.append(part)
        if text.article is not None and text.article.video is not None:
            yield from directory.check_video(text.article, text.article.video)
        known = (*help_center.facts, *PLACEHOLDERS) if text.is_macro else help_center.facts
        for fact in facts:
            if fact.name not in help_center.facts and not (text.is_macro and fact.name in PLACEHOLDERS):
                yield broken.unknown_fact.at(fact.position, fact.name, known)


def _check_address(hole: AddressHole, facts: Mapping[str, FactValue]) -> Iterator[Diagnostic]:
    for part in hole.parts:
        if isinstance(part, FactHole) and part.name not in facts:
            yield broken.unknown_fact.at(part.position, part.name, facts)
    first = hole.parts[0]
    value = facts.get(first.name) if isinstance(first, FactHole) else None
    if value is not None and not (isinstance(value, str) and _ADDRESS_START.match(value)):
        yield broken.unsafe_address.at(hole.position, first.source if isinstance(first, FactHole) else first)


class _Directory:
    """Looks up what links lead to."""

    def __init__(self, help_center: HelpCenter, texts: Iterable[CheckedText]) -> None:
        self._help_center = help_center
        self._texts: Mapping[str, CheckedText] = {text.path: text for text in texts}
        self._topic_anchors = {topic.path: topic.anchors for topic in help_center.faq_topics}
        self._near_texts = NearNames(self._texts)
        self._near_files = NearNames(asset.path for asset in help_center.assets)

    def check_link(
        self, text: CheckedText, link: LinkHole, *, is_public: bool, settings: Settings
    ) -> Iterator[Diagnostic]:
        target = self._help_center.find_target(link.path)
        if target is None:
            yield broken.broken_link.at(link.position, link.target, self._near(text, link.path))
            return
        aim = self._text_of(link.path, target)
        if aim is None:
            return
        if is_public and not aim.publication.is_public(settings.today):
            agents_only = aim.publication.audience.value == "agents"
            rule = broken.link_to_agents_only if agents_only else broken.link_to_unpublished
            yield rule.at(link.position, link.target)
        elif link.anchor and link.anchor not in (anchors := self._anchors_in(aim)):
            yield broken.broken_anchor.at(link.position, link.anchor, anchors)

    def check_image(self, text: CheckedText, image: ImageHole) -> Iterator[Diagnostic]:
        target = self._help_center.find_target(image.path)
        if not image.path:
            yield broken.external_image.at(image.position, image.target)
        elif target is None or target.kind is not TargetKind.ASSET:
            yield broken.missing_image.at(image.position, image.target, self._files_near(text, image.path))
        if not image.has_alt:
            yield broken.image_without_text.at(image.position, image.target)

    def check_video(self, article: Article, video: Video) -> Iterator[Diagnostic]:
        for address in filter(None, (video.url, video.captions)):
            path = video.path_of(address, article.path)
            target = self._help_center.find_target(path)
            if path and (target is None or target.kind is not TargetKind.ASSET):
                yield broken.missing_image.at(article.position, address, ())

    def _text_of(self, path: str, target: Target) -> CheckedText | None:
        if path in self._texts:
            return self._texts[path]
        # A folder stands for its index; a missing translation for the text in the default language.
        help_center = self._help_center
        inner = path.partition("/")[2] if target.language != help_center.default_language else ""
        for candidate in (f"{path}/index.md", f"{help_center.default_language}/{inner}"):
            if candidate in self._texts:
                return self._texts[candidate]
        return None

    def _anchors_in(self, text: CheckedText) -> frozenset[str]:
        if text.path in self._topic_anchors:
            return self._topic_anchors[text.path]
        return frozenset().union(*(body.anchors for body in text.bodies))

    def _near(self, text: CheckedText, path: str) -> Iterable[str]:
        return _relative_names(text.folder, self._near_texts.find(path))

    def _files_near(self, text: CheckedText, path: str) -> Iterable[str]:
        return _relative_names(text.folder, self._near_files.find(path))


def _relative_names(folder: str, paths: Iterable[str]) -> tuple[str, ...]:
    # As a writer would type them: the own folder's files, and those one folder up.
    names: list[str] = []
    parent = folder.rpartition("/")[0]
    for path in paths:
        if path.startswith(f"{folder}/"):
            names.append(path.removeprefix(f"{folder}/"))
        elif path.startswith(f"{parent}/"):
            names.append(f"../{path.removeprefix(f'{parent}/')}")
    return tuple(names)
