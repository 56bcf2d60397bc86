"""What a writer is told about how `redirects.yml` is spelled. Knows wordings only."""

from helpgen.diagnostics import Rule, Severity, Wording, rule
from helpgen.load.wording import shorten


@rule("HC370", Severity.ERROR)
def old_address_malformed(address: str, reason: str) -> Wording:
    """An old address cannot be an address of the site.

    What: The key in `redirects.yml` is no path from the root of the help center.
    Why: A file has to stand there that leads on; nobody would ever come to it.
    Fix: Copy the path from the address bar, from the slash behind the host on, without anything behind `?` or `#`.
    Example: `https://help.fernway.example/hc/articles/12` must be `/hc/articles/12`.
    """
    return Wording(
        f'the old address "{shorten(address)}" {reason}', "Write it as a path, such as /hc/en-us/articles/12."
    )


RULES: tuple[Rule[...], ...] = (old_address_malformed,)
