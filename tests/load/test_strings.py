"""The theme speaks six languages whole, and a shop overrides single words."""

import re
from collections.abc import Mapping
from pathlib import Path

import babel
import pytest
from shops import STORE, Files, built, find, page, plain_folder, small_shop, write_files

from helpgen.load import yaml
from helpgen.load.strings import read_all_strings, read_strings
from helpgen.mkdocs_plugin import theme_dir

LANGUAGES = ("en", "th", "zh", "cs", "id", "ar")
STRINGS_DIR = theme_dir() / "strings"
BLANK = re.compile(r"\{[^{}]*\}")

Words = str | Mapping[str, str]


def words_of(language: str) -> dict[str, Words]:
    """Return what the theme's own file of a language says."""
    parsed = yaml.parse_yaml((STRINGS_DIR / f"{language}.yml").read_text("utf-8"), f"{language}.yml")
    assert parsed.diagnostics == ()
    assert isinstance(parsed.root, yaml.Mapping)
    return {key.value: _words(value) for key, value in parsed.root.entries}


def _words(value: yaml.Node) -> Words:
    if isinstance(value, yaml.Scalar):
        return value.value
    assert isinstance(value, yaml.Mapping)
    return {name.value: form.value for name, form in value.entries if isinstance(form, yaml.Scalar)}


ENGLISH = words_of("en")
others = pytest.mark.parametrize("language", LANGUAGES[1:])
every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_six_languages_are_there_and_no_other() -> None:
    assert {file.stem for file in STRINGS_DIR.glob("*.yml")} == set(LANGUAGES)


@others
def test_language_has_the_keys_of_english_in_its_order(language: str) -> None:
    assert list(words_of(language)) == list(ENGLISH)


@every_language
def test_no_words_are_empty_or_padded(language: str) -> None:
    for key, words in words_of(language).items():
        for form in (words,) if isinstance(words, str) else words.values():
            assert form.strip(), key
            assert form == form.strip(), key


@others
def test_words_have_the_blanks_of_the_english_ones(language: str) -> None:
    for key, words in words_of(language).items():
        english = ENGLISH[key]
        assert isinstance(words, str) == isinstance(english, str), f"{key} must have plural forms in all languages"
        if isinstance(words, str) and isinstance(english, str):
            assert sorted(BLANK.findall(words)) == sorted(BLANK.findall(english)), key
        elif not isinstance(words, str) and not isinstance(english, str):
            expected = set(BLANK.findall(english["other"]))
            assert set(BLANK.findall(words["other"])) == expected, key
            # "One day" may spell its number out, and nothing else.
            for form in words.values():
                assert expected - {"{count}"} <= set(BLANK.findall(form)) <= expected, key


@every_language
def test_blanks_are_closed_and_named(language: str) -> None:
    for key, words in words_of(language).items():
        for form in (words,) if isinstance(words, str) else words.values():
            rest = BLANK.sub("", form)
            assert "{" not in rest, key
            assert "}" not in rest, key
            assert all(re.fullmatch(r"\{[a-z_]+\}", blank) for blank in BLANK.findall(form)), key


@every_language
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    tags = set(babel.Locale.parse(language).plural_form.tags) | {"other"}
    needed = {babel.Locale.parse(language).plural_form(number) for number in range(1, 1_000)} | {"other"}
    plurals = {key: set(words) for key, words in words_of(language).items() if not isinstance(words, str)}
    assert plurals
    for key, forms in plurals.items():
        assert needed - {"zero"} <= forms <= tags, key


SIGNS = {"KB", "MB"}
"""Of units, which many scripts write in Latin letters."""


@every_language
def test_words_are_written_in_the_script_of_the_language(language: str) -> None:
    scripts = {"th": r"[\u0e00-\u0e7f]", "zh": r"[\u4e00-\u9fff]", "ar": r"[\u0600-\u06ff]"}
    script = scripts.get(language, r"[A-Za-z]")
    foreign = [
        key
        for key, words in words_of(language).items()
        for form in ((words,) if isinstance(words, str) else words.values())
        if (bare := BLANK.sub("", form).strip(" –-—:：/().,")) and bare not in SIGNS and not re.search(script, bare)
    ]
    assert foreign == []


@every_language
def test_every_language_is_read_without_a_diagnostic(language: str) -> None:
    strings, found = read_strings(language, [theme_dir()])
    assert found == []
    assert strings.language == language
    assert strings.entries.keys() == ENGLISH.keys()


# --- Overrides and fallbacks --------------------------------------------------------

MATERIAL = "site_name: Small\ndocs_dir: content\ntheme:\n  name: material\n  custom_dir: mine\nplugins: [helpgen]\n"


def test_shop_overrides_one_word_without_copying_the_file(tmp_path: Path) -> None:
    root = small_shop(tmp_path, config=MATERIAL)
    write_files(root / "mine", {"strings/en.yml": "browse_topics: Pick <a> drawer\n"})
    assert find(root) == []
    html = page(built(root), "")
    assert "Pick &lt;a&gt; drawer" in html
    assert str(ENGLISH["skip_to_content"]) in html


def test_override_that_is_no_yaml_is_told(tmp_path: Path) -> None:
    root = small_shop(tmp_path, config=MATERIAL)
    write_files(root / "mine", {"strings/en.yml": "home: [\n"})
    assert [(each.code, each.path, each.line) for each in find(root)] == [("HC127", "strings/en.yml", 1)]


def test_regional_language_reads_the_words_of_its_language_first(tmp_path: Path) -> None:
    theme = write_files(
        tmp_path,
        {
            "strings/en.yml": "home: Home\nclose: Close\nmenu: Menu\n",
            "strings/pt.yml": "home: Casa\nclose: Fechar\nmenu: Menu\n",
            "strings/pt-BR.yml": "home: In\u00edcio\n",
        },
    )
    strings, found = read_strings("pt-BR", [theme])
    assert (strings["home"], strings["close"]) == ("In\u00edcio", "Fechar")
    assert found == []


def finnish() -> Files:
    return {"store.yml": STORE.replace("[en]", "[en, fi]"), "fi/index.md": "# Miten voimme auttaa?\n"}


def test_language_that_the_theme_lacks_is_told_with_the_number_of_words(tmp_path: Path) -> None:
    # HC115 counts the words of the theme, so a golden file would change with each of them.
    (found,) = [each for each in find(small_shop(tmp_path, finnish())) if each.code == "HC115"]
    count = int(found.message.partition(" ")[0])
    assert found.message == f'{count} words of the theme are not translated into "fi" and appear in English'
    assert found.severity == "info"
    assert 100 < count < len(ENGLISH), "some are borrowed from Material"
    assert "strings/fi.yml" in found.hint


def test_language_that_the_theme_lacks_borrows_from_material_and_speaks_english_else(tmp_path: Path) -> None:
    html = page(built(small_shop(tmp_path, finnish())), "fi")
    assert "Haku" in html, "Material's word for search"
    assert str(ENGLISH["visit_store"]).partition(" ")[0] in html


def test_strings_of_all_languages_are_returned_by_language() -> None:
    strings, found = read_all_strings(LANGUAGES, [theme_dir()])
    assert tuple(strings) == LANGUAGES
    assert found == []


def test_key_with_plural_forms_is_no_plain_word() -> None:
    strings, _ = read_strings("ar", [theme_dir()])
    with pytest.raises(KeyError):
        _ = strings["article_count"]
    assert strings.plural("article_count", "two") == words_of("ar")["article_count"]["two"]  # type: ignore[index]
    assert strings.plural("home", "other") == strings["home"]


def test_plain_folder_in_another_language_speaks_it(tmp_path: Path) -> None:
    config = "site_name: Malá\ndocs_dir: content\ntheme: {name: material, language: cs}\nplugins: [helpgen]\n"
    html = page(built(plain_folder(tmp_path, {"index.md": "# Ahoj"}, config)), "")
    assert '<html lang="cs"' in html
    assert str(words_of("cs")["skip_to_content"]) in html
