"""What the search of one language shows beside results → the small file that it fetches when it opens."""

import json
from collections.abc import Iterator

from helpgen.search.phrases import stem_phrase
from helpgen.search.stems import stemmer_for
from helpgen.views import Link, PolicyFacts, SearchStartView

VERSION = 2
"""Of the file; the script of another version reads nothing of it."""


def render_search_start(view: SearchStartView) -> bytes:
    """Return the file. Questions are written as the index knows them, so that the browser needs no stemmer."""
    content = {
        "v": VERSION,
        "words": dict(view.words),
        "popular": [_link(link) for link in view.popular],
        "channels": [_link(link) for link in view.channels],
        "policies": [_policy(policy, view.language) for policy in view.policies],
        "kinds": view.kinds,
        "topics": view.topics,
        "in": view.topic_runs,
    }
    # "<" escaped: a host that takes the file for a page must find no markup in it.
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").encode()


def _link(link: Link) -> dict[str, str]:
    written = {"title": link.title, "url": link.url, "summary": link.summary, "language": link.language}
    return {key: words for key, words in written.items() if words}


def _policy(policy: PolicyFacts, language: str) -> dict[str, object]:
    stem = stemmer_for(language)

    def terms(questions: tuple[str, ...]) -> Iterator[str]:
        return (" ".join(stem_phrase(question, stem)) for question in questions)

    facts = [
        {"label": fact.label, "value": fact.value, "note": fact.note, "asked": list(dict.fromkeys(terms(fact.asked)))}
        for fact in policy.facts
    ]
    return {**_link(policy.policy), "numbers": policy.numbers, "facts": facts}
