"""Help centers of any size, made of the demo's own texts and translations.

    .venv/bin/python benchmarks/corpus.py DIR 1000      plain Markdown, as MkDocs, Zensical and helpgen read it
    .venv/bin/python benchmarks/corpus.py DIR 10000 --shop --languages en,th,zh,cs,id

The same arguments give the same bytes. An article has about 360 words: paragraphs, lists, tables and notes drawn with
a fixed seed, three links to other articles, and an invented product whose name grows the vocabulary. Not realistic:
sentences repeat across articles, so a long compression window flatters whole-site indexes; there are no images.
"""

import argparse
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = 7
CATEGORIES = 30
SECTIONS = 3
"""In each category, from a thousand articles on."""

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)
_VARIABLE = re.compile(r"\{\{\s*([^}]*?)\s*\}\}")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?|\[\^[^\]]*\]")
_TITLE = re.compile(r"^title: \"?(.*?)\"?$", re.MULTILINE)
_SUMMARY = re.compile(r"^summary: \"?(.*?)\"?$", re.MULTILINE)
_SYLLABLES = ("tor", "vik", "lun", "dal", "mer", "ska", "ren", "fjo", "bel", "nor", "sa", "ti", "kel", "ur", "ha", "vo")


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of the demo in one language."""

    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    titles: tuple[str, ...]
    summaries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where a corpus lies and what to change in it for an edit."""

    docs: Path
    articles: tuple[Path, ...]
    """In the default language, in order."""


def write_corpus(
    docs: Path, count: int, languages: Sequence[str] = ("en",), *, is_shop: bool = False, index_name: str = "index.md"
) -> Corpus:
    """Write `count` articles in each language; `is_shop` adds the demo's own shop files and quotes facts from them."""
    docs.mkdir(parents=True, exist_ok=True)
    if is_shop:
        _write_shop(docs, languages)
    written: list[Path] = []
    for language in languages:
        root = docs / language if is_shop or len(languages) > 1 else docs
        written += _write_language(root, count, language, keeps_facts=is_shop, index_name=index_name)
    return Corpus(docs, tuple(written[:count]))


def _write_language(root: Path, count: int, language: str, *, keeps_facts: bool, index_name: str) -> list[Path]:
    texts = read_texts(language, keeps_facts=keeps_facts)
    draw = random.Random(f"{SEED}-{language}")
    paths = [root / f"{folder}/article-{number:05}.md" for number, folder in enumerate(_folders(count))]
    folders = sorted({parent for path in paths for parent in path.relative_to(root).parents})
    for folder in folders:
        (root / folder).mkdir(parents=True, exist_ok=True)
        title = "Help" if folder == Path() else f"{draw.choice(texts.headings)} {folder.name.rpartition('-')[2]}"
        summary = draw.choice(texts.summaries)
        (root / folder / index_name).write_text(f"---\ntitle: {title}\nsummary: {_quoted(summary)}\n---\n", "utf-8")
    for number, path in enumerate(paths):
        path.write_text(_article(texts, draw, number, path, paths), "utf-8")
    return paths


def _folders(count: int) -> Iterator[str]:
    sections = SECTIONS if count >= 1000 else 1
    for number in range(count):
        place = number * CATEGORIES * sections // count
        category, section = divmod(place, sections)
        yield f"topic-{category:02}" + (f"/part-{section}" if sections > 1 and section else "")


def _article(texts: Texts, draw: random.Random, number: int, path: Path, paths: Sequence[Path]) -> str:
    product = "".join(draw.choices(_SYLLABLES, k=3)).title()
    title = f"{draw.choice(texts.titles).rstrip('?？')}: {product} {number}"
    lines = [f"---\ntitle: {_quoted(title)}", f"summary: {_quoted(draw.choice(texts.summaries))}"]
    if number % 250 == 0:
        lines.append("promoted: true")
    blocks = ["\n".join([*lines, "---"]), f"{product}: {draw.choice(texts.paragraphs)}"]
    for place in range(3):
        blocks.append(f"## {draw.choice(texts.headings)} {place + 1}")
        blocks += _section(texts, draw, product)
    for other in (paths[number - 1], draw.choice(paths), draw.choice(paths)):
        ups = len(path.parent.relative_to(paths[0].parents[1]).parts) if path != other else 0
        target = "../" * ups + other.relative_to(paths[0].parents[1]).as_posix() if path != other else path.name
        blocks.append(f"{draw.choice(texts.paragraphs)} [{draw.choice(texts.headings)}]({target})")
    return "\n\n".join(blocks) + "\n"


def _section(texts: Texts, draw: random.Random, product: str) -> Iterator[str]:
    yield draw.choice(texts.paragraphs)
    yield f"{draw.choice(texts.paragraphs)} **{product}**"
    match draw.randrange(6):
        case 0 | 1:
            yield "\n".join(f"{step}. {item}" for step, item in enumerate(draw.sample(texts.items, 5), 1))
        case 2:
            yield "\n".join(f"- {item}" for item in draw.sample(texts.items, 4))
        case 3:
            rows = draw.sample(texts.rows, 4)
            yield "\n".join(["| A | B |", "|---|---|", *(f"| {one} | {other} |" for one, other in rows)])
        case 4:
            yield f'!!! note "{draw.choice(texts.headings)}"\n\n    {draw.choice(texts.paragraphs)}'
        case _:
            yield draw.choice(texts.paragraphs)


# --- The demo's texts --------------------------------------------------------------


def read_texts(language: str, *, keeps_facts: bool = False) -> Texts:
    """Return the parts of the demo's texts; facts become a word unless they are kept, links their words.

    Prepared replies have variables that no article may quote: where facts are kept, they give no text.
    """
    paragraphs: list[str] = []
    items: list[str] = []
    rows: list[tuple[str, str]] = []
    headings: list[str] = []
    titles: list[str] = []
    summaries: list[str] = []
    root = ROOT / "content" / language
    for file in sorted(root.rglob("*.md")):
        if keeps_facts and file.is_relative_to(root / "macros"):
            continue
        text = file.read_text("utf-8")
        front = _FRONT_MATTER.match(text)
        titles += _TITLE.findall(front[1]) if front else []
        summaries += [found for found in _SUMMARY.findall(front[1]) if '"' not in found] if front else []
        body = _COMMENT.sub("", text[front.end() :] if front else text)
        body = _LINK.sub(lambda match: match[1] or "", body)
        body = body if keeps_facts else _VARIABLE.sub("14", body)
        for block in body.split("\n\n"):
            _sort_block(block, paragraphs, items, rows, headings)
    unique = (tuple(dict.fromkeys(found)) for found in (paragraphs, items, rows, headings, titles, summaries))
    return Texts(*unique)


def _sort_block(
    block: str, paragraphs: list[str], items: list[str], rows: list[tuple[str, str]], headings: list[str]
) -> None:
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    for line in lines:
        if line.startswith("#"):
            headings.append(line.lstrip("# ").split("{")[0].strip())
        elif re.match(r"(?:[-*]|\d+\.)\s+\S", line):
            items.append(re.sub(r"^(?:[-*]|\d+\.)\s+(?:\[.\]\s*)?", "", line))
        elif line.startswith("|") and "---" not in line and line.count("|") > 2:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            rows.append((cells[0], cells[1]))
    if len(lines) == 1 and lines[0][0] not in "#|-*!?=+:[<" and len(lines[0]) > 40 and not block.startswith(" "):
        paragraphs.append(lines[0])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', "'") + '"'


def _write_shop(docs: Path, languages: Sequence[str]) -> None:
    for name in ("channels.yml", "policies", "brand", "legal"):
        source = ROOT / "content" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, docs / name)
    store = (ROOT / "content" / "store.yml").read_text("utf-8")
    store = re.sub(r"^languages: .*$", f"languages: [{', '.join(languages)}]", store, flags=re.MULTILINE)
    (docs / "store.yml").write_text(store, "utf-8")
    channels = (docs / "channels.yml").read_text("utf-8")  # categories have other names here
    (docs / "channels.yml").write_text(re.sub(r"^\s*best_for:.*\n", "", channels, flags=re.MULTILINE), "utf-8")


def main() -> None:
    """Write a corpus as the command line asks."""
    parser = argparse.ArgumentParser(description="Write a help center of any size.")
    parser.add_argument("docs", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--languages", default="en")
    parser.add_argument("--shop", action="store_true")
    asked = parser.parse_args()
    write_corpus(asked.docs, asked.count, asked.languages.split(","), is_shop=asked.shop)


if __name__ == "__main__":
    main()
