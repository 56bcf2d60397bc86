"""What can be wrong with `mkdocs.yml`."""

from collections.abc import Iterable

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC401", Severity.ERROR)
def missing_config(path: str) -> Wording:
    """There is no `mkdocs.yml`.

    What: the command was called in a folder without `mkdocs.yml`, or `-f` names a file that is not there.
    Why: it says where the content lies and what the site is called.
    Fix: change into the folder of your help center, or make one with `helpgen new DIR`.
    Example: `helpgen build` in the home folder.
    """
    return Wording(f'"{path}" does not exist', "Change into the folder of your help center, or run: helpgen new DIR.")


@rule("HC402", Severity.ERROR)
def invalid_setting(key: str, reason: str) -> Wording:
    """A setting of `mkdocs.yml` is wrong.

    What: MkDocs does not accept its value.
    Why: nothing can be built from a guess.
    Fix: correct the value; the reason says what is expected.
    Example: `site_url: shop` (an address begins with https://).
    """
    sentence = " ".join(reason.split()).rstrip(".")
    return Wording(f'"{key}": {sentence}', "Correct it in mkdocs.yml.")


@rule("HC403", Severity.INFO)
def setting_without_effect(key: str, note: str) -> Wording:
    """A setting of MkDocs or Material has no effect.

    What: the setting is known, and helpgen does not use it.
    Why: none is ignored in silence.
    Fix: remove it, or do as the message says.
    Example: `repo_url`
    """
    return Wording(f'"{key}" has no effect on the help center', note)


@rule("HC404", Severity.WARNING)
def unknown_setting(key: str, note: str, known: Iterable[str]) -> Wording:
    """A setting is unknown.

    What: MkDocs knows no setting of this name.
    Why: it is probably misspelt.
    Fix: correct or remove it.
    Example: `site_nmae`
    """
    if key not in known and note.startswith("Unrecognised"):
        return Wording(f'mkdocs.yml has no setting "{key}"', did_you_mean(key, known) or "Correct or remove it.")
    return Wording(f'"{key}": {" ".join(note.split()).rstrip(".")}', "Correct or remove it.")


@rule("HC405", Severity.INFO)
def plugin_without_effect(name: str) -> Wording:
    """A plugin of MkDocs does not run.

    What: `helpgen build` runs no plugin but its own; `mkdocs build` runs them, but events of single pages do not fire.
    Why: pages are made by helpgen; what such a plugin would change is not there.
    Fix: remove it, or look in the manual for what does the same.
    Example: `plugins: [search, helpgen]`
    """
    return Wording(f'the plugin "{name}" changes nothing in the help center', "Remove it from mkdocs.yml.")


RULES: tuple[Rule[...], ...] = (
    missing_config,
    invalid_setting,
    setting_without_effect,
    unknown_setting,
    plugin_without_effect,
)
