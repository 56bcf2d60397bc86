"""The FAQ index and the pages of its topics."""

import re

from helpgen.model import FaqTopic, Target, TargetKind
from helpgen.plan.channels import fitting_channels
from helpgen.plan.languages import direction_of
from helpgen.plan.pages.composer import Composer, PlannedPage
from helpgen.plan.urls import PagePath, relative
from helpgen.search.text import text_of
from helpgen.views import Artifact, FaqIndexView, FaqTopicBlock, FaqTopicView, Link, QuestionView

_LIST_LINE = re.compile(r"<li\b[^>]*>(.*?)</li>", re.DOTALL)
FOLDED_FROM = 13
"""So many questions of one topic are quicker to look through with folded answers; a reader of fewer should not
have to open them one by one. Sources: the pages of NN/g about accordions and of GOV.UK about FAQs."""


def plan_faq_index(composer: Composer) -> PlannedPage:
    """Return the page that lists all topics with their questions."""
    edition = composer.edition
    landing = edition.visible.faq_index
    title = (landing.title if landing else "") or edition.phrases.say("faq_title")
    summary = (landing.summary if landing else "") or edition.phrases.say("faq_summary")
    facts = composer.page_facts(("faq",), title, summary, is_folder=True)
    view = FaqIndexView(
        frame=composer.frames.build(facts),
        breadcrumbs=composer.frames.breadcrumbs(facts.path, (), title),
        title=title,
        summary=summary,
        topics=tuple(_topic_block(composer, topic, facts.path) for topic in edition.visible.topics),
    )
    return facts, Artifact(facts.path.file, view)


def _topic_block(composer: Composer, topic: FaqTopic, page: PagePath) -> FaqTopicBlock:
    url = relative(page, composer.edition.page("faq", topic.id).address)
    language = composer.foreign(topic.language)
    questions = tuple(
        Link(
            composer.filler.words(question.title, topic.language),
            f"{url}#{question.anchor}",
            _short_answer(composer.filler.fill(question.body, page, topic.language)),
            language=language,
        )
        for question in topic.questions
    )
    return FaqTopicBlock(topic.title, url, topic.summary, language, questions)


def _short_answer(answer: str) -> str:
    """The first paragraph, or the lines of the list with which it begins; "" for anything else, such as a table."""
    beginning = answer.lstrip()
    if beginning.startswith(("<ul", "<ol")):
        return " · ".join(text_of(line) for line in _LIST_LINE.findall(beginning.partition(f"</{beginning[1:3]}>")[0]))
    return text_of(beginning.partition("</p>")[0]) if beginning.startswith("<p") else ""


def plan_faq_topic(composer: Composer, topic: FaqTopic) -> PlannedPage:
    """Return the page of a topic."""
    edition = composer.edition
    own_languages = edition.translations[Target(TargetKind.FAQ_TOPIC, topic.id, "")]
    facts = composer.page_facts(("faq", topic.id), topic.title, topic.summary, own_languages=own_languages)
    page = facts.path
    view = FaqTopicView(
        frame=composer.frames.build(facts),
        breadcrumbs=composer.frames.breadcrumbs(
            page, [(edition.phrases.say("faq"), composer.folder("faq"))], topic.title
        ),
        title=topic.title,
        summary=topic.summary,
        intro=composer.filler.fill(topic.intro, page, topic.language),
        questions=tuple(
            QuestionView(
                question.anchor,
                composer.filler.words(question.title, topic.language),
                composer.filler.fill(question.body, page, topic.language),
            )
            for question in topic.questions
        ),
        is_folded=len(topic.questions) >= FOLDED_FROM,
        body_language=topic.language,
        body_direction=direction_of(topic.language),
        notice=composer.notice(topic.language, facts),
        topics=composer.topic_links(page, topic.id),
        channels=composer.cards.on_page(fitting_channels(edition, ""), page, topic.title),
        feedback=composer.forms.feedback(page, f"faq/{topic.id}"),
    )
    return facts, Artifact(page.file, view)
