"""The changelogs of policies → a feed of their changes."""

from collections.abc import Iterator

from helpgen.plan.edition import Edition
from helpgen.plan.urls import PagePath
from helpgen.views import Artifact, FeedEntry, FeedView


def feed_path(edition: Edition) -> PagePath:
    """Return where the feed of the language lies."""
    return PagePath(f"{edition.page().folder}/policies/changes.xml".lstrip("/"))


def has_feed(edition: Edition) -> bool:
    """Tell whether there is a feed: its addresses must be whole, and something must have changed."""
    policies = edition.help_center.policies.present
    return bool(edition.settings.site_url) and any(policy.header.changelog for _, policy in policies)


def plan_feed(edition: Edition) -> Iterator[Artifact]:
    """Yield the feed of the language, if there is one."""
    if not has_feed(edition):
        return
    path = feed_path(edition)
    store = edition.help_center.store
    found = sorted(_entries(edition), key=lambda entry: entry.day_iso, reverse=True)
    title = f"{edition.settings.site_name}: {edition.phrases.say('policy_changes')}"
    author = store.name if store else edition.settings.site_name
    absolute = edition.addresses.absolute
    view = FeedView(edition.language, title, author, absolute(edition.page()), absolute(path), tuple(found))
    yield Artifact(path.file, view)


def _entries(edition: Edition) -> Iterator[FeedEntry]:
    phrases = edition.phrases
    for name, policy in edition.help_center.policies.present:
        url = edition.addresses.absolute(edition.page("policies", name))
        seen: dict[str, int] = {}
        for note in policy.header.changelog:
            day = note.date.isoformat()
            seen[day] = seen.get(day, 0) + 1
            # Two changes of one day are told apart; the first keeps its name when another joins it below.
            own = f"{url}#change-{day}" + (f"-{seen[day]}" if seen[day] > 1 else "")
            revision = phrases.say("policy_revision", revision=note.revision) if note.revision else ""
            title = ": ".join(filter(None, (phrases.say(f"{name}_title"), phrases.date(note.date), revision)))
            yield FeedEntry(own, title, phrases.text(note.what), f"{url}#changes", day)
