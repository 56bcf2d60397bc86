"""What can be wrong with an export, and what of it cannot be carried: the wording of each rule."""

from collections.abc import Sequence

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC350", Severity.ERROR)
def unreadable_export(name: str, reason: str) -> Wording:
    """An export cannot be read.

    What: the folder, archive or file to import is missing, damaged, protected by a password or closed to you.
    Why: nothing is written before everything has been read.
    Fix: make the export again, or correct the path or the permissions.
    Example: `helpgen import zendesk exprot.zip --out help`
    """
    return Wording(f'"{name}" cannot be read: {reason}', "Check the path, or make the export again.")


@rule("HC351", Severity.ERROR)
def broken_json(reason: str) -> Wording:
    """A JSON file of an export is damaged.

    What: the file ends too early or is no JSON. The position says where reading stopped.
    Why: articles behind the break would be missing without a word, so nothing is written.
    Fix: download this file again, then run the same command. What was imported before stays as it is.
    Example: an `articles.json` whose download broke off.
    """
    return Wording(f"the JSON breaks off or is damaged ({reason})", "Download the file again and import again.")


@rule("HC352", Severity.ERROR)
def no_articles(system: str, found: Sequence[str]) -> Wording:
    """An export has no articles.

    What: no file of the export has articles in the form of this system.
    Why: perhaps it is an export of another system, or only a part of one.
    Fix: name the system that the export comes from; the manual lists the files that each one needs.
    Example: `helpgen import intercom zendesk.zip --out help`
    """
    names = ", ".join(f'"{name}"' for name in found[:5])
    more = f" and {len(found) - 5} more" if len(found) > 5 else ""
    there = f"It has {names}{more}. " if names else "It is empty. "
    return Wording(f"no articles of {system} were found", f"{there}See the manual for the files that are needed.")


@rule("HC353", Severity.ERROR)
def unsafe_archive(name: str, reason: str) -> Wording:
    """An archive is not safe to open.

    What: a name in the archive leads out of it, or is a link.
    Why: unpacking it could overwrite or publish files of this computer. Nothing was unpacked.
    Fix: pack the files again without links, or give the folder instead of the archive.
    Example: a file called `../../.profile` in the archive.
    """
    return Wording(f'"{name}" in the archive {reason}', "Pack the export again, or import its folder.")


@rule("HC354", Severity.ERROR)
def archive_too_large(name: str, size: str, limit: str) -> Wording:
    """An export is too large.

    What: the export, or a file of it, would unpack to more than a help center can need.
    Why: small archives that unpack to gigabytes are an old attack. Nothing was unpacked.
    Fix: import it in parts, without films and copies of old versions.
    Example: an archive of 40 KB with a file of 4 GB.
    """
    return Wording(f'"{name}" has {size}; the limit is {limit}', "Import the export in parts.")


@rule("HC355", Severity.WARNING)
def skipped_file(reason: str) -> Wording:
    """A file of an export was left out.

    What: it is a link, is not UTF-8, or is too large for a text.
    Why: links may lead out of the export, and letters in another encoding would become nonsense.
    Fix: put the file itself in the place of the link, or save it as UTF-8, and import again.
    Example: a symbolic link to `../README.md`.
    """
    return Wording(f"the file was left out: {reason}", "Correct the file and import again.")


@rule("HC356", Severity.WARNING)
def wrong_type(what: str, key: str, expected: str) -> Wording:
    """A value of an export is not what it should be.

    What: the key holds another kind of value than the system documents. It counts as absent.
    Why: a guess could publish nonsense.
    Fix: look at the article in the other system, or write the value into the imported file.
    Example: `"title": 42`
    """
    return Wording(f'"{key}" of {what} is not {expected}', "Write it into the imported file if it matters.")


@rule("HC357", Severity.WARNING)
def missing_target(address: str, article: str) -> Wording:
    """A link leads to something that the export does not have.

    What: an article, a section or a heading was linked that is deleted, not exported or not public. The words stay.
    Why: a shopper who clicks would find an error page.
    Fix: link to what answers the question today, or take the words away.
    Example: a link to `/hc/en-us/articles/360001` after the article was deleted.
    """
    return Wording(
        f'the link "{address}" in {article} leads to nothing public in the export', "Its words stay. Link anew."
    )


@rule("HC358", Severity.WARNING)
def missing_media(address: str, article: str) -> Wording:
    """An image or file is not in the export.

    What: the text shows or offers a file by its web address. Importing never asks the network. A link stays.
    Why: when the old help center is closed, the file is gone.
    Fix: download the file, put it into the export under the name in its address, and import again.
    Example: `<img src="https://acme.zendesk.com/hc/article_attachments/360001/label.png">`
    """
    return Wording(
        f'"{address}" in {article} is not in the export',
        "Put the file into the export and import again. Until then a link stands in its place.",
    )


@rule("HC359", Severity.WARNING)
def refused_address(address: str, article: str) -> Wording:
    """An address is not for shoppers.

    What: a link or image leads into a private network, to a file of a computer, or could run code. Its words stay.
    Why: shoppers cannot reach it, and it tells strangers about your network.
    Fix: link to a public page instead.
    Example: `http://192.168.1.20/wiki`, `file:///C:/manual.pdf`, `javascript:alert(1)`
    """
    return Wording(f'the address "{address}" in {article} is refused', "Its words stay. Link to a public page.")


@rule("HC360", Severity.WARNING)
def removed_markup(markup: str, article: str) -> Wording:
    """Something that could run was taken out of a text.

    What: scripts, styles, forms, event handlers and the like are never imported.
    Why: they would run on the shop's domain.
    Fix: if readers miss something, write it anew in Markdown.
    Example: `<script>`, `<form>`, `onclick=`
    """
    return Wording(f"{markup} was taken out of {article}", "Write in Markdown what readers need of it.")


@rule("HC361", Severity.INFO)
def changed_form(what: str, article: str) -> Wording:
    """Something looks different from before.

    What: colours, sizes and layout are not carried, and what helpgen has no element for becomes text or a link.
    Why: pages have one style for all, and nothing of other sites is loaded.
    Fix: read the imported page once.
    Example: an embedded map that has become a link.
    """
    return Wording(f"{what} in {article}", "Read the page once.")


@rule("HC362", Severity.INFO)
def renamed_page(article: str, wanted: str, given: str) -> Wording:
    """Two pages wanted one name.

    What: another page has the name already, or helpgen needs it for a page of its own.
    Why: each page has its own address.
    Fix: nothing must be done. Rename the file to a better name if you like; links in other files then need it, too.
    Example: two articles called "Delivery" in one section.
    """
    return Wording(f'{article} is named "{given}" because "{wanted}" is taken', "Its old addresses lead to it.")


@rule("HC363", Severity.WARNING)
def restricted_article(article: str) -> Wording:
    """An article was not open to everybody.

    What: the other system showed it to signed-in users, a group or agents only. It gets `audience: agents`.
    Why: a static site cannot ask who reads, so what was not public never becomes public by an import.
    Fix: if everybody may read it, remove the line `audience: agents`.
    Example: `"user_segment_id": 360000123`
    """
    return Wording(f"{article} was not public", "It is kept out of the site until you remove audience: agents.")


@rule("HC364", Severity.WARNING)
def kept_file() -> Wording:
    """A file that you have changed was kept.

    What: the file differs from what the last import wrote, so this import did not touch it.
    Why: your work counts more than the export.
    Fix: to get the new version, move your file away and import again.
    Example: an imported article whose title you have corrected.
    """
    return Wording("the file was changed by hand and kept", "Move it away and import again to get the new version.")


@rule("HC365", Severity.INFO)
def no_longer_exported() -> Wording:
    """A file of an earlier import is not in the export any more.

    What: an earlier import wrote the file, this export has no such article. It was not touched.
    Why: the article may have been deleted there, or the export may be a part.
    Fix: delete the file if the article is gone for good.
    Example: an article that was archived in the other system.
    """
    return Wording("the export does not have this page any more", "Delete the file if the article is gone for good.")


@rule("HC366", Severity.WARNING)
def unknown_syntax(syntax: str, article: str) -> Wording:
    """A text has a sign of another program that helpgen does not know.

    What: a shortcode, placeholder, component or include of the other system stands in the text. It is kept as text.
    Why: what it stood for is not in the export.
    Fix: write what readers should see in its place.
    Example: `{{< youtube abc >}}`, `{{dc.return_days}}`, `<Tabs>`
    """
    return Wording(f"{syntax} in {article} is kept as text", "Write what readers should see in its place.")


@rule("HC367", Severity.WARNING)
def unlisted_language(language: str) -> Wording:
    """A shop does not list an imported language.

    What: `store.yml` was there before the import, and its `languages` lack a language of the export.
    Why: helpgen ignores folders of languages that are not listed.
    Fix: add the language to `languages` in `store.yml`.
    Example: `languages: [en]` while the export has Thai texts.
    """
    return Wording(f'languages in store.yml lacks "{language}"', "Add it, or helpgen ignores its folder.")


@rule("HC368", Severity.INFO)
def unread_key(kind: str, key: str, count: int) -> Wording:
    """A part of an export has no place in helpgen.

    What: the key of the export was not read, because helpgen has nothing that means the same.
    Why: you should know what stays behind before the old help center is closed.
    Fix: nothing must be done. Keep the export if you may need it.
    Example: `comments_disabled`, `permission_group_id`
    """
    return Wording(f'"{key}" of {kind} is not carried ({count} have it)', "Keep the export if you may need it.")


@rule("HC369", Severity.ERROR)
def no_such_language(language: str, known: Sequence[str]) -> Wording:
    """An export has no text in a language that was asked for.

    What: `--language` names a language in which no article of the export is written, or a word that is no language.
    Why: nothing of what you wanted would be imported.
    Fix: name a language of the export.
    Example: `--language de` for an export in English and Thai.
    """
    there = f"The export has {', '.join(known)}." if known else "Write a tag such as en or pt-BR."
    return Wording(f'no article is written in "{language}"', f"{did_you_mean(language, known)} {there}".strip())


RULES: tuple[Rule[...], ...] = (
    unreadable_export,
    broken_json,
    no_articles,
    unsafe_archive,
    archive_too_large,
    skipped_file,
    wrong_type,
    missing_target,
    missing_media,
    refused_address,
    removed_markup,
    changed_form,
    renamed_page,
    restricted_article,
    kept_file,
    no_longer_exported,
    unknown_syntax,
    unlisted_language,
    unread_key,
    no_such_language,
)
