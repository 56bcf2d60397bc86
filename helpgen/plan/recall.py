"""Pages that an earlier build has planned: their digests stand for them until somebody asks what they show.

Knows what a page is planned from. Must never know how. A page belongs to a run of pages that follow each other, which
is remembered under the digest of what all pages share and of the texts of the run.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, msgpack

from helpgen.memory import Memory, digest_of
from helpgen.model import Body
from helpgen.plan.bodies import BodyFiller
from helpgen.plan.edition import Edition
from helpgen.plan.frames import PageFacts
from helpgen.plan.twins import twin_of
from helpgen.plan.urls import PagePath
from helpgen.views import ArticleView, Artifact, LateView, TwinView, View, digest_of_text, digest_of_view


class Draft(Struct, frozen=True):
    """A page that is to be planned."""

    facts: PageFacts
    kind: type[View]
    texts: Sequence[Body]
    """The texts of articles that it shows."""
    make: Callable[[], View]


class _Run(Struct, frozen=True, array_like=True):
    """What is kept of some pages."""

    digests: list[str]
    """Of their views."""
    bodies: list[str]
    """Digests of the bodies of articles; "" for other pages."""
    twins: list[str]
    """Digests of the twins for programs; "" for a page that has none."""
    assets: list[str]
    """The files that they show, by their paths in the content folder."""


_WRITER = msgpack.Encoder()
_READER = msgpack.Decoder(_Run)
_RELATED = msgpack.Decoder(dict[str, list[str]])


class Recall:
    """Plans the pages of one edition, or knows them."""

    def __init__(self, memory: Memory, shared: bytes, edition: Edition, filler: BodyFiller) -> None:
        """`shared` is the digest of what all pages of the edition are made from; b"" if nothing is to be remembered."""
        self._memory = memory
        self._shared = shared
        self._edition = edition
        self._filler = filler
        self.has_late = False
        """Whether there are pages that may have to be planned later."""
        self.twins: dict[str, Artifact] = {}
        """The twins for programs of the pages, by the path of the page."""

    def plan(self, run: Sequence[Draft]) -> Iterator[tuple[PageFacts, Artifact]]:
        """Yield some pages; those that are known are planned when somebody asks for them."""
        key = self._key(run)
        content = self._memory.get(key) if key else None
        if content is None:
            yield from self._plan_now(run, key)
            return
        known = _READER.decode(content)
        self._filler.used_assets.update(known.assets)
        self.has_late = True
        for draft, digest, body, twin in zip(run, known.digests, known.bodies, known.twins, strict=True):
            page = draft.facts.path
            if twin:
                make = functools.partial(self._late_twin, draft)
                self.twins[page.file] = Artifact(page.markdown.file, LateView(TwinView, twin, make))
            yield draft.facts, Artifact(page.file, LateView(draft.kind, digest, draft.make, body))

    def knows(self, run: Sequence[Draft]) -> bool:
        """Tell whether some pages are known."""
        key = self._key(run)
        return bool(key) and self._memory.has(key)

    def _late_twin(self, draft: Draft) -> TwinView:
        twin = twin_of(self._edition, draft.facts.path, draft.make())
        assert twin is not None
        return twin

    def relate(self, language: str, make: Callable[[], Mapping[str, Sequence[str]]]) -> Mapping[str, Sequence[str]]:
        """Return what `make` does, which must follow from what all pages of the language share."""
        key = digest_of(self._shared, "related", language) if self._shared else b""
        content = self._memory.get(key) if key else None
        if content is not None:
            return _RELATED.decode(content)
        related = make()
        if key:
            self._memory.put(key, _WRITER.encode(related))
        return related

    def _plan_now(self, run: Sequence[Draft], key: bytes) -> Iterator[tuple[PageFacts, Artifact]]:
        used = self._filler.used_assets
        own = self._filler.used_assets = set()
        pages = [_digested(draft.facts.path, draft.make(), key) for draft in run]
        self._filler.used_assets = used | own
        if key:
            self._remember(key, pages, own)
        yield from zip((draft.facts for draft in run), pages, strict=True)

    def _remember(self, key: bytes, pages: Sequence[Artifact], assets: Iterable[str]) -> None:
        for page in pages:
            path = PagePath(page.path)
            twin = twin_of(self._edition, path, page.view)
            if twin is not None:
                self.twins[page.path] = _digested(path.markdown, twin, key)
        digests = [page.digest for page in pages]
        bodies = [digest_of_text(page.planned.body) if isinstance(page.planned, ArticleView) else "" for page in pages]
        twins = [self.twins[page.path].digest if page.path in self.twins else "" for page in pages]
        self._memory.put(key, _WRITER.encode(_Run(digests, bodies, twins, sorted(assets))))

    def _key(self, run: Sequence[Draft]) -> bytes:
        texts = [text.digest for draft in run for text in draft.texts]
        if not self._shared or not all(texts):
            return b""
        return digest_of(self._shared, *(draft.facts.path.file for draft in run), *texts)


def _digested(path: PagePath, view: View, key: bytes) -> Artifact:
    # With its digest, if that is going to be remembered.
    return Artifact(path.file, view, digest_of_view(view) if key else "")
