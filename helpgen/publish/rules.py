"""What can go wrong when a release is put in its place, looked at or remembered."""

from collections.abc import Sequence

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC301", Severity.ERROR)
def cannot_write(reason: str) -> Wording:
    """The site cannot be written.

    What: the operating system refuses to write the new release. The published site is as it was.
    Why: a full disk or a missing permission.
    Fix: make room, or correct the permissions of the folder that holds the site.
    Example: a full disk.
    """
    return Wording(f"the site cannot be written ({reason}); the published site is as it was", "Make room or allow it.")


@rule("HC302", Severity.ERROR)
def another_build_runs(seconds: int) -> Wording:
    """Another build publishes to the same place.

    What: the lock beside the site is held by another process.
    Why: two builds at once could mix their releases.
    Fix: wait for the other build, or end it.
    Example: `helpgen build` in two terminals.
    """
    return Wording(f"another build holds the lock since {seconds} s", "Wait for it, or end it.")


@rule("HC303", Severity.ERROR)
def not_a_site(example: str) -> Wording:
    """The place of the site holds something else.

    What: `site_dir` is a folder with files that helpgen did not publish and that do not look like a site.
    Why: publishing would take them away.
    Fix: correct `site_dir` in `mkdocs.yml`, or empty the folder.
    Example: `site_dir: ..`
    """
    return Wording(
        f'the folder is no published site (it has "{example}" and no first page)',
        "Correct site_dir in mkdocs.yml, or empty the folder.",
    )


@rule("HC310", Severity.WARNING)
def cache_not_usable(reason: str) -> Wording:
    """The cache cannot be used.

    What: the folder in which helpgen remembers what it has made cannot be read or written.
    Why: the build is right without it, but every build does everything anew.
    Fix: correct the permissions of the folder, make room, or name another one with `--cache`.
    Example: `helpgen build --cache /mnt/ci` where the disk is mounted read-only.
    """
    return Wording(f"the cache cannot be used ({reason}); the build goes on without it", "Make room or allow it.")


@rule("HC311", Severity.ERROR)
def files_differ(example: str, count: int) -> Wording:
    """A release is not what was published.

    What: files were changed, added or removed since helpgen published them.
    Why: somebody or something wrote into the site, or the disk is failing.
    Fix: build again, or bring back an earlier release with `helpgen rollback`. If it happens again, look at the disk.
    Example: a script that compresses files inside `site/`.
    """
    others = f" and {count - 1} more differ" if count > 1 else " differs"
    return Wording(f'"{example}"{others} from what was published', "Build again: that mends it.")


@rule("HC312", Severity.ERROR)
def manifest_missing() -> Wording:
    """The manifest of a release is missing.

    What: there is no list of what a release consists of, or it cannot be read.
    Why: `.helpgen/` was deleted, or the site was made by another program.
    Fix: build again.
    Example: `helpgen verify` on a site of `mkdocs build`.
    """
    return Wording("no readable manifest says what this release consists of", "Build again: that writes one.")


@rule("HC313", Severity.ERROR)
def no_release() -> Wording:
    """Nothing was published.

    What: the folder of the site does not exist.
    Why: there is nothing to compare.
    Fix: run `helpgen build`.
    Example: `helpgen verify` in a fresh clone.
    """
    return Wording("there is no published site", 'Run "helpgen build" first.')


@rule("HC314", Severity.ERROR)
def unknown_release(wanted: str, names: Sequence[str]) -> Wording:
    """There is no such earlier release.

    What: `helpgen rollback` finds no release to bring back.
    Why: only the last three are kept, and a first publication has none before it.
    Fix: choose one of the names that `helpgen rollback --list` prints.
    Example: `helpgen rollback 0badc0de`
    """
    if not names:
        return Wording("no earlier release is kept", "The next publication keeps the one before it.")
    hint = did_you_mean(wanted, names) or f"Choose one of {', '.join(names)}."
    return Wording(f'no earlier release is named "{wanted}"', hint)


@rule("HC315", Severity.INFO)
def two_renames() -> Wording:
    """The site was away for a moment.

    What: the system cannot exchange two folders in one step, so the old one was renamed and then the new one.
    Why: only Linux can, and not on every file system. Between the two renames there is no site.
    Fix: publish on Linux, or into a folder that your web server switches to afterwards.
    Example: macOS.
    """
    return Wording(
        "two renames took the place of one exchange; for a moment there was no site", "Linux needs one step."
    )


@rule("HC316", Severity.ERROR)
def file_changed(name: str) -> Wording:
    """A file changed while the site was built.

    What: an image or another file was written or removed between the moment it was read and the moment it was copied.
    Why: the release would not be what was checked.
    Fix: build again when nobody saves.
    Example: an export that writes images while `helpgen build` runs.
    """
    return Wording(f'"{name}" changed while the site was built; the published site is as it was', "Build again.")


@rule("HC317", Severity.ERROR)
def template_broken(reason: str) -> Wording:
    """A template cannot be printed.

    What: a template of the theme asks for something that its page does not have, or is not written as Jinja wants it.
    Why: half a page would be published.
    Fix: compare your template with the one of helpgen that it replaces.
    Example: `{{ view.titel }}` in `templates/article.html` of `theme.custom_dir`.
    """
    return Wording(f"the template cannot be printed ({reason})", "Compare it with helpgen's own template.")


@rule("HC320", Severity.ERROR)
def shard_out_of_range(number: int, count: int) -> Wording:
    """There is no such shard.

    What: the number of the shard is below 1 or above the number of shards.
    Why: shards are counted from 1, and every one of them is needed for the whole site.
    Fix: write `--shard 1/4` to `--shard 4/4` for four shards.
    Example: `helpgen build --shard 0/4` in a CI matrix that counts from 0.
    """
    return Wording(f'there is no shard "{number}/{count}"', f"Choose a number from 1 to {max(count, 1)}.")


@rule("HC321", Severity.ERROR)
def not_a_shard() -> Wording:
    """A folder is no shard of a site.

    What: the folder has no readable list of a shard.
    Why: only what `helpgen build --shard` has made can be merged.
    Fix: name the folders of all shards, and nothing else.
    Example: `helpgen merge site`
    """
    return Wording("the folder is no shard of a site", 'Name folders that "helpgen build --shard" has made.')


@rule("HC322", Severity.ERROR)
def shards_do_not_fit(other: str) -> Wording:
    """Shards are of different builds.

    What: two shards were made from different content, on different days, with different versions or a different count.
    Why: together they would make a site that no build makes.
    Fix: build all shards from the same commit, with the same `--date` and the same count, and merge them again.
    Example: one shard of yesterday's CI run among today's.
    """
    return Wording(f'the shard does not fit "{other}": they are of different builds', "Build all shards anew.")


@rule("HC323", Severity.ERROR)
def shard_missing(numbers: str, count: int) -> Wording:
    """A shard is missing.

    What: not all shards of a build were named.
    Why: a part of the site would be missing.
    Fix: name all of them.
    Example: `helpgen merge site-1-of-2`
    """
    return Wording(f"of {count} shards these are missing: {numbers}", "Name the folders of all shards.")


@rule("HC324", Severity.ERROR)
def shard_twice(number: int, other: str) -> Wording:
    """A shard was named twice.

    What: two folders hold the same shard.
    Why: one of them is not meant.
    Fix: name each shard once.
    Example: `helpgen merge site-1-of-2 copy-of-site-1-of-2`
    """
    return Wording(f'shard {number} is "{other}" already', "Name each shard once.")


RULES: tuple[Rule[...], ...] = (
    cannot_write,
    another_build_runs,
    not_a_site,
    cache_not_usable,
    files_differ,
    manifest_missing,
    no_release,
    unknown_release,
    two_renames,
    file_changed,
    template_broken,
    shard_out_of_range,
    not_a_shard,
    shards_do_not_fit,
    shard_missing,
    shard_twice,
)
