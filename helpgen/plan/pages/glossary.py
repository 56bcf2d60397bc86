"""The page of all terms."""

from helpgen.plan.glossary import term_view
from helpgen.plan.pages.composer import Composer, PlannedPage
from helpgen.views import Artifact, GlossaryView


def plan_glossary(composer: Composer) -> PlannedPage:
    """Return the page that explains every term, in the order of the alphabet."""
    edition = composer.edition
    phrases = edition.phrases
    title = phrases.say("glossary_title")
    facts = composer.page_facts(("glossary",), title, phrases.say("glossary_summary"))
    terms = sorted(
        (term_view(term, phrases) for term in edition.help_center.terms), key=lambda term: term.term.casefold()
    )
    view = GlossaryView(
        frame=composer.frames.build(facts),
        breadcrumbs=composer.frames.breadcrumbs(facts.path, (), title),
        title=title,
        summary=facts.description,
        terms=tuple(terms),
    )
    return facts, Artifact(facts.path.file, view)
