"""What shows only when old addresses meet the planned pages. Knows wordings only."""

from collections.abc import Iterable

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC371", Severity.ERROR)
def redirect_to_nothing(target: str, known: Iterable[str]) -> Wording:
    """An old address leads nowhere.

    What: what stands behind it in `redirects.yml` is no file of the content folder, no address of the help center or
    no heading of the page.
    Why: shoppers with an old link find an error page.
    Fix: write the path from the content folder to the file, such as `en/orders/track-order.md`.
    Example: `/hc/articles/12: en/orders/track-oder.md`
    """
    return Wording(f'"{target}" is neither a file nor an address of the help center', did_you_mean(target, known))


@rule("HC372", Severity.ERROR)
def old_address_taken(address: str, owner: str) -> Wording:
    """An old address is not old.

    What: a page or a file of the site stands there, or another line leads the same address elsewhere.
    Why: one of the two would overwrite the other.
    Fix: take the line away, or give the page another address.
    Example: `/orders/track-order/: en/returns/return-item.md` while `en/orders/track-order.md` is there.
    """
    return Wording(f'the old address "/{address}" is already that of {owner}', "Take one of the two away.")


@rule("HC373", Severity.ERROR)
def redirect_in_circles(address: str) -> Wording:
    """Old addresses lead in a circle.

    What: whoever follows the lines from this address comes back to it; or an article names its own id in `moved_from`.
    Why: a browser gives up after some turns and shows an error.
    Fix: let one of them lead to a page.
    Example: `/a: /b` and `/b: /a`
    """
    return Wording(f'from "/{address}" one comes back to it', "Let it lead to a page.")


@rule("HC374", Severity.WARNING)
def redirect_to_unpublished(target: str) -> Wording:
    """An old address leads to something that is not published.

    What: the text is a draft, archived, expired, not yet due, or for agents; or no page shows the file.
    Why: the old address is left out, so shoppers with an old link find an error page.
    Fix: publish the text, or lead the address elsewhere.
    Example: `/hc/articles/12: en/orders/track-order.md` while that article has `status: draft`.
    """
    return Wording(
        f'"{target}" is not published, so nothing stands at the old address',
        "Publish it, or lead the address elsewhere.",
    )


@rule("HC375", Severity.ERROR)
def redirect_to_stranger(host: str, known: Iterable[str]) -> Wording:
    """An old address leads to a host that the shop does not name.

    What: the whole address behind it is on a host that neither `site_url` nor `url` and `links` in `store.yml` have.
    Why: a line slipped into the file could send shoppers to somebody else's pages.
    Fix: correct the address, or add the page to `links` in `store.yml`.
    Example: `/gift-cards: https://www.fernwya.example/gifts`
    """
    listed = ", ".join(sorted(known))
    hint = did_you_mean(host, known) or (f"Known are: {listed}." if listed else "Add the page to links in store.yml.")
    return Wording(f'"{host}" is no host of the shop', hint)


RULES: tuple[Rule[...], ...] = (
    redirect_to_nothing,
    old_address_taken,
    redirect_in_circles,
    redirect_to_unpublished,
    redirect_to_stranger,
)
