"""What can be wrong with a document that comes back from a translator: the wording of each rule."""

from collections.abc import Sequence

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC420", Severity.ERROR)
def unreadable_xliff(name: str, reason: str) -> Wording:
    """A document of a translator cannot be read.

    What: the file is damaged, is no XLIFF 2.0, is too large, or declares a document type.
    Why: a document type can name entities that grow without end or read files of this computer; XLIFF needs none.
    Fix: export from the translation tool again, as XLIFF 2.0.
    Example: a file whose upload broke off.
    """
    return Wording(f'"{name}" cannot be read: {reason}', "Export it from the translation tool again, as XLIFF 2.0.")


@rule("HC421", Severity.ERROR)
def unknown_target_language(language: str, known: Sequence[str]) -> Wording:
    """A document is in a language that the shop does not have.

    What: `srcLang` is not the default language of the shop, or `trgLang` is none of its others.
    Why: the texts would lie in a folder that nobody reads.
    Fix: add the language to `languages` in `store.yml`, or correct the document.
    Example: `trgLang="th-TH"` in a shop with `languages: [en, th]`.
    """
    hint = did_you_mean(language, known) or f"Known: {', '.join(known) or 'none'}."
    return Wording(f'the shop has no translations into "{language}" from the default language', hint)


@rule("HC422", Severity.WARNING)
def unknown_text(path: str) -> Wording:
    """A document has a text that the help center does not have.

    What: the original was moved, taken back or deleted after the export.
    Why: a translation without an original is shown to nobody.
    Fix: export again; translation tools find the same sentences in their memory.
    Example: `original="orders/cancel.md"` after the file was renamed.
    """
    return Wording(f'there is no public text "{path}" in the default language', "Export again after a move.")


@rule("HC423", Severity.WARNING)
def source_changed(words: str, path: str) -> Wording:
    """The original of a translated unit has changed.

    What: the sentence that was translated does not stand in the original any more.
    Why: the translation would say what the original does not say. It is not taken.
    Fix: export again and translate what has changed.
    Example: "You have 30 days" was translated while somebody wrote "You have one month".
    """
    return Wording(f'"{words}" does not stand in "{path}" any more', "Export again and translate what has changed.")


@rule("HC424", Severity.WARNING)
def translation_incomplete(path: str, missing: int, total: int) -> Wording:
    """A text is not translated to its end.

    What: some units of a text have no translation, a stale one that nobody has touched, or one that was refused.
    Why: half a translation would mix two languages. The file is left as it is.
    Fix: translate or confirm the units that are left, and import again.
    Example: an article of nine units, of which two are empty.
    """
    return Wording(
        f'"{path}" was not written: {missing} of {total} units wait for a translation',
        "Translate or confirm them, and import again.",
    )


@rule("HC425", Severity.WARNING)
def code_not_in_source(code: str, words: str) -> Wording:
    """A translation has a link, a fact, code or a tag that its original lacks.

    What: the target of a unit has a placeholder, an address or markup that is not in its source.
    Why: a document passes through many hands; only the original says where links lead. The unit is not taken.
    Fix: use the placeholders of the source, and write about anything else in words.
    Example: `<script>` or `[here](https://other.example/)` in a target.
    """
    return Wording(f'"{code}" is not in the original of "{words}"', "Use only the placeholders of the source.")


@rule("HC426", Severity.WARNING)
def code_lost(code: str, words: str) -> Wording:
    """A translation has lost a link, a fact or code.

    What: a placeholder of the source is missing in the target.
    Why: readers of that language miss the link or the number. The unit is taken all the same.
    Fix: put the placeholder where it belongs, and import again.
    Example: a target without the `<ph>` of `{{ returns.windows.standard.days }}`.
    """
    return Wording(f'the translation of "{words}" lacks "{code}"', "Put the placeholder in, and import again.")


@rule("HC427", Severity.WARNING)
def translation_changed(path: str) -> Wording:
    """A translation was changed by hand after the export.

    What: the file differs from the one that was exported.
    Why: importing would take back what somebody wrote. The file is left as it is.
    Fix: export again, so that the translator sees the change; or delete the file and import again.
    Example: somebody corrects `th/returns/return-item.md` while it is with the translator.
    """
    return Wording(f'"{path}" has changed since the export and was kept', "Export again, or delete the file first.")


RULES: tuple[Rule[...], ...] = (
    unreadable_xliff,
    unknown_target_language,
    unknown_text,
    source_changed,
    translation_incomplete,
    code_not_in_source,
    code_lost,
    translation_changed,
)
