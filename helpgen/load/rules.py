"""What can be wrong with the files of a help center and with their Markdown."""

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC101", Severity.ERROR)
def missing_content_folder(path: str) -> Wording:
    """The content folder does not exist.

    What: `docs_dir` in `mkdocs.yml` names a folder that is not there, or that is a file.
    Why: without it there is nothing to publish.
    Fix: create the folder, or correct `docs_dir`. `helpgen new DIR` makes a small shop to start from.
    Example: `docs_dir: contnet`
    """
    return Wording(f'the content folder "{path}" does not exist', "Create it, or correct docs_dir in mkdocs.yml.")


@rule("HC102", Severity.ERROR)
def empty_content_folder(path: str) -> Wording:
    """The content folder has no Markdown file.

    What: no file with the ending `.md` was found.
    Why: a help center without a single page is surely a mistake, and publishing it would remove the old one.
    Fix: add an article, or correct `docs_dir` in `mkdocs.yml`.
    Example: an empty `content/` folder.
    """
    return Wording(f'no Markdown file was found in "{path}"', "Add an article, for example index.md.")


@rule("HC103", Severity.ERROR)
def unreadable_file(reason: str) -> Wording:
    """A file cannot be read.

    What: the operating system refuses to open the file.
    Why: a page that is silently left out would be missed by shoppers only.
    Fix: change the permissions of the file, or move it out of the content folder.
    Example: a file that only another user may read.
    """
    return Wording(f"the file cannot be read ({reason})", "Correct its permissions, or remove it.")


@rule("HC104", Severity.ERROR)
def invalid_utf8(byte: int) -> Wording:
    """A text file is not UTF-8.

    What: some bytes of the file are no letters in UTF-8, the encoding of the web.
    Why: guessing another encoding turns accents, Thai and Chinese into rubbish.
    Fix: open the file in your editor and save it "with encoding UTF-8".
    Example: a Czech text saved as Windows-1250.
    """
    return Wording(f"the file is not UTF-8 (byte 0x{byte:02x})", 'Save it again with the encoding "UTF-8".')


@rule("HC105", Severity.ERROR)
def link_out_of_content(target: str) -> Wording:
    """A symbolic link leads out of the content folder.

    What: the entry is a symbolic link to something outside.
    Why: it could publish a file of this machine that was never meant for shoppers.
    Fix: copy the file into the content folder.
    Example: `content/en/notes.md -> /etc/hostname`
    """
    return Wording(f'the symbolic link leads out of the content folder to "{target}"', "Copy the file instead.")


@rule("HC106", Severity.ERROR)
def text_too_large(size: int, limit: int) -> Wording:
    """A text file is too large.

    What: a Markdown or YAML file is larger than helpgen accepts.
    Why: no shopper reads such a page, and it would slow every build and every search.
    Fix: split it into several articles; keep images and data in files of their own.
    Example: an article with images pasted into it as base64.
    """
    return Wording(
        f"the file has {size / 1_000_000:.1f} MB, more than the {limit / 1_000_000:.0f} MB that a text may have",
        "Split it, and keep images in files of their own.",
    )


@rule("HC107", Severity.WARNING)
def outside_languages(folder: str, languages: tuple[str, ...]) -> Wording:
    """A Markdown file lies in no language folder.

    What: `store.yml` lists the languages of the shop; the file is in none of their folders, so it is not published.
    Why: somebody wrote it to be read.
    Fix: move it into a language folder, or add the language to `languages` in `store.yml`.
    Example: `content/de/index.md` while `languages: [en, cs]`.
    """
    hint = did_you_mean(folder, languages) or f"Move it, or add its language; the store has {', '.join(languages)}."
    where = f'the folder "{folder}" is no language of the store' if folder else "the file lies in no language folder"
    return Wording(f"{where}, so this page is not published", hint)


@rule("HC108", Severity.ERROR)
def special_file() -> Wording:
    """Something in the content folder is neither a file nor a folder.

    What: a socket, pipe or device.
    Why: reading it could wait for ever.
    Fix: remove it.
    Example: a named pipe `content/en/pipe.md`.
    """
    return Wording("this is neither a file nor a folder", "Remove it from the content folder.")


@rule("HC109", Severity.WARNING)
def unknown_shop_file(name: str, known: tuple[str, ...]) -> Wording:
    """A YAML file has a name that helpgen does not know.

    What: the file lies where shop files lie, but none has this name, so it is not read.
    Why: a promise in a misspelt file would silently be missing from the site.
    Fix: correct the name.
    Example: `content/chanels.yml`
    """
    return Wording(f'no shop file is named "{name}", so it is not read', did_you_mean(name, known))


@rule("HC110", Severity.WARNING)
def shop_file_without_store(name: str) -> Wording:
    """A shop file stands without `store.yml`.

    What: channels and policies belong to a store; without `store.yml` the folder is plain Markdown.
    Why: the file would silently be ignored.
    Fix: add a `store.yml` with at least `name`, `languages` and `time_zone`; `helpgen new DIR` shows one.
    Example: a content folder with `channels.yml` only.
    """
    return Wording(f'"{name}" is not read without a store.yml beside it', "Add a store.yml; helpgen new DIR shows one.")


@rule("HC111", Severity.ERROR)
def unusable_name(name: str) -> Wording:
    """A file name cannot become an address.

    What: the name has characters that cannot be printed, such as the end of a line.
    Why: no link could lead to the page.
    Fix: rename the file.
    Example: a name that was pasted with a line end in it.
    """
    return Wording(f"the name {name!a} cannot become an address", "Rename it: letters, digits and hyphens.")


@rule("HC112", Severity.ERROR)
def unknown_language(tag: str, known: tuple[str, ...]) -> Wording:
    """A language is unknown.

    What: the tag is no language of ISO 639-1, with an optional script and region.
    Why: dates, plurals and the direction of writing depend on it.
    Fix: use a tag such as `th`, `zh`, `zh-Hant` or `pt-BR`.
    Example: `languages: [en, cz]` (Czech is `cs`).
    """
    hint = did_you_mean(tag, known) or 'Use a tag such as "th", "zh-Hant" or "pt-BR".'
    return Wording(f'"{tag}" is no known language', hint)


@rule("HC113", Severity.WARNING)
def unsafe_drawing() -> Wording:
    """An SVG image carries a script.

    What: the drawing holds a script, an event handler or foreign markup, so it is not published.
    Why: opened on its own, it would run on the shop's domain.
    Fix: export the drawing again as a plain SVG, or as PNG.
    Example: `<svg onload="…">`
    """
    return Wording("the drawing carries a script and is not published", "Export it again as a plain SVG or as PNG.")


@rule("HC114", Severity.WARNING)
def unknown_icon(name: str, known: tuple[str, ...]) -> Wording:
    """An icon does not exist.

    What: no theme folder has a drawing of this name.
    Why: the tile of the category would be empty.
    Fix: choose a name of the Material Design icons, such as `material/truck-delivery`.
    Example: `icon: material/trukc`
    """
    return Wording(f'there is no icon "{name}"', did_you_mean(name, known) or 'Names look like "material/truck".')


@rule("HC115", Severity.INFO)
def incomplete_strings(language: str, missing: int) -> Wording:
    """The theme does not speak a language fully.

    What: some words of the theme are missing in this language and appear in English.
    Why: shoppers read two languages on one page.
    Fix: add the words in `strings/<language>.yml` of your theme folder; `helpgen` reads it before its own.
    Example: a store in Finnish.
    """
    hint = f"Add them to strings/{language}.yml in your theme folder."
    return Wording(f'{missing} words of the theme are not translated into "{language}" and appear in English', hint)


@rule("HC116", Severity.WARNING)
def removed_html(tag: str) -> Wording:
    """Some HTML of a text is left out.

    What: the text has a script, a style, a form, a frame, an event handler or an address such as `javascript:…`.
    Why: they could run on the shop's domain, and pages have one style for all.
    Fix: write it in Markdown. If you trust every author, set `security: {raw_html: true}` in `store.yml`.
    Example: `<iframe src="https://video.example/1"></iframe>` (name a film as `video` in the front matter).
    """
    return Wording(f'"{tag}" is left out', "Write it in Markdown, or see security.raw_html in store.yml.")


@rule("HC160", Severity.ERROR)
def file_reading_extension(name: str) -> Wording:
    """A Markdown extension that reads files is refused.

    What: the extension puts files of the machine into pages.
    Why: a single line in an article could publish a password; past versions had holes of this kind.
    Fix: remove it from `markdown_extensions`. Facts can be quoted as variables; images lie beside the text.
    Example: `pymdownx.snippets`
    """
    return Wording(f'the Markdown extension "{name}" reads files and is refused', "Remove it from mkdocs.yml.")


@rule("HC161", Severity.ERROR)
def unusable_extension(name: str, reason: str) -> Wording:
    """A Markdown extension cannot be used.

    What: it is not installed, or does not accept its options.
    Why: its syntax would appear in the pages as plain text.
    Fix: install it, or correct `markdown_extensions` in `mkdocs.yml`.
    Example: `pymdownx.detials`
    """
    return Wording(f'the Markdown extension "{name}" cannot be used: {reason}', "Correct it in mkdocs.yml.")


@rule("HC162", Severity.ERROR)
def nested_too_deeply() -> Wording:
    """A text is nested too deeply.

    What: quotes or lists lie within one another hundreds of times.
    Why: no reader could follow, and no parser does.
    Fix: flatten the text.
    Example: a line that begins with a thousand `>`.
    """
    return Wording("the text is nested too deeply to be read", "Flatten its quotes and lists.")


RULES: tuple[Rule[...], ...] = (
    missing_content_folder,
    empty_content_folder,
    unreadable_file,
    invalid_utf8,
    link_out_of_content,
    text_too_large,
    outside_languages,
    special_file,
    unknown_shop_file,
    shop_file_without_store,
    unusable_name,
    unknown_language,
    unsafe_drawing,
    unknown_icon,
    incomplete_strings,
    removed_html,
    file_reading_extension,
    unusable_extension,
    nested_too_deeply,
)
