"""What is taken from a help center without building its site: facts, answers, profiles, replies, handbooks."""

from collections.abc import Mapping
from itertools import chain

from helpgen.model import HelpCenter
from helpgen.plan.answers import plan_answers
from helpgen.plan.bios import plan_bios
from helpgen.plan.edition import make_editions
from helpgen.plan.handbook import plan_handbook
from helpgen.plan.languages import Phrases
from helpgen.plan.macros import plan_macros
from helpgen.settings import Settings, Strings
from helpgen.views import AnswerView, BioView, HandbookView, MacroView


def list_facts(help_center: HelpCenter, strings: Mapping[str, Strings]) -> tuple[tuple[str, str], ...]:
    """Return the facts by name, in the words of the default language."""
    default = help_center.default_language
    phrases = Phrases(default, default, strings[default])
    return tuple((name, phrases.fact(value)) for name, value in help_center.facts.items())


def plan_all_answers(
    help_center: HelpCenter, settings: Settings, strings: Mapping[str, Strings]
) -> tuple[AnswerView, ...]:
    """Return every public question with its answer, language by language."""
    return tuple(chain.from_iterable(map(plan_answers, make_editions(help_center, settings, strings, ""))))


def plan_all_bios(help_center: HelpCenter, settings: Settings, strings: Mapping[str, Strings]) -> tuple[BioView, ...]:
    """Return the texts for profiles on networks, language by language."""
    return tuple(chain.from_iterable(map(plan_bios, make_editions(help_center, settings, strings, ""))))


def plan_handbooks(
    help_center: HelpCenter, settings: Settings, strings: Mapping[str, Strings]
) -> tuple[HandbookView, ...]:
    """Return what agents alone read, a page for each language."""
    return tuple(map(plan_handbook, make_editions(help_center, settings, strings, "")))


def plan_all_macros(
    help_center: HelpCenter, settings: Settings, strings: Mapping[str, Strings]
) -> tuple[MacroView, ...]:
    """Return the replies prepared for agents, language by language."""
    return tuple(chain.from_iterable(map(plan_macros, make_editions(help_center, settings, strings, ""))))
