"""Facts and words for other programs → JSON. Knows how values are written, never what they mean."""

import json
from collections.abc import Mapping
from decimal import Decimal

import msgspec

from helpgen.policy.arrivals import count_arrivals
from helpgen.views import (
    ArrivalsView,
    DeliveryZone,
    EmbedView,
    Fact,
    FactGroup,
    FactList,
    FactsView,
    FaqBrief,
    Link,
    PolicyBrief,
    WordsView,
)

VERSION = 1
"""Of every file; it grows when a name goes or changes its meaning, not when one is added."""
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def render_facts(view: FactsView) -> bytes:
    """Return a file of facts, readable by people, too."""
    group = FactGroup((("version", VERSION), *view.facts.entries))
    return f"{write_json(group)}\n".encode()


def write_compact(fact: Fact) -> str:
    """Return a fact as JSON on one line, else as `write_json`."""
    return msgspec.json.encode(_plain(fact)).decode().replace("<", "\\u003c")


def _plain(fact: Fact) -> object:
    if type(fact) is str:  # most are
        return fact
    match fact:
        case FactGroup(entries):
            return {name: _plain(value) for name, value in entries}
        case FactList(entries):
            return [_plain(entry) for entry in entries]
        case Decimal():
            return msgspec.Raw(format(fact, "f").encode())
        case _:
            return fact


def write_json(fact: Fact, depth: int = 0) -> str:
    """Return a fact as JSON for readers, too. Decimals keep all their digits, which no binary float would.

    "<" is escaped, so that neither `</script>` nor a comment can end the element that the text stands in.
    """
    if isinstance(fact, str):  # most are
        return _write_text(fact)
    inner, outer = "\n" + "  " * (depth + 1), "\n" + "  " * depth

    def write(value: Fact) -> str:
        return write_json(value, depth + 1)

    match fact:
        case FactGroup(entries):
            lines = [f"{_write_text(name)}: {write(value)}" for name, value in entries]
            return "{" + inner + ("," + inner).join(lines) + outer + "}" if lines else "{}"
        case FactList(entries) if any(isinstance(entry, (FactGroup, FactList)) for entry in entries):
            return "[" + inner + ("," + inner).join(write(entry) for entry in entries) + outer + "]"
        case FactList(entries):
            return "[" + ", ".join(write(entry) for entry in entries) + "]"
        case Decimal():
            return format(fact, "f")
        case _:
            return json.dumps(fact)


def _write_text(text: str) -> str:
    return _ENCODER.encode(text).replace("<", "\\u003c")


def render_words(view: WordsView) -> bytes:
    """Return the words of one language that pages of the shop show."""
    parts: Mapping[str, list[dict[str, object]]] = {
        "policies": [_policy(policy) for policy in view.policies],
        "delivery": [_zone(zone) for zone in view.zones],
        "faq": [_topic(topic) for topic in view.topics],
    }
    content = {
        "version": VERSION,
        "language": view.language,
        "direction": view.direction,
        "labels": dict(view.labels),
        "page_url": view.page_url,
        "contact_url": view.contact_url,
        view.kind: parts[view.kind],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n").encode()


def _link(link: Link) -> dict[str, object]:
    return {"title": link.title, "url": link.url}


def _policy(policy: PolicyBrief) -> dict[str, object]:
    facts = [{"label": fact.label, "value": fact.value, "note": fact.note} for fact in policy.facts]
    told = {"summary": policy.link.summary, "effective": policy.effective, "facts": facts}
    return {"name": policy.name, **_link(policy.link), **told}


def _zone(zone: DeliveryZone) -> dict[str, object]:
    return {
        "id": zone.id,
        "name": zone.table.caption,
        "countries": [{"code": code, "name": name} for code, name in zone.countries],
        "postal_prefixes": zone.postal_prefixes,
        "columns": zone.table.headers,
        "offers": zone.offers,
        "rows": zone.table.rows,
        "notes": zone.table.notes,
    }


def _topic(topic: FaqBrief) -> dict[str, object]:
    answers = [{"id": one.id, **_link(one.question), "answer": one.answer} for one in topic.answers]
    return {"id": topic.id, **_link(topic.link), "language": topic.language, "questions": answers}


def render_arrivals(view: ArrivalsView) -> bytes:
    """Return the days on which parcels arrive in one country: for each offer [cut-off, earliest, latest, tentative]."""
    offers = {
        one.offer: [
            [day.until.strftime("%Y-%m-%dT%H:%MZ"), day.earliest.isoformat(), day.latest.isoformat(), day.is_tentative]
            for day in one.days
        ]
        for one in count_arrivals(view.book, view.country, view.today)
    }
    return (json.dumps({"version": VERSION, "offers": offers}, separators=(",", ":")) + "\n").encode()


def render_embed(view: EmbedView) -> bytes:
    """Return the script that defines an element, from the place where it lies itself."""
    sources = json.dumps(dict(view.sources), ensure_ascii=False)
    lines = (
        f'import {{ define }} from "../{view.module}";',
        "",
        f'define(new URL("../", import.meta.url), {sources});',
    )
    return ("\n".join(lines) + "\n").encode()
