"""What shows only when the site is planned: addresses that meet, synonyms that no published text has."""

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


@rule("HC022", Severity.WARNING)
def unused_synonyms(phrase: str) -> Wording:
    """A group of synonyms leads to no text.

    What: none of its phrases stands in a published text of the language.
    Why: a query with one of them finds nothing through the group; perhaps your texts use yet another word.
    Fix: add the word that your texts use, or remove the group.
    Example: `[rucksack, daypack]` in a shop whose texts say "backpack".
    """
    return Wording(
        f'no published text has "{phrase}" or another phrase of its group',
        "Add the word that your texts use, or remove the group.",
    )


@rule("HC390", Severity.ERROR)
def fragments_without_site() -> Wording:
    """Fragments need the address of the site.

    What: `machines.fragments` is on in `store.yml`, but `site_url` is not set in `mkdocs.yml`.
    Why: a fragment stands on a page of another system, where the relative links of an article lead to nothing.
    Fix: set `site_url`, or turn fragments off.
    Example: `machines: {fragments: true}` beside an `mkdocs.yml` without `site_url`.
    """
    return Wording(
        'the links of fragments have no address, because "site_url" is not set', "Set site_url in mkdocs.yml."
    )


RULES: tuple[Rule[...], ...] = (duplicate_address, unused_synonyms, fragments_without_site)
