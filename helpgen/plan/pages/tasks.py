"""What most shoppers come to do, as links on the first page.

Knows which pages answer which task; must never know articles, which every shop names in its own way.
"""

from collections.abc import Iterator

from helpgen.plan.pages.composer import Composer
from helpgen.plan.policies import PolicyPage, filled_sections, policy_text, withdrawal_link
from helpgen.plan.urls import PagePath
from helpgen.views import Link

_TRACKING = "tracking"


def top_tasks(composer: Composer, page: PagePath) -> tuple[Link, ...]:
    """Return links that begin with a verb, in a fixed order; each only where the shop has said enough for its page."""
    return tuple(_tasks(composer, PolicyPage(composer.edition, page)))


def _tasks(composer: Composer, page: PolicyPage) -> Iterator[Link]:
    policies = composer.edition.help_center.policies
    for tool in composer.tool_links(page.path, (_TRACKING,)):
        yield Link(page.say("task_track"), tool.url)
    if policies.returns is not None:
        yield Link(page.say("task_return"), page.url("policies", "returns"))
    if policies.shipping is not None:
        yield Link(page.say("task_delivery"), page.url("policies", "shipping"))
    if policies.orders is not None:
        anchors = {section.anchor for section in filled_sections(policy_text(page, policies.orders))}
        for key, anchor in (("task_change", "cancel"), ("task_invoice", "invoice")):
            if anchor in anchors:
                yield Link(page.say(key), f"{page.url('policies', 'orders')}#{anchor}")
    if policies.returns is not None:
        link = withdrawal_link(page, policies.returns)
        if link is not None:
            yield Link(page.say("task_withdraw"), link.url)
