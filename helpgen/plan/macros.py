"""Articles, answers and prepared replies of one language → macros for agents."""

import html
from collections.abc import Iterable, Iterator

from helpgen.model import PLACEHOLDERS, Article, FaqTopic, Macro, facts_in
from helpgen.plan.absolute import AbsoluteFiller
from helpgen.plan.edition import Edition
from helpgen.plan.urls import quote
from helpgen.views import Html, MacroView

_BLANKS = {
    "customer.first_name": "macro_customer",
    "customer.name": "macro_customer",
    "order.number": "macro_order",
    "agent.first_name": "macro_agent",
    "agent.name": "macro_agent",
    "ticket.number": "macro_ticket",
}
"""Where a desk cannot fill a placeholder, its words from the theme stand in brackets."""


def plan_macros(edition: Edition) -> Iterator[MacroView]:
    """Yield the macros of one language by id. What is not translated has none: a reply is not sent in two languages."""
    yield from sorted(_Writer(edition).macros(), key=lambda macro: macro.id)


class _Writer:
    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._filler = AbsoluteFiller(edition)
        say = edition.phrases.say
        self._blanks = tuple((name, f"[{say(key)}]") for name, key in _BLANKS.items())

    def macros(self) -> Iterator[MacroView]:
        edition = self._edition
        for macro in edition.help_center.macros:
            if macro.language == edition.language and macro.is_ready(edition.settings.today):
                yield self._prepared(macro)
        for article in edition.visible.articles:
            if article.is_macro and article.language == edition.language:
                yield self._of_article(article)
        for topic in edition.visible.topics:
            if topic.is_macro and topic.language == edition.language:
                yield from self._of_topic(topic)

    def _prepared(self, macro: Macro) -> MacroView:
        text = self._filler.write(macro.body, macro.language, self._edition.page())
        facts = (name for name in facts_in(macro.body) if name not in PLACEHOLDERS)
        return self._view(macro.id, macro.title, macro.summary, macro.tags, text, facts)

    def _of_article(self, article: Article) -> MacroView:
        # The short answer and the way to the long one: a reply that repeats a whole page is not read.
        url = self._edition.addresses.absolute(self._edition.article_paths[article.id])
        words = f"<p>{html.escape(article.summary or article.title)}</p>"
        text = self._letter(words, url, article.title)
        return self._view(article.id, article.title, article.summary, article.tags, text, ())

    def _of_topic(self, topic: FaqTopic) -> Iterator[MacroView]:
        page = self._edition.page("faq", topic.id)
        url = self._edition.addresses.absolute(page)
        for question in topic.questions:
            title = self._filler.words(question.title, topic.language)
            answer = self._filler.write(question.body, topic.language, page)
            address = f"{url}#{quote(question.anchor)}" if url else ""
            text = self._letter(answer, address, title)
            macro_id = f"faq/{topic.id}#{question.anchor}"
            yield self._view(macro_id, title, "", topic.tags, text, facts_in(question.body))

    def _letter(self, answer: str, url: str, title: str) -> str:
        phrases = self._edition.phrases
        store = self._edition.help_center.store
        parts = [f"<p>{html.escape(phrases.say('macro_greeting', name='{{ customer.first_name }}'))}</p>", answer]
        if url:
            link = f'<a href="{html.escape(url)}">{html.escape(title)}</a>'
            parts.append(f"<p>{html.escape(phrases.say('macro_more')).replace('{link}', link)}</p>")
        signed = "<br>".join(("{{ agent.first_name }}", html.escape(store.name if store else "")))
        parts.append(f"<p>{html.escape(phrases.say('macro_closing'))}<br>{signed}</p>")
        return "\n".join(parts)

    def _view(
        self, macro_id: str, title: str, summary: str, tags: tuple[str, ...], text: str, facts: Iterable[str]
    ) -> MacroView:
        names = tuple(dict.fromkeys(facts))
        return MacroView(macro_id, self._edition.language, title, summary, tags, Html(text), self._blanks, names)
