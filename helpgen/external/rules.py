"""What links to other sites came to: the wording of each answer."""

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC413", Severity.WARNING)
def external_link_dead(url: str, reason: str) -> Wording:
    """A link to another site leads nowhere.

    What: the server says that nothing stands at the address (404, 410), there is no such server, or its certificate is
    not valid for it.
    Why: shoppers find an error page or a warning of the browser.
    Fix: link to where it stands now, or take the link away.
    Example: a carrier has moved its tracking page.
    """
    return Wording(f'"{url}" leads nowhere: {reason}', "Link to where it stands now, or take the link away.")


@rule("HC414", Severity.INFO)
def external_link_moved(url: str, target: str) -> Wording:
    """What a link leads to has moved for good.

    What: the server answers with a permanent redirect (301, 308).
    Why: redirects of other people end some day.
    Fix: write the new address.
    Example: a shop has moved from http to https.
    """
    return Wording(f'"{url}" has moved to "{target}"', "Write the new address.")


@rule("HC415", Severity.INFO)
def external_link_unknown(url: str, reason: str) -> Wording:
    """Whether a link holds could not be found out.

    What: the server did not answer in time, has a fault of its own, asks for patience, or asks programs to keep out
    (`robots.txt`).
    Why: that says nothing about the link.
    Fix: open it yourself.
    Example: a server that is being repaired.
    """
    return Wording(f'"{url}" could not be asked: {reason}', "Open it yourself.")


@rule("HC416", Severity.WARNING)
def external_link_private(url: str) -> Wording:
    """A link leads into a private network.

    What: the name stands for an address that the internet does not have, such as 192.168.0.10.
    Why: shoppers cannot get there, and a check must not knock at doors inside your network.
    Fix: link to a public address. `--allow-host` names hosts that may be asked all the same.
    Example: a link to `http://intranet/`.
    """
    return Wording(f'"{url}" leads into a private network', "Link to a public address.")


@rule("HC417", Severity.WARNING)
def no_connection(count: int) -> Wording:
    """No other site could be reached at all.

    What: not one of the hosts that the content links to could be found or reached.
    Why: this machine seems to have no connection; nothing is known about the links.
    Fix: run `helpgen check --external` where there is one.
    Example: a laptop on a train.
    """
    return Wording(
        f"none of {count} hosts could be reached: there seems to be no connection", "Run it again where there is one."
    )


RULES: tuple[Rule[...], ...] = (
    external_link_dead,
    external_link_moved,
    external_link_unknown,
    external_link_private,
    no_connection,
)
