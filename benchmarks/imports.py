"""What each importer carries of real help texts, and what it loses: `make bench-imports CORPORA="folder=language …"`.

A corpus is a folder of Markdown. It is imported as it is, and through every other importer from an export that this
program writes in the shape of the vendor's API, with the texts as the HTML that a help desk would hold. Words are
compared article by article, with what `helpgen export answers` says of the help center that came out. Prints a table.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import markdown
import yaml
from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning

TODAY = "2026-11-22"
HELPGEN = Path(sys.executable).with_name("helpgen")
EXTENSIONS = ("toc", "footnotes", "tables", "pymdownx.superfences", "sane_lists", "md_in_html", "attr_list")
CODES = ("HC357", "HC358", "HC360", "HC361", "HC366")
"""Losses that have a column of their own."""
HEADINGS = ("From", "Articles", "Words", *CODES, "Others", "The build after it")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])[^\W_])+")
_BLOCK = re.compile(r"(?=</?(?:p|div|li|td|th|h[1-6]|pre|br|dt|dd|blockquote|summary)\b)")
_MARK = re.compile(r"^(\s*>\s*)!?\[!?\w+\]\s*$", re.MULTILINE)
"""What begins a box: a mark that no reader sees."""
_NAME = re.compile(r"\s*\{#[\w-]+\}\s*$")
_HOST = re.compile(r"https://([\w.-]+)/hc/")


@dataclass(frozen=True, slots=True)
class Source:
    """An article of a corpus."""

    number: int
    path: str
    title: str
    html: str
    is_draft: bool

    @property
    def category(self) -> str:
        """Its top folder."""
        return self.path.split("/")[0] if "/" in self.path else "Articles"

    @property
    def section(self) -> str:
        """The folders below the top, "" for none."""
        return " ".join(self.path.split("/")[1:-1])


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles of one language with the address at which they link to each other."""

    folder: Path
    language: str
    host: str
    articles: tuple[Source, ...]

    @property
    def categories(self) -> Mapping[str, int]:
        """A number for each category."""
        return {name: 100 + n for n, name in enumerate(dict.fromkeys(one.category for one in self.articles))}

    @property
    def sections(self) -> Mapping[tuple[str, str], int]:
        """A number for each section of a category, for one without a name, too."""
        found = dict.fromkeys((one.category, one.section) for one in self.articles)
        return {names: 1000 + n for n, names in enumerate(found)}

    def url(self, article: Source) -> str:
        """Return where an article stood."""
        return f"https://{self.host}/hc/{self.language.lower()}/articles/{article.number}"


def read_corpus(folder: Path, language: str) -> Corpus:
    """Return the articles below a folder with their texts as HTML."""
    files = sorted(folder.rglob("*.md"))
    texts = [file.read_text("utf-8", errors="replace") for file in files]
    hosts = Counter(host for text in texts for host in _HOST.findall(text))
    host = hosts.most_common(1)[0][0] if hosts else "help.example"
    articles = (
        _source(number, file.relative_to(folder).as_posix(), text)
        for number, (file, text) in enumerate(zip(files, texts, strict=True), 360000000001)
    )
    return Corpus(folder, language, host, tuple(articles))


def _source(number: int, path: str, text: str) -> Source:
    front, body = {}, text
    if match := re.match(r"---\n(.*?)\n---\n", text, re.DOTALL):
        front, body = yaml.safe_load(match[1]) or {}, text[match.end() :]
    body = _MARK.sub(r"\1", body)
    heading = re.match(r"\s*# (.+)\n", body)
    title = str(front.get("title") or (_NAME.sub("", heading[1]) if heading else Path(path).stem))
    if heading:
        body = body[heading.end() :]
    body = markdown.markdown(body, extensions=list(EXTENSIONS))
    return Source(int(front.get("id") or number), path, title, body, bool(front.get("draft")))


# --- Exports as the vendors' APIs answer ----------------------------------------------

Files = Mapping[str, str]


def zendesk(corpus: Corpus) -> Files:
    """Help Center API: articles, sections, categories."""
    tag = corpus.language.lower()
    same = {"locale": tag, "source_locale": tag}
    sections, categories = corpus.sections, corpus.categories
    articles = [
        {**same, "id": one.number, "title": one.title, "name": one.title, "body": one.html, "draft": one.is_draft,
         "section_id": sections[one.category, one.section], "html_url": corpus.url(one), "user_segment_id": None,
         "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z", "label_names": []}
        for one in corpus.articles
    ]  # fmt: skip
    return {
        "articles.json": json.dumps({"articles": articles}),
        "sections.json": json.dumps({"sections": [
            {**same, "id": number, "name": section or category, "category_id": categories[category], "description": ""}
            for (category, section), number in sections.items()]}),
        "categories.json": json.dumps({"categories": [
            {**same, "id": number, "name": name, "description": ""} for name, number in categories.items()]}),
    }  # fmt: skip


def intercom(corpus: Corpus) -> Files:
    """Articles and collections."""
    sections, categories = corpus.sections, corpus.categories
    articles = [
        {"type": "article", "id": str(one.number), "title": one.title, "description": "", "body": one.html,
         "state": "draft" if one.is_draft else "published", "default_locale": corpus.language, "url": corpus.url(one),
         "parent_id": sections[one.category, one.section], "parent_type": "collection", "updated_at": 1767225600}
        for one in corpus.articles
    ]  # fmt: skip
    collections = [
        {"type": "collection", "id": str(number), "name": name, "parent_id": None}
        for name, number in categories.items()
    ] + [
        {"type": "collection", "id": str(number), "name": section or category, "parent_id": str(categories[category])}
        for (category, section), number in sections.items()
    ]
    return {
        "articles.json": json.dumps({"type": "list", "data": articles}),
        "collections.json": json.dumps({"type": "list", "data": collections}),
    }


def helpscout(corpus: Corpus) -> Files:
    """Collections, categories, and each article by itself."""
    sections, categories = corpus.sections, corpus.categories
    files = {
        "collections.json": json.dumps({"collections": {"items": [
            {"id": f"c{number}", "number": number, "slug": str(number), "visibility": "public", "name": name}
            for name, number in categories.items()]}}),
        "categories.json": json.dumps({"categories": {"items": [
            {"id": f"k{number}", "number": number, "slug": str(number), "collectionId": f"c{categories[category]}",
             "name": section or category} for (category, section), number in sections.items()]}}),
    }  # fmt: skip
    for one in corpus.articles:
        files[f"articles/{one.number}.json"] = json.dumps({"article": {
            "id": f"a{one.number}", "number": one.number, "slug": str(one.number),
            "status": "notpublished" if one.is_draft else "published",
            "name": one.title, "text": one.html, "collectionId": f"c{categories[one.category]}",
            "categories": [f"k{sections[one.category, one.section]}"], "publicUrl": corpus.url(one)}})  # fmt: skip
    return files


def freshdesk(corpus: Corpus) -> Files:
    """Categories, folders and articles of solutions."""
    sections, categories = corpus.sections, corpus.categories
    tag = corpus.language
    folders = [
        {"id": number, "name": section or category, "visibility": 1, "hierarchy": [
            {"level": 0, "type": "category", "data": {"id": categories[category], "name": category, "language": tag}}]}
        for (category, section), number in sections.items()
    ]  # fmt: skip
    articles = [
        {"id": one.number, "title": one.title, "description": one.html, "status": 1 if one.is_draft else 2,
         "type": 1, "tags": [],
         "folder_id": sections[one.category, one.section], "category_id": categories[one.category],
         "updated_at": "2026-01-01T00:00:00Z"}
        for one in corpus.articles
    ]  # fmt: skip
    named = [{"id": number, "name": name, "description": ""} for name, number in categories.items()]
    return {
        "categories.json": json.dumps(named),
        "folders.json": json.dumps(folders),
        "articles.json": json.dumps(articles),
    }


def html(corpus: Corpus) -> Files:
    """A page for each article, in its folders."""
    head = f'<!doctype html><html lang="{corpus.language}"><meta charset="utf-8">'
    return {
        one.path.removesuffix(".md") + ".html": (
            f"{head}<title>{one.title}</title><body><main><h1>{one.title}</h1>{one.html}</main></body></html>"
        )
        for one in corpus.articles
    }


def table(corpus: Corpus) -> Files:
    """One table with a row for each article."""
    with tempfile.TemporaryFile("w+", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("Title", "Body", "Category", "Section", "Language", "ID", "URL", "Status"))
        for one in corpus.articles:
            place = (one.category, one.section, corpus.language, one.number, corpus.url(one))
            state = "draft" if one.is_draft else "published"
            writer.writerow((one.title, one.html, *place, state))
        file.seek(0)
        return {"articles.csv": file.read()}


SYSTEMS: Mapping[str, Callable[[Corpus], Files] | None] = {
    "markdown": None,
    "html": html,
    "csv": table,
    "zendesk": zendesk,
    "intercom": intercom,
    "helpscout": helpscout,
    "freshdesk": freshdesk,
}


# --- Measuring ------------------------------------------------------------------------


def measure(corpus: Corpus, system: str, folder: Path) -> tuple[str, ...]:
    """Return a row of the table."""
    write = SYSTEMS[system]
    source = corpus.folder
    if write is not None:
        source = folder / "export"
        for name, content in write(corpus).items():
            file = source / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8")
    out = folder / "help"
    told = run("import", system, source, "--out", out, "--language", corpus.language, "--format", "json")
    report = json.loads(told.stdout)
    built = run("build", "-f", out / "mkdocs.yml", "--date", TODAY)
    run("export", "answers", "-f", out / "mkdocs.yml", "--date", TODAY, "--out", folder / "answers.jsonl")
    lines = (folder / "answers.jsonl").read_text("utf-8").splitlines()
    codes = Counter(found["code"] for found in report["diagnostics"])
    return (
        system,
        f"{report['articles']} of {len(corpus.articles)}",
        f"{100 * share_of_words(corpus, [json.loads(line) for line in lines]):.2f} %",
        *(f"{codes.pop(code, 0) or '–'}" for code in CODES),
        ", ".join(f"{count} {code}" for code, count in sorted(codes.items())) or "–",
        _how_it_built(built.stderr),
    )


def _how_it_built(told: str) -> str:
    # "Published site/: 39 pages in en; no problems; 0.3 s." without where and how long
    _, _, pages = told.strip().splitlines()[-1].partition(": ")
    return "; ".join(re.sub(r" in \S+$", "", part) for part in pages.split("; ")[:-1])


def share_of_words(corpus: Corpus, answers: Sequence[Mapping[str, str]]) -> float:
    """Return which part of the words of all articles stands in the articles of the same title."""
    came: dict[str, Counter[str]] = {}
    for answer in answers:
        came.setdefault(_key(answer["question"]), Counter()).update(words(answer["text"]))
    wanted: dict[str, Counter[str]] = {}
    for one in corpus.articles:
        if one.is_draft:
            continue
        wanted.setdefault(_key(one.title), Counter()).update(words(plain(one.html)))
    carried = sum((count & came.get(title, Counter())).total() for title, count in wanted.items())
    return carried / sum(count.total() for count in wanted.values())


def _key(title: str) -> str:
    return " ".join(words(plain(title)))


def plain(markup: str) -> str:
    """Return the text of HTML; blocks are apart, marks inside a word part nothing."""
    return BeautifulSoup(_BLOCK.sub(" ", markup), "html.parser").get_text()


def words(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters, Chinese letter by letter."""
    yield from _WORD.findall(text.casefold().replace("\u200b", ""))


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    """Run helpgen."""
    return subprocess.run([HELPGEN, *map(str, args)], capture_output=True, text=True, check=True)


def main() -> None:
    """Print a table for each corpus that is named as folder=language."""
    warnings.filterwarnings("ignore", category=MarkupResemblesLocatorWarning)
    for pair in sys.argv[1:]:
        folder, _, language = pair.partition("=")
        corpus = read_corpus(Path(folder), language)
        total = sum(1 for one in corpus.articles for _ in words(plain(one.html)))
        print(f"\n## {Path(folder).name}: {len(corpus.articles)} articles, {total:,} words\n")
        print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
        for system in SYSTEMS:
            with tempfile.TemporaryDirectory() as scratch:
                print(f"| {' | '.join(measure(corpus, system, Path(scratch)))} |", flush=True)


if __name__ == "__main__":
    main()
