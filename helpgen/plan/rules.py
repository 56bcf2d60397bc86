"""What can be wrong with the addresses of a site."""

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC006", Severity.ERROR)
def duplicate_address(address: str, other: str) -> Wording:
    """Two files want one address.

    What: the names of two files become the same address, or differ only in capital letters.
    Why: one page would overwrite the other; on some servers capital letters make no difference.
    Fix: rename one of the files.
    Example: `Track order.md` and `track-order.md` in one folder.
    """
    return Wording(f'the address "/{address}" is already that of {other}', "Rename one of the two files.")


RULES: tuple[Rule[...], ...] = (duplicate_address,)
