"""The policy about complaints in words."""

from collections.abc import Iterator

from helpgen.plan.policies.words import NOTHING, PolicyPage, PolicyText, some, texts
from helpgen.policy.complaints import Body, Complaints
from helpgen.views import KeyFact, Link, PolicySection, Table


def complaints_text(page: PolicyPage, complaints: Complaints) -> PolicyText:
    """Return the text of the policy about complaints."""
    sections = (
        PolicySection(
            "complain",
            page.say("complaints_how"),
            steps=texts(page.phrases, complaints.steps),
            links=page.channel_links(complaints.channels),
        ),
        PolicySection("deadlines", page.say("complaints_deadlines"), paragraphs=_deadlines(page, complaints)),
        PolicySection(
            "disagree",
            page.say("complaints_disagree"),
            paragraphs=(page.phrases.text(complaints.escalation),) if complaints.escalation else (),
        ),
        _bodies_section(page, complaints.bodies),
    )
    return PolicyText(_deadlines(page, complaints), tuple(_facts(page, complaints)), sections)


def _deadlines(page: PolicyPage, complaints: Complaints) -> tuple[str, ...]:
    first, last = complaints.acknowledge_within, complaints.resolve_within
    return some(
        page.say("complaints_acknowledge", time=page.phrases.duration(first)) if first else "",
        page.say("complaints_resolve", time=page.phrases.duration(last)) if last else "",
    )


def _facts(page: PolicyPage, complaints: Complaints) -> Iterator[KeyFact]:
    if complaints.acknowledge_within:
        yield page.fact("complaints_key_answer", page.phrases.duration(complaints.acknowledge_within))
    if complaints.resolve_within:
        yield page.fact("complaints_key_decision", page.phrases.duration(complaints.resolve_within))


def _bodies_section(page: PolicyPage, bodies: tuple[Body, ...]) -> PolicySection:
    title = page.say("complaints_bodies")
    if not bodies:
        return PolicySection("bodies", title)
    keys = ("complaints_body", "where", "complaints_does", "complaints_participates", "complaints_reach")
    rows = tuple(
        (
            page.phrases.text(body.name),
            page.places(body.markets) or page.say("everywhere"),
            page.say(f"body_{body.kind.value}"),
            NOTHING if body.participates is None else page.say("yes" if body.participates else "no"),
            " · ".join(map(page.phrases.apart, some(body.email, body.address))) or NOTHING,
        )
        for body in bodies
    )
    return PolicySection(
        "bodies",
        title,
        paragraphs=(page.say("complaints_bodies_line"),),
        tables=(Table(title, tuple(page.say(key) for key in keys), rows),),
        links=tuple(Link(page.phrases.text(body.name), body.url) for body in bodies if body.url),
    )
