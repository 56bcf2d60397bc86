"""A help center → how far its translations are, and what answers the contact reasons."""

from helpgen.model import Answered, Coverage, HelpCenter, find_coverage, find_pairs, inner_path
from helpgen.settings import Settings
from helpgen.views import CoverageStatus, ReasonStatus, State, StatusView, TextStatus


def plan_status(help_center: HelpCenter, settings: Settings) -> StatusView:
    """Return every public text of the default language with the state of its translations, by path."""
    default = help_center.default_language
    others = help_center.languages[1:]
    states: dict[tuple[str, str], State] = {}
    for pair in find_pairs(help_center):
        state = State.STALE if pair.is_stale else State.CURRENT if pair.is_recorded else State.UNRECORDED
        states[inner_path(help_center, pair.original), pair.translation.language] = state
    texts = [
        TextStatus(path, text.digest, tuple(states.get((path, language), State.MISSING) for language in others))
        for text in help_center.prose
        if text.language == default and text.publication.is_public(settings.today)
        for path in [inner_path(help_center, text)]
    ]
    return StatusView(
        settings.site_name,
        default,
        others,
        tuple(sorted(texts, key=lambda text: text.path)),
        tuple(_coverage(found) for found in find_coverage(help_center, settings.today)),
        tuple(state.value for state in Answered),
        tuple(reason.value for reason in help_center.store.reasons_off) if help_center.store else (),
    )


def _coverage(found: Coverage) -> CoverageStatus:
    reasons = (
        ReasonStatus(reason.value, reason.question, state.value, place) for reason, state, place in found.answers
    )
    return CoverageStatus(found.market, found.language, tuple(reasons))
