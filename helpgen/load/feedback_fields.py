"""`feedback` of `store.yml`: where answers go and what is asked. Knows its keys and nothing of receivers."""

from typing import Annotated

from helpgen.load.field_types import Flag, UnexpectedValueError, WebAddress, Written
from helpgen.load.schema import Fields
from helpgen.model import Feedback, FeedbackFormat


def _read_scale(text: str) -> int:
    if text not in {"5", "10"}:
        raise UnexpectedValueError("5 or 10")
    return int(text)


Scale = Annotated[int, Written(_read_scale, {"enum": (5, 10)})]


class FeedbackFields(Fields):
    """Where answers and messages of shoppers go, and what is asked."""

    endpoint: WebAddress = ""
    """Address that takes them."""
    format: FeedbackFormat = FeedbackFormat.JSON
    """How the endpoint takes them: json for the collector and its like, form for Formspree and its like."""
    netlify: Flag = False
    """Whether Netlify collects the forms of the published pages."""
    csat: Scale | None = None
    """Ask on the contact page how content shoppers are, on a scale to 5 or to 10."""
    nps: Flag = False
    """Ask on the contact page how likely they are to recommend the shop, from 0 to 10."""
    search_events: Flag = False
    """Tell the endpoint what was searched, whether something was found, and what was opened."""
    photos: Flag = False
    """Whether the contact form takes photos; the receiver must take files, which the collector does not."""
    survey_url: WebAddress = ""
    """Address of a survey elsewhere, offered on the contact page."""

    def build(self) -> Feedback:
        """Return the settings of the model."""
        return Feedback(
            endpoint=self.endpoint,
            format=self.format,
            is_netlify=self.netlify,
            csat=self.csat or 0,
            asks_nps=self.nps,
            counts_searches=self.search_events,
            takes_photos=self.photos,
            survey_url=self.survey_url,
        )
