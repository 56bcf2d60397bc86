"""What must hold in a help center that has been read: the wording of each rule."""

from collections.abc import Iterable
from datetime import date

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC001", Severity.ERROR)
def broken_link(target: str, near: Iterable[str]) -> Wording:
    """A link leads nowhere.

    What: the text links to a file that is not in the content folder, or that is not published as a page or file.
    Why: a shopper who clicks finds an error page.
    Fix: write the path from the text's own folder to the file, such as `../orders/track-order.md`.
    Example: `[Track your order](track-oder.md)`
    """
    hint = did_you_mean(target, near) or "Write the path from this file's own folder, such as ../orders/track-order.md."
    return Wording(f'the link "{target}" leads to no file', hint)


@rule("HC002", Severity.ERROR)
def broken_anchor(anchor: str, known: Iterable[str]) -> Wording:
    """A link leads to a heading that does not exist.

    What: the page is there, but none of its headings has this anchor.
    Why: the shopper lands at the top of the page and has to search.
    Fix: use the heading in lower case with `-` between the words.
    Example: `[Costs](delivery-times.md#cost)` while the heading is `## Costs`.
    """
    anchors = sorted(f"#{name}" for name in known)
    hint = did_you_mean(f"#{anchor}", anchors) or _list("Its headings are", anchors)
    return Wording(f'the linked page has no heading "#{anchor}"', hint or "The page has no heading at all.")


@rule("HC003", Severity.ERROR)
def missing_image(target: str, near: Iterable[str]) -> Wording:
    """An image or other file is missing.

    What: the text shows a file that is not in the content folder.
    Why: the page would have a hole.
    Fix: put the file beside the text, or correct the path.
    Example: `![The label](return-lable.svg)`
    """
    hint = did_you_mean(target, near) or "Put the file beside the text, or correct the path."
    return Wording(f'there is no file "{target}" to show', hint)


@rule("HC004", Severity.INFO)
def orphan_article() -> Wording:
    """No other page links to an article.

    What: only the list of its category leads to it.
    Why: shoppers find answers through other answers.
    Fix: link to it where its subject comes up, or name it in `related`.
    Example: a warranty article that the returns article does not mention.
    """
    return Wording("no other page links to this article", "Link to it where its subject comes up.")


@rule("HC005", Severity.WARNING)
def duplicate_title(title: str, other: str) -> Wording:
    """Two articles have the same title.

    What: in one language two articles are called the same.
    Why: in search results and lists nobody can tell them apart.
    Fix: say in the title what is different.
    Example: "Returns" twice.
    """
    return Wording(f'the title "{title}" is also that of {other}', "Say in the title what is different.")


@rule("HC007", Severity.ERROR)
def unknown_category(name: str, known: Iterable[str]) -> Wording:
    """A category does not exist.

    What: a channel is said to be best for a category that no folder stands for.
    Why: the channel would never be offered there.
    Fix: use the name of the folder.
    Example: `best_for: [shiping]`
    """
    hint = did_you_mean(name, known) or _list("Categories are", known)
    return Wording(f'category "{name}" does not exist', hint or "Add a folder of this name first.")


@rule("HC008", Severity.ERROR)
def unknown_policy(name: str, known: Iterable[str]) -> Wording:
    """A policy does not exist.

    What: an article names a policy for which there is no file in `policies/`.
    Why: the article would not lead to the binding terms.
    Fix: use the name of the file without `.yml`.
    Example: `policy: retruns`
    """
    hint = did_you_mean(name, known) or _list("Policies are", known)
    return Wording(f'policy "{name}" does not exist', hint or "Add its file to policies/ first.")


@rule("HC009", Severity.ERROR)
def unknown_channel(name: str, known: Iterable[str]) -> Wording:
    """A channel does not exist.

    What: an article offers a channel that `channels.yml` does not list.
    Why: the shopper would not see it.
    Fix: use the `id` of the channel.
    Example: `channels: [cat]`
    """
    hint = did_you_mean(name, known) or _list("Channels are", known)
    return Wording(f'channel "{name}" does not exist', hint or "Add it to channels.yml first.")


@rule("HC010", Severity.ERROR)
def unknown_article(name: str, known: Iterable[str]) -> Wording:
    """A related article does not exist.

    What: `related` names an article that is not there.
    Why: the shopper would miss it.
    Fix: use the path without language and `.md`, such as `orders/track-order`.
    Example: `related: [orders/track]`
    """
    hint = did_you_mean(name, known) or "Write its path without language and .md, such as orders/track-order."
    return Wording(f'article "{name}" does not exist', hint)


@rule("HC011", Severity.INFO)
def missing_translation(language: str) -> Wording:
    """A page is not translated.

    What: the article or topic exists in the default language and not in another language of the store.
    Why: shoppers of that language see it in the default language, with a notice.
    Fix: add a file with the same path under the other language.
    Example: `content/en/orders/invoice.md` without `content/cs/orders/invoice.md`.
    """
    return Wording(f'there is no translation into "{language}"', f"Add a file with the same path below {language}/.")


@rule("HC013", Severity.WARNING)
def missing_summary() -> Wording:
    """An article has no summary.

    What: the front matter has no `summary`.
    Why: it is the short answer at the top, the line in lists and the text in search results.
    Fix: answer the question in one or two sentences.
    Example: `summary: You can cancel until the parcel leaves our warehouse.`
    """
    return Wording("the article has no summary", "Add the short answer as summary to the front matter.")


@rule("HC014", Severity.WARNING)
def image_without_text(target: str) -> Wording:
    """An image has no text alternative.

    What: nothing stands between the square brackets.
    Why: a shopper who cannot see the image does not know what it shows.
    Fix: say in words what the image tells. Mark pure decoration with `{ role=presentation }` behind the image.
    Example: `![](label.svg)`
    """
    return Wording(f'the image "{target}" has no text alternative', "Say between [ and ] what it shows.")


@rule("HC015", Severity.WARNING)
def review_overdue(review_by: date) -> Wording:
    """A text should have been read again.

    What: the day in `review_by` is past.
    Why: old answers are worse than none.
    Fix: read the text, correct it and set a new day.
    Example: `review_by: 2026-01-31`
    """
    return Wording(f"the review was due on {review_by.isoformat()}", "Read the text again and set a new review_by.")


@rule("HC016", Severity.WARNING)
def link_to_unpublished(target: str) -> Wording:
    """A published page links to something that is not published.

    What: the other text is a draft, archived, expired or not yet due. The words stay, without the link.
    Why: the shopper misses what the text promises.
    Fix: publish the other text, or take the link away.
    Example: a link to an article with `status: draft`.
    """
    hint = "Publish the other text, or take the link away."
    return Wording(f'"{target}" is not published, so the words stay without the link', hint)


@rule("HC017", Severity.ERROR)
def link_to_agents_only(target: str) -> Wording:
    """A public page leads to a text for agents only.

    What: a page that every shopper may read links to, or is related to, a text with `audience: agents`.
    Why: internal rules must not be seen, not even by their title.
    Fix: take the link away.
    Example: `related: [returns/goodwill-guide]`
    """
    return Wording(f'"{target}" is for agents only', "Take the link away.")


@rule("HC018", Severity.ERROR)
def unknown_fact(name: str, known: Iterable[str]) -> Wording:
    """A variable names no fact.

    What: `{{ … }}` stands for a value of the shop's YAML files, and there is none of this name.
    Why: shoppers would read the name instead of the value.
    Fix: use the name of the file, then the keys; an entry of a list is named by its `id`.
    Example: `{{ returns.window.standard.days }}`
    """
    hint = did_you_mean(name, known) or "Name the file, then its keys, such as store.name; a list entry by its id."
    return Wording(f'there is no fact "{name}"', hint)


@rule("HC019", Severity.WARNING)
def external_image(address: str) -> Wording:
    """An image lies on another site.

    What: the text shows an image by its web address.
    Why: pages ask no other site for anything, so browsers do not load it; it could also vanish or follow shoppers.
    Fix: save the image beside the text and link to the file.
    Example: `![Logo](https://example.com/logo.png)`
    """
    return Wording(f'the image "{address}" lies on another site and is not shown', "Save it beside the text.")


@rule("HC020", Severity.WARNING)
def variable_in_front_matter(source: str) -> Wording:
    """A title or summary has a variable.

    What: variables are filled in the text only, not in the front matter.
    Why: shoppers would read the name instead of the value.
    Fix: move the value into the text.
    Example: `title: Return within {{ returns.windows.standard.days }} days`
    """
    return Wording(f'"{source}" is not filled in here', "Use variables in the text only.")


@rule("HC021", Severity.ERROR)
def unsafe_address(source: str) -> Wording:
    """A variable does not make a web address.

    What: the variable begins the address of a link, but its value is not the address of a page, mail or telephone.
    Why: the link could lead nowhere or run a script.
    Fix: quote a fact that is an address, such as `{{ store.links.orders }}`.
    Example: `[x]({{ store.name }})`
    """
    return Wording(f'"{source}" is no address', "Quote a fact that is an address, such as store.url.")


_LISTED = 12
"""Of so many names a writer can still choose one."""


def _list(lead: str, names: Iterable[str]) -> str:
    known = sorted(names)
    return f"{lead} {', '.join(known)}." if 0 < len(known) <= _LISTED else ""


RULES: tuple[Rule[...], ...] = (
    broken_link,
    broken_anchor,
    missing_image,
    orphan_article,
    duplicate_title,
    unknown_category,
    unknown_policy,
    unknown_channel,
    unknown_article,
    missing_translation,
    missing_summary,
    image_without_text,
    review_overdue,
    link_to_unpublished,
    link_to_agents_only,
    unknown_fact,
    external_image,
    variable_in_front_matter,
    unsafe_address,
)
