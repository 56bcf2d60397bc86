"""Bodies with holes → HTML that is read far from the site: in a mailbox, on paper, in another program."""

import re

from helpgen.model import Body, BodyPart, Card, Target, TargetKind
from helpgen.plan.bodies import BodyFiller
from helpgen.plan.urls import PagePath
from helpgen.views import Html

_LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<words>.*?)</a>", re.DOTALL)
_IMAGE = re.compile(r"<img\b[^>]*>")
_ALT = re.compile(r'\salt="([^"]*)"')
_WRAPPER = re.compile(r"</?figure\b[^>]*>")
_ID = re.compile(r'\s(?:id|class|style|tabindex|data-[a-z-]+)="[^"]*"')


class AbsoluteFiller(BodyFiller):
    """Fills bodies with whole addresses; where there is none, the words stay."""

    def write(self, body: Body, language: str, page: PagePath) -> Html:
        """Return the HTML of a body without images and without attributes that only the theme knows."""
        markup = _IMAGE.sub(_words_of_image, self.fill(body, page, language))
        markup = _LINK.sub(_link_or_words, _WRAPPER.sub("", markup))
        return Html(re.sub(r"<[^>]*>", lambda tag: _ID.sub("", tag[0]), markup).strip())

    def _card(self, part: BodyPart) -> Card | None:
        return None  # a box is a thing of the site; its name stands here

    def target_url(self, target: Target, page: PagePath) -> str:
        """Return the whole URL of a page; "" for a file, which only the site has, and for what is not published."""
        edition = self._edition
        has_page = target.kind in {TargetKind.POLICY, TargetKind.CONTACT, TargetKind.TOOL}
        if target.kind is TargetKind.ASSET or not (has_page or target in edition.published):
            return ""
        return edition.addresses.absolute(edition.addresses.of_target(target, edition.language))

    def file_url(self, path: str, page: PagePath) -> str:
        """Return "": no file goes along."""
        return ""


def _words_of_image(match: re.Match[str]) -> str:
    alt = _ALT.search(match[0])
    return alt[1] if alt else ""


def _link_or_words(match: re.Match[str]) -> str:
    return match[0] if 'href="' in match["attributes"] else match["words"]
