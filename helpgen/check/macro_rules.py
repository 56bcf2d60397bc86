"""What must hold in macros, the replies that are prepared for agents: the wording of each rule."""

from helpgen.diagnostics import Rule, Severity, Wording, rule


@rule("HC330", Severity.WARNING)
def macro_link_without_site() -> Wording:
    """A macro links to a page, and the address of the site is unknown.

    What: a macro has a link, and `mkdocs.yml` has no `site_url`.
    Why: a reply is read in a mailbox, where only a whole address leads to the page; the words stay, the link goes.
    Fix: set `site_url` in `mkdocs.yml`.
    Example: `[How to return](../returns/return-item.md)` in `content/en/macros/return.md`
    """
    return Wording("the link of this macro has no address, because site_url is not set", "Set site_url in mkdocs.yml.")


@rule("HC331", Severity.WARNING)
def file_in_macro(target: str) -> Wording:
    """A macro shows or offers a file.

    What: a macro has an image, or a link to a file of the content folder.
    Why: help desks take the words of a macro only; the picture would be missing in the reply.
    Fix: link to the article that shows it.
    Example: `![The label](../returns/return-label.svg)`
    """
    return Wording(f'the file "{target}" does not go out with a macro', "Link to the article that shows it.")


@rule("HC332", Severity.WARNING)
def macro_of_agents_text() -> Wording:
    """A text for agents only is to become a macro.

    What: a page has `macro: true` and `audience: agents`.
    Why: a macro is sent to shoppers, and this text is not for them. No macro is made of it.
    Fix: take `macro: true` away, or write the reply in `macros/`.
    Example: the page about goodwill with `macro: true`
    """
    return Wording("a text for agents only does not become a macro", "Take macro away, or write the reply in macros/.")


@rule("HC333", Severity.WARNING)
def empty_macro() -> Wording:
    """A macro says nothing.

    What: a file below `macros/` has no text under its front matter.
    Why: agents would find a reply without words.
    Fix: write the reply, or give it `status: draft`.
    Example: `content/en/macros/late-parcel.md` with a title only
    """
    return Wording("this macro has no text", "Write the reply, or give it status: draft.")


RULES: tuple[Rule[...], ...] = (macro_link_without_site, file_in_macro, macro_of_agents_text, empty_macro)
