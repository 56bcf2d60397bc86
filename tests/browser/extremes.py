"""Shops at the edge of what a layout must bear."""

from pathlib import Path

from .sites import write_files

CONFIG = """\
site_name: Extreme Help
site_url: https://help.extreme.example/
docs_dir: content
theme:
  name: material
plugins: [helpgen]
"""
STORE = "name: Extreme\nlanguages: [{languages}]\ntime_zone: Europe/Prague\n"
LANGUAGES = (
    "en", "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "it", "ja", "ka", "ko", "lt", "lv", "ms", "my", "nl", "pl", "pt-BR", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk",
    "vi", "zh",
)  # fmt: skip
MANY = 1000
LONG_TITLE = ("Why does it take so long " * 13)[:300].strip()
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
WIDE = 30


def article(title: str, text: str) -> str:
    """Return an article."""
    return f'---\ntitle: "{title}"\nsummary: An answer.\npromoted: true\n---\n{text}\n'


def table() -> str:
    """Return a table of thirty columns."""
    head = " | ".join(f"Column {number}" for number in range(WIDE))
    row = " | ".join(f"value {number}" for number in range(WIDE))
    return f"| {head} |\n|{'---|' * WIDE}\n| {row} |\n| {row} |\n"


def large_shop(folder: Path) -> Path:
    """Write a shop with a category of a thousand articles, a title of 300 characters, a word of 200, no logo."""
    word = LONG_WORD[:200]
    files = {
        "mkdocs.yml": CONFIG,
        "content/store.yml": STORE.format(languages="en") + "brand:\n  logo: brand/missing.svg\n",
        "content/en/index.md": "# How can we help?\n",
        "content/en/long/index.md": f'---\ntitle: "{word}"\nsummary: "{word}"\n---\n',
        "content/en/long/title.md": article(LONG_TITLE, f"## {LONG_TITLE}\n\nText.\n\n## {word}\n\n## Third\n"),
        "content/en/long/word.md": article(
            word, f"{word}\n\n- {word}\n\n1. {word}\n\n`{word}`\n\n| {word} |\n|---|\n| {word} |\n"
        ),
        "content/en/long/table.md": article("Thirty columns", "## Columns\n\n" + table()),
        "content/en/one/only.md": article("The only one", "Text."),
        "content/en/many/index.md": "# Many\n",
    }
    for number in range(MANY):
        files[f"content/en/many/a{number:04}.md"] = f"---\ntitle: Question number {number}\nsummary: Yes.\n---\nYes.\n"
    return write_files(folder, files)


def polyglot_shop(folder: Path) -> Path:
    """Write a shop that speaks forty languages and has one article in each."""
    files = {"mkdocs.yml": CONFIG, "content/store.yml": STORE.format(languages=", ".join(LANGUAGES))}
    for language in LANGUAGES:
        files[f"content/{language}/index.md"] = "# How can we help?\n"
        files[f"content/{language}/orders/track.md"] = article(f"Where is it? ({language})", "On its way.")
    return write_files(folder, files)
