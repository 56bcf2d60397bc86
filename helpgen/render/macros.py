"""Macros → the files that help desks take. Knows each desk's names for things; must never know what a reply says.

Sources: Zendesk "Macros" (developer.zendesk.com) and "Placeholders reference"; Gorgias "The Macro object"
(developers.gorgias.com) and "Macro variables"; Help Scout "Create Saved Reply" (developer.helpscout.com);
Intercom "Macros" (developers.intercom.com).
"""

import html
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from helpgen.views import Desk, DeskMacro, MacroView

_PLACEHOLDER = re.compile(r"\{\{ ([a-z]+\.[a-z_]+) \}\}")

_FILLED: Mapping[Desk, Mapping[str, str]] = {
    Desk.ZENDESK: {
        "customer.first_name": "{{ticket.requester.first_name}}",
        "customer.name": "{{ticket.requester.name}}",
        "agent.first_name": "{{current_user.first_name}}",
        "agent.name": "{{current_user.name}}",
        "ticket.number": "{{ticket.id}}",
    },
    Desk.GORGIAS: {
        "customer.first_name": "{{ticket.customer.firstname}}",
        "customer.name": "{{ticket.customer.name}}",
        "agent.first_name": "{{current_user.firstname}}",
        "agent.name": "{{current_user.name}}",
        "ticket.number": "{{ticket.id}}",
    },
    Desk.HELPSCOUT: {
        "customer.first_name": "{%customer.firstName%}",
        "customer.name": "{%customer.fullName%}",
        "agent.first_name": "{%user.firstName%}",
        "agent.name": "{%user.fullName%}",
        "ticket.number": "{%conversation.number%}",
    },
    Desk.INTERCOM: {"customer.first_name": "{{user.first_name}}", "customer.name": "{{user.name}}"},
    Desk.WHATSAPP: {},
}
"""What a desk calls a placeholder. An order number is in no desk by itself: each shop stores it elsewhere."""

SHORTCUT_LENGTH = 25
"""Characters of a quick reply's shortcut in the WhatsApp Business app."""
CSV_COLUMNS = ("id", "name", "language", "tags", "summary", "text", "html")


def fill_macros(
    views: Iterable[MacroView], desk: Desk, languages: Sequence[str], order_number: str
) -> tuple[DeskMacro, ...]:
    """Return the macros as a desk has them: its names for placeholders, titles that tell the languages apart.

    `order_number` is what the desk of this shop calls the order number; "" for a blank that agents fill by hand.
    """
    filled = [_fill(view, desk, languages, order_number) for view in views]
    return tuple(_with_own_shortcuts(filled) if desk is Desk.WHATSAPP else filled)


def _fill(view: MacroView, desk: Desk, languages: Sequence[str], order_number: str) -> DeskMacro:
    own = dict(_FILLED.get(desk, {}))
    if order_number:
        own["order.number"] = order_number
    blanks = {} if desk is Desk.CSV else dict(view.blanks)

    def fill(match: re.Match[str]) -> str:
        return html.escape(own.get(match[1]) or blanks.get(match[1], match[0]), quote=False)

    markup = _PLACEHOLDER.sub(fill, view.html)
    from helpgen.search.lines import CHAT_MARKS, lines_of  # a parser of HTML, which only exports need

    text = lines_of(markup, CHAT_MARKS if desk is Desk.WHATSAPP else None)
    return DeskMacro(view.id, _name(view, desk, languages), view.language, view.summary, view.tags, markup, text)


def _name(view: MacroView, desk: Desk, languages: Sequence[str]) -> str:
    if desk is Desk.WHATSAPP:
        return "/" + re.sub(r"[^\w-]+", "-", view.id)[: SHORTCUT_LENGTH - 1].strip("-")
    if len(languages) == 1 or desk in {Desk.CSV, Desk.GORGIAS}:
        return view.title
    # "::" makes a menu of its own in Zendesk.
    return f"{view.language}::{view.title}" if desk is Desk.ZENDESK else f"{view.title} ({view.language})"


def _with_own_shortcuts(macros: Iterable[DeskMacro]) -> Iterator[DeskMacro]:
    # Long ids may begin alike.
    used: dict[tuple[str, str], int] = {}
    for macro in macros:
        key = (macro.language, macro.name)
        used[key] = used.get(key, 0) + 1
        end = f"-{used[key]}" if used[key] > 1 else ""
        yield replace(macro, name=macro.name[: SHORTCUT_LENGTH - len(end)] + end)


def render_macros(macros: Sequence[DeskMacro], desk: Desk) -> bytes:
    """Return one file with the macros of one language."""
    match desk:
        case Desk.CSV:
            return _table(CSV_COLUMNS, [_csv_row(macro) for macro in macros])
        case Desk.WHATSAPP:
            return _table(("shortcut", "message"), [(macro.name, macro.text) for macro in macros])
        case Desk.ZENDESK:
            return _json({"macros": [_zendesk(macro) for macro in macros]})
        case Desk.GORGIAS:
            return _json({"object": "list", "data": [_gorgias(macro) for macro in macros]})
        case Desk.HELPSCOUT:
            return _json([{"name": macro.name, "text": macro.html, "chatText": macro.text} for macro in macros])
        case Desk.INTERCOM:
            return _json({"type": "list", "data": [_intercom(macro) for macro in macros]})


def _zendesk(macro: DeskMacro) -> Mapping[str, object]:
    actions = [{"field": "comment_value_html", "value": macro.html}]
    if macro.tags:
        actions.append({"field": "current_tags", "value": " ".join(_one_word(tag) for tag in macro.tags)})
    return {
        "title": macro.name,
        "description": macro.summary,
        "active": True,
        "restriction": None,
        "actions": actions,
    }


def _gorgias(macro: DeskMacro) -> Mapping[str, object]:
    actions: list[Mapping[str, object]] = [
        {
            "type": "user",
            "name": "setResponseText",
            "title": "Add response text",
            "arguments": {"body_html": macro.html, "body_text": macro.text},
        }
    ]
    if macro.tags:
        tags = {"tags": ", ".join(macro.tags)}
        actions.append({"type": "user", "name": "addTags", "title": "Add tags", "arguments": tags})
    language = macro.language.partition("-")[0]
    return {
        "external_id": f"{macro.id}@{macro.language}",
        "name": macro.name,
        "intent": None,
        "language": language,
        "actions": actions,
    }


def _intercom(macro: DeskMacro) -> Mapping[str, object]:
    return {
        "type": "macro",
        "name": macro.name,
        "body": macro.html,
        "body_text": macro.text,
        "visible_to": "everyone",
        "available_on": ["inbox", "messenger"],
    }


def _csv_row(macro: DeskMacro) -> Sequence[str]:
    tags = ", ".join(macro.tags)
    return (macro.id, macro.name, macro.language, tags, macro.summary, macro.text, macro.html)


def _one_word(tag: str) -> str:
    return re.sub(r"\s+", "_", tag.strip())


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    # With a byte order mark, without which spreadsheets read Thai as something else.
    file = io.StringIO(newline="")
    import csv  # which no site needs

    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
