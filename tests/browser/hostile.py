"""Help centers whose every text was written by an attacker."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from .payloads import PAYLOADS
from .sites import write_files

CONFIG = """\
site_name: {name}
site_url: https://help.hostile.example/
docs_dir: content
copyright: {name}
theme:
  name: material
plugins: [helpgen]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - pymdownx.betterem
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.superfences
  - pymdownx.tabbed: {{alternate_style: true}}
  - pymdownx.tasklist
  - pymdownx.tilde
"""
FACT = re.compile(r"\{\{ [a-z.]+ \}\}")
PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'

ADDRESSES = (
    "javascript:window.__xss=1",
    "JaVaScRiPt:window.__xss=1//",
    "data:text/html,<script>window.__xss=1</script>",
    "vbscript:msgbox(1)",
    "https://evil.example/ onclick=window.__xss=1",
)
"""What an address may not be."""


def quoted(text: str) -> str:
    """Return a text as YAML in double quotes."""
    return json.dumps(text, ensure_ascii=True)


def on_one_line(text: str) -> str:
    """Return a payload for places that end with the line."""
    return " ".join(text.replace("\x01", "").split())


def front_matter(payload: str) -> str:
    """Every text field of front matter holds the payload."""
    text = quoted(payload.replace("\x01", ""))
    return (
        f"---\ntitle: {text}\nsummary: {text}\nkeywords: [{text}]\n"
        f"video: {{url: film.mp4, title: {text}, captions: film.vtt, transcript: {text}}}\n---\n"
    )


def body(payload: str) -> str:
    """The payload in every place of Markdown; as it stands at the very end, where it can swallow nothing."""
    line = on_one_line(payload)
    cell = line.replace("|", "\\|")
    return f"""\
Text {line} text, **{line}**, _{line}_, ==x {line}==, `` {line} ``, `#!python {line}` and HTML.

## Heading {line}

- {line}
- [ ] {line}

| head {cell} | two |
|------|-----|
| {cell} | `{cell}` |

> {line}

![{line}](pixel.svg)
![title](pixel.svg "{line}")
[{line}](https://www.hostile.example/ "{line}")
[attributes](https://www.hostile.example/){{ title="{line}" }}

!!! note "{line}"
    {line}

??? question "{line}"
    {line}

=== "{line}"

    {line}

=== "Two"

    {line}

Term {line}
:   {line}

Foot[^1] {line}

[^1]: {line}

*[HTML]: {line}

    {line}

``` {{ .html title="{line}" }}
{payload}
```

~~~
{payload}
~~~

{payload}
"""


def hostile_folder(folder: Path, payloads: Sequence[str] = PAYLOADS) -> Path:
    """Plain Markdown without a shop, where mistakes are only warnings: what gets through must still be harmless."""
    pages = {
        f"content/topic-{number // 10}/page-{number}.md": front_matter(payload) + body(payload)
        for number, payload in enumerate(payloads)
    }
    names = sorted({path.rpartition("/")[0] for path in pages})
    media = {f"{name}/{file}": text for name in names for file, text in (("pixel.svg", PIXEL), ("film.vtt", "WEBVTT"))}
    heads = {
        f"{name}/index.md": front_matter(payloads[number]) + body(payloads[-1 - number])
        for number, name in enumerate(names)
    }
    films = {f"{name}/film.mp4": "" for name in names}
    return write_files(
        folder, {"mkdocs.yml": CONFIG.format(name='"<b>Hostile</b>"'), **pages, **media, **films, **heads}
    )


def hostile_shop(folder: Path, payloads: Sequence[str] = PAYLOADS) -> Path:
    """A shop whose names, notes, policies, categories, articles and questions are payloads."""
    texts = list(dict.fromkeys(quoted(payload.replace("\x01", "")) for payload in payloads))
    everything = quoted(" ".join(map(on_one_line, payloads)))
    articles = {
        f"content/en/topic-{number // 10}/page-{number}.md": front_matter(payload) + f"`` {on_one_line(payload)} ``\n"
        for number, payload in enumerate(payloads)
    }
    topics = sorted({path.rpartition("/")[0] for path in articles})
    media = {f"{name}/film.vtt": "WEBVTT" for name in topics} | {f"{name}/film.mp4": "" for name in topics}
    heads = {f"{name}/index.md": front_matter(payloads[number * 7]) for number, name in enumerate(topics)}
    questions = "".join(
        f"## {on_one_line(payload)} `` {on_one_line(payload)} ``\n\n`` {on_one_line(payload)} ``\n\n"
        for payload in payloads
        if not payload.startswith(("[", "![")) and not FACT.search(payload)  # a shop refuses these, as it should
    )
    return write_files(
        folder,
        {
            "mkdocs.yml": CONFIG.format(name=quoted('"><script>window.__xss=1</script>')),
            "content/store.yml": _store(everything, texts),
            "content/channels.yml": _channels(texts),
            "content/policies/returns.yml": _returns(texts),
            "content/policies/shipping.yml": _shipping(texts),
            "content/policies/warranty.yml": _warranty(texts),
            "content/policies/orders.yml": _orders(texts),
            "content/en/index.md": front_matter(payloads[0]),
            "content/en/faq/hostile.md": front_matter(payloads[4]) + questions,
            **articles,
            **heads,
            **media,
        },
    )


def _store(everything: str, texts: Sequence[str]) -> str:
    holidays = "".join(f"  - {{date: 2027-{1 + n // 28:02}-{1 + n % 28:02}, name: {t}}}\n" for n, t in enumerate(texts))
    return f"""\
name: {everything}
legal_name: {everything}
tagline: {everything}
url: https://www.hostile.example/
email: care@hostile.example
address: {{street: {everything}, city: {everything}, postal_code: {everything}, country: CZ}}
company_id: {everything}
vat_id: {everything}
languages: [en]
time_zone: Europe/Prague
holidays:
{holidays}"""


def _channels(texts: Sequence[str]) -> str:
    entries = "".join(
        f"  - {{id: c{n}, type: post, name: {t}, address: {t}, note: {t}, cost: {t}}}\n" for n, t in enumerate(texts)
    )
    return f"channels:\n{entries}  - {{id: email, type: email, name: {texts[0]}, address: care@hostile.example}}\n"


def _returns(texts: Sequence[str]) -> str:
    windows = "".join(
        f"  - {{id: w{n}, name: {t}, days: 30, starts_from: delivery, when: {{category: x{n}}}}}\n"
        for n, t in enumerate(texts)
    )
    exclusions = "".join(f"  - {{id: e{n}, what: {t}, reason: other}}\n" for n, t in enumerate(texts))
    methods = "".join(
        f"  - {{id: m{n}, type: mail, name: {t}, carrier: {t}, label: customer, cost: free}}\n"
        for n, t in enumerate(texts)
    )
    return f"""\
effective_from: 2026-09-01
revision: {texts[0]}
windows:
{windows}  - {{id: standard, name: x, days: 30, starts_from: delivery}}
conditions: [{", ".join(texts)}]
exclusions:
{exclusions}methods:
{methods}refund: {{types: [original_payment], within: 5 days, starts_from: receipt, outbound_shipping: all}}
"""


def _shipping(texts: Sequence[str]) -> str:
    carriers = "".join(
        f"  - {{id: c{n}, name: {t}, tracking_url: 'https://www.hostile.example/{{number}}'}}\n"
        for n, t in enumerate(texts)
    )
    methods = "".join(f"  - {{id: m{n}, name: {t}, carrier: c{n}, tracked: true}}\n" for n, t in enumerate(texts))
    rates = "".join(
        f"  - {{id: r{n}, method: m{n}, zone: z, price: 1 EUR, transit: 1 day}}\n" for n in range(len(texts))
    )
    restricted = "".join(f"  - {{what: {t}, reason: {t}}}\n" for t in texts)
    return f"""\
effective_from: 2026-09-01
carriers:
{carriers}zones:
  - {{id: z, name: {texts[1]}, countries: [CZ]}}
methods:
{methods}rates:
{rates}customs: {{terms: DAP, note: {texts[2]}}}
restricted:
{restricted}"""


def _warranty(texts: Sequence[str]) -> str:
    lists = ", ".join(texts)
    return f"""\
effective_from: 2026-09-01
warranties:
  - {{id: legal, kind: legal, name: {texts[0]}, duration: 2 years, starts_from: delivery, covers: [{lists}],
      excludes: [{lists}], remedies: [repair]}}
claim: {{response_within: 30 days, proof: [receipt], steps: [{lists}]}}
"""


def _orders(texts: Sequence[str]) -> str:
    methods = "".join(f"    - {{id: p{n}, name: {t}}}\n" for n, t in enumerate(texts))
    return f"effective_from: 2026-09-01\npayment:\n  methods:\n{methods}"
