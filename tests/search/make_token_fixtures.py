"""Writes tests/fixtures/tokens/: what the analyzer makes of real strings, for Python and the browser to agree on.

Run it after a change of helpgen/search/analyze.py and read the diff:

    .venv/bin/python tests/search/make_token_fixtures.py

The strings are those of the demo shop in its six languages, of the theme, and Unicode's names for territories,
currencies, months and days in some thirty languages.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from helpgen.search.analyze import analyze, ends_in_word  # noqa: E402

FOLDER = ROOT / "tests" / "fixtures" / "tokens"
LANGUAGES = """
    am ar bg bn ca cs da de el en es fa fi fr gu he hi hu hy id it ja
    ka km kn ko lo ml mr my nl pa pl pt ru si sv ta te th tr uk ur vi zh
""".split()  # noqa: SIM905 - forty names in quotes are no easier to read
STRANGE = (
    "", " ", "!", "\u200b", "a\u0300", "\u0300", "\u0e48", "e\u0301t\u00e9", "ﬁne ﬀ", "Ⅳ ½ ² №",
    "İstanbul I ı", "ẞ ß", "Straße",
    "constructor __proto__ toString", "C++ 500: error -foo +bar", "<b>bold</b> &amp;", "💳 refund 👩‍🔬",
    "𠮷野家", "한\u1112\u1161\u11ab",
    "๓๐ วัน", "ก็", "น้ำ", "น\u0e4d\u0e32", "ຄືນເງິນ", "ប្រាក់", "ငွေပြန်", "の", "カ", "データ",
    "退", "々〆〇", "１２３ ＡＢＣ", "مُرْتَجَع ـ", "שָׁלוֹם",
    "क्षत्रिय", "தமிழ்", "LINEคืน退货A1", "re\u00adturn ware\u200bhouse", "x" * 40, "Δ Σς", "𝐀𝟘", "a_b__c",
)  # fmt: skip


def strings() -> Iterator[tuple[str, str]]:
    """Yield every string with the name of its file."""
    yield from (("strange", text) for text in STRANGE)
    for file in sorted((ROOT / "content").rglob("*.md")):
        language = file.relative_to(ROOT / "content").parts[0]
        for line in file.read_text("utf-8").splitlines():
            yield from ((f"demo-{language}", part) for part in re.split(r"(?<=[.?!。？！|:])\s*", line.strip()) if part)
    for file in sorted((ROOT / "theme" / "strings").glob("*.yml")):
        for line in file.read_text("utf-8").splitlines():
            yield "theme", line
    for tag in LANGUAGES:
        locale = Locale.parse(tag)
        names = [*locale.territories.values(), *locale.currencies.values()]
        names += [name for table in (locale.months, locale.days) for name in table["format"]["wide"].values()]
        yield from (("names", name) for name in names)


def render() -> dict[str, str]:
    """Return the fixtures by file name: lines of JSON, a string with its terms and whether its last word is open."""
    by_file: dict[str, dict[str, None]] = {}
    for name, text in strings():
        by_file.setdefault(name, {})[text] = None
    return {f"{name}.jsonl": "".join(map(_line, texts)) for name, texts in by_file.items()}


def _line(text: str) -> str:
    terms = " ".join(f"{found.kind.value[0]}:{found.term}" for found in analyze(text))
    return json.dumps([text, terms, int(ends_in_word(text))], ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in render().items():
        (FOLDER / name).write_text(text, "utf-8")
