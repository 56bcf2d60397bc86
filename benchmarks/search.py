"""Search: time to build an index, its size, what a query costs, and how well it answers.

    make bench-search                         1,000 articles made of the demo's texts, here and in Chromium
    make bench-search COUNTS="1000 5000"      other sizes, but not in Chromium
    make bench-search BROWSER="1000 5000"     other sizes in Chromium, see search_browser.py
    make bench-search SETS=folder             also the quality on sets of pages and queries

A set is a folder with `corpus.jsonl.gz` (lines `{id, lang, title, headings, body, url}`) and `queries.jsonl` (lines
`{qid, lang, kind, query, relevant}`). Bytes are those of gzip -6 without headers; a cold query begins with nothing
loaded, so the entry is counted, the client's own 20 KB of scripts are not. CPU seconds are of the index alone: reading
and rendering pages is in `make bench`.
"""

import gzip
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from helpgen.render.search_shards import render_search_index  # noqa: E402
from helpgen.search.synonyms import shipped_groups  # noqa: E402
from helpgen.search_commands import search_batch  # noqa: E402
from helpgen.views import SearchDocument, SearchIndexView, SearchSection  # noqa: E402

CLIENT = ROOT / "theme" / "assets" / "js" / "search" / "client.js"
ASK = ROOT / "helpgen" / "search" / "ask.mjs"
QUERIES: Mapping[str, Sequence[str]] = {
    "en": ("refund", "shipping cost", "how do i return an item", "track my parcel", "retrun label", "change address"),
    "th": ("คืนเงิน", "ค่าจัดส่ง", "คืนสินค้า", "ติดตามพัสดุ", "ลืมรหัสผ่าน"),
    "zh": ("退款", "运费", "怎么退货", "查询包裹", "修改地址"),
    "cs": ("vraceni penez", "cena dopravy", "jak vrátit zboží", "kde je muj balik"),
}
RESULTS_SHOWN = 7


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    for count in [int(argument) for argument in arguments if argument.isdigit()] or [1_000]:
        for language in QUERIES:
            measure(language, count)
    for folder in [argument for argument in arguments if not argument.isdigit()]:
        for place in sorted(Path(folder).iterdir()):
            if (place / "queries.jsonl").is_file():
                print_quality(place)


# --- Time, size, bytes -------------------------------------------------------------


def measure(language: str, count: int) -> None:
    """Print what an index of so many articles costs."""
    view = SearchIndexView(language, tuple(articles(language, count)), tuple(shipped_groups(language)))
    started = time.process_time()
    files = render_search_index(f"{language}.json", view)
    seconds = time.process_time() - started
    sizes = {path: len(gzip.compress(content, 6, mtime=0)) for path, content in files.items()}
    with tempfile.TemporaryDirectory() as folder:
        for path, content in files.items():
            file = Path(folder) / path
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
        answers = ask(Path(folder), language)
    firsts = [answer["first"] for answer in answers]
    print(
        f"{language} {count:6,} articles: {seconds:5.2f} CPU s, {sum(sizes.values()) / 1e6:.2f} MB gzip in"
        f" {len(sizes)} files, largest {max(sizes.values()) / 1e3:.1f} KB,"
        f" entry {sizes[f'{language}.json'] / 1e3:.1f} KB;"
        f" cold query, median (most): {spread(firsts, 'bytes', 1e3)} KB in {spread(firsts, 'requests')} requests until"
        f" the first result, {spread(answers, 'bytes', 1e3)} KB in {spread(answers, 'requests')} in all"
    )


def demo_text(language: str) -> str:
    """Return the demo's articles as plain text."""
    files = sorted((ROOT / "content" / language).rglob("*.md"))
    text = "\n".join(re.sub(r"\A---.*?\n---\n", "", file.read_text("utf-8"), flags=re.DOTALL) for file in files)
    return re.sub(r"\{\{[^}]*\}\}|\]\([^)]*\)|<[^>]*>|[*_#|`>\[\]]", " ", text)


def articles(language: str, count: int) -> Iterator[SearchDocument]:
    """Yield articles in four sections, drawn from the demo's texts with a fixed seed.

    Some 350 words in English; in another language as many characters more or less as the demo has there.
    """
    files = sorted((ROOT / "content" / language).rglob("*.md"))
    plain = demo_text(language)
    length = 500 * len(plain.replace(" ", "")) // len(demo_text("en").replace(" ", ""))
    sentences = [part.strip() for part in re.split(r"(?<=[.?!。？！])\s|\n", plain) if len(part.strip()) > 15]
    titles = re.findall(r"^title: *(.+)$", "\n".join(file.read_text("utf-8") for file in files), re.MULTILINE)
    draw = random.Random(11)
    for number in range(count):
        sections = tuple(
            SearchSection(f"part-{place}", draw.choice(sentences)[:40], passage(sentences, length, draw))
            for place in range(4)
        )
        title = f"{draw.choice(titles)} {draw.choice(sentences)[:25]}"
        url = f"topic-{number // 33}/article-{number}/"
        yield SearchDocument(url, "article", title, sections, summary=draw.choice(sentences))


def passage(sentences: Sequence[str], length: int, draw: random.Random) -> str:
    """Return some sentences, so many characters at least."""
    words = ""
    while len(words) < length:
        words += draw.choice(sentences) + " "
    return words


def ask(folder: Path, language: str) -> Sequence[Mapping[str, float]]:
    """Return what each query fetched, in Node with the browser's client."""
    lines = [json.dumps({"qid": query, "lang": language, "query": query}) for query in QUERIES[language]]
    command = ["node", str(ASK), str(CLIENT), str(folder), str(RESULTS_SHOWN), "--cold"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def spread(answers: Sequence[Mapping[str, float]], key: str, unit: float = 1) -> str:
    """Return median and largest."""
    values = [answer[key] / unit for answer in answers]
    return f"{statistics.median(values):.0f} ({max(values):.0f})"


# --- Quality -----------------------------------------------------------------------


def print_quality(folder: Path) -> None:
    """Print MRR@10, recall@5 and the share of queries without a result, by language and by kind."""
    corpus = gzip.decompress((folder / "corpus.jsonl.gz").read_bytes()).decode().splitlines()
    text = (folder / "queries.jsonl").read_text("utf-8")
    answers = {line["qid"]: line["ids"] for line in map(json.loads, search_batch(corpus, text, CLIENT, 10))}
    rows: dict[str, list[tuple[float, float, bool]]] = defaultdict(list)
    for query in map(json.loads, text.splitlines()):
        ids, relevant = answers[query["qid"]], set(query["relevant"])
        rank = next((1 / place for place, one in enumerate(ids, start=1) if one in relevant), 0.0)
        found = len(relevant & set(ids[:5])) / min(5, len(relevant))
        for key in (query["lang"], f"{query['lang']} {query['kind']}"):
            rows[key].append((rank, found, not ids))
    print(f"\n{folder.name:24}    n  MRR@10  R@5  zero %")
    for key, values in sorted(rows.items()):
        mrr, recall, zero = (statistics.fmean(column) for column in zip(*values, strict=True))
        print(f"{key:24} {len(values):4}   {mrr:.3f}  {recall:.3f}  {100 * zero:.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
