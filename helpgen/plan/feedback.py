"""The forms with which shoppers say something: where they go, what they ask, and the privacy notice beside them."""

from collections.abc import Sequence

from msgspec.structs import replace

from helpgen.model import ChannelType, FeedbackFormat, Store
from helpgen.plan.edition import Edition
from helpgen.plan.urls import PagePath, relative
from helpgen.views import ContactForm, FeedbackForm, Receiver, SurveyForm

REASONS = ("missing", "unclear", "wrong", "outdated", "long", "other")
"""As in the contract, see docs/content/en/reference/feedback.md."""
_NETLIFY = "netlify"
_NPS = tuple(range(11))
_PRIVACY = ("controller", "purpose", "basis", "recipients", "storage", "rights")


class Forms:
    """Makes the forms of one edition, whose words are the same on all pages."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._reasons = tuple((reason, edition.phrases.say(f"feedback_reason_{reason}")) for reason in REASONS)
        store = edition.help_center.store
        self._receiver = _receiver(edition, store) if store else None

    def feedback(self, path: PagePath, page: str) -> FeedbackForm | None:
        """Return "Was this helpful?" for a page; None where the shop has no way to receive answers."""
        receiver = self._receiver_on(path)
        return FeedbackForm(receiver, page, self._edition.language, self._reasons) if receiver else None

    def contact(self, path: PagePath, topics: Sequence[tuple[str, str]]) -> ContactForm | None:
        """Return the form of the contact page; None where the shop has no way to receive messages."""
        receiver = self._receiver_on(path)
        store = self._edition.help_center.store
        if receiver is None or store is None:
            return None
        wanted, language = store.feedback, self._edition.language
        surveys = _surveys(self._edition, receiver, store, "contact")
        return ContactForm(receiver, language, tuple(topics), wanted.takes_photos, surveys, wanted.survey_url)

    def _receiver_on(self, path: PagePath) -> Receiver | None:
        if self._receiver is not None and self._receiver.kind == _NETLIFY:
            return replace(self._receiver, action=relative(path, path.address))
        return self._receiver


def search_events_url(edition: Edition) -> str:
    """Return where searches are counted, "" unless the shop has switched that on and its receiver takes JSON."""
    store = edition.help_center.store
    if store is None or not store.feedback.counts_searches or store.feedback.format is not FeedbackFormat.JSON:
        return ""
    return store.feedback.endpoint


def _receiver(edition: Edition, store: Store) -> Receiver | None:
    # Netlify takes what a page sends to itself.
    notice = _privacy(edition, store)
    if store.feedback.endpoint:
        return Receiver(store.feedback.endpoint, store.feedback.format.value, notice)
    if store.feedback.is_netlify:
        return Receiver("", _NETLIFY, notice)
    emails = [channel.address for channel in edition.help_center.channels if channel.type is ChannelType.EMAIL]
    address = next(iter(emails), store.email)
    return Receiver(f"mailto:{address}", "mail", notice) if address else None


def _privacy(edition: Edition, store: Store) -> tuple[tuple[str, str], ...]:
    # What Article 13 of the GDPR asks for: in the words of legal.yml, else in the theme's.
    legal = edition.help_center.policies.legal
    say, text = edition.phrases.say, edition.phrases.text
    if legal is not None and legal.privacy is not None:
        own = legal.privacy
        texts = [own.controller, own.purpose, own.basis, own.recipients, own.storage, own.rights]
        words = [text(one) for one in texts]
    else:
        address = store.address
        place = [f"{address.street}, {address.postal_code} {address.city}"] if address else []
        controller = ", ".join([store.legal_name or store.name, *place, *([store.email] if store.email else [])])
        words = [controller, *(say(f"form_privacy_{name}") for name in _PRIVACY[1:])]
    return tuple((say(f"privacy_{name}"), said) for name, said in zip(_PRIVACY, words, strict=True))


def _surveys(edition: Edition, receiver: Receiver, store: Store, page: str) -> tuple[SurveyForm, ...]:
    # Questions with a scale that the shop has switched on; none by mail.
    if receiver.kind == "mail":
        return ()
    wanted = store.feedback
    scales = [
        ("csat", tuple(range(1, wanted.csat + 1)) if wanted.csat else ()),
        ("nps", _NPS if wanted.asks_nps else ()),
    ]
    say = edition.phrases.say
    return tuple(
        SurveyForm(
            receiver=receiver,
            kind=kind,
            question=say(f"survey_{kind}", store=store.name),
            worst=say(f"survey_{kind}_worst"),
            best=say(f"survey_{kind}_best"),
            answers=answers,
            scale=answers[-1],
            page=page,
            language=edition.language,
        )
        for kind, answers in scales
        if answers
    )
