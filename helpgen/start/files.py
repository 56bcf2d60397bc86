"""The files of a new shop, from its answers."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from helpgen.policy.legal_floors import EU_COUNTRIES
from helpgen.start.answers import Answers
from helpgen.start.places import group_by_currency, time_zone_of
from helpgen.start.policies import Markets, local, policy_files
from helpgen.start.workflows import WORKFLOW_OF_HOST, workflow_files

STARTER_DIR = Path(__file__).parents[1] / "starter"
_HOURS = '    hours:\n      - {days: [mon, tue, wed, thu, fri], opens: "09:00", closes: "17:00"}\n'
_EXAMPLE_NUMBER = "+1 555 0100"
_CHANNEL_DETAILS: Mapping[str, str] = {
    "email": f"    address: care@example.com\n{_HOURS}    expected_response: 1 business day\n",
    "phone": f'    number: "{_EXAMPLE_NUMBER}"\n{_HOURS}    expected_response: 5 minutes\n    best_for: [orders]\n',
    "chat": f"    url: https://www.example.com/chat\n{_HOURS}    expected_response: 5 minutes\n",
    "whatsapp": f'    number: "{_EXAMPLE_NUMBER}"\n{_HOURS}    expected_response: 1 hour\n',
    "line": f'    address: "@example"\n{_HOURS}    expected_response: 1 hour\n',
    "form": "    url: https://www.example.com/contact\n    expected_response: 1 business day\n",
}
_WITHOUT_ARTWORK = """
# The European Union wants the official notice on the legal guarantee shown as an image. Add it to guarantee_notice in
# policies/legal.yml, then remove these lines.
rules:
  off:
    - rule: eu-guarantee-artwork
      reason: The image has not been added yet.
"""
_QUERIES = (
    ("where is my parcel", "orders/track-order"),
    ("money back", "returns/return-item"),
    ("how long does delivery take", "faq/delivery#how-long-does-it-take"),
)


def shop_files(answers: Answers) -> Mapping[str, str]:
    """Return the text of every file of the new shop by its path."""
    markets = _markets(answers)
    files = {
        "mkdocs.yml": _mkdocs(answers),
        "content/store.yml": _store(answers, markets),
        "content/channels.yml": _channels(answers),
        "content/search_tests.yml": _search_tests(answers),
        **{f"content/{path}": text for path, text in policy_files(markets, answers.languages)},
        **workflow_files(WORKFLOW_OF_HOST.get(answers.host, "github"), answers.host),
    }
    for name in ("Makefile", "README.md", ".gitignore"):
        files[name] = (STARTER_DIR / name).read_text("utf-8")
    for language in answers.languages:
        root = STARTER_DIR / "outlines" / language
        for file in sorted(root.rglob("*.md")):
            files[f"content/{language}/{file.relative_to(root).as_posix()}"] = file.read_text("utf-8")
    return files


def _markets(answers: Answers) -> Markets:
    groups = group_by_currency(answers.countries)
    return {
        "home" if number == 0 else currency.lower(): (currency, countries)
        for number, (currency, countries) in enumerate(groups.items())
    }


def _quoted(text: str) -> str:
    # JSON's quotes are YAML's, too; a plain name stays plain.
    return text if text.replace(" ", "").isalnum() and text.isascii() else json.dumps(text, ensure_ascii=False)


def _mkdocs(answers: Answers) -> str:
    return f"""\
# The site as a whole. Everything about your shop stands in content/store.yml.
site_name: {_quoted(f"{answers.name} Help")}
# Where the help center will stand; search engines need it.
site_url: https://help.example.com/
docs_dir: content
site_dir: site

theme:
  name: material

plugins:
  - helpgen
"""


def _store(answers: Answers, markets: Markets) -> str:
    country = answers.countries[0]
    lines = f"""\
# yaml-language-server: $schema=../schema/store.json
#
# Who you are. Change every line that says "example".
name: {_quoted(answers.name)}
legal_name: {_quoted(f"{answers.name} Ltd")}
url: https://www.example.com/
email: care@example.com
phone: "{_EXAMPLE_NUMBER}"
address:
  street: 1 Example Street
  city: Example City
  postal_code: "10001"
  country: {country}

# The first language is the default. Each has a folder of the same name here.
languages: [{", ".join(answers.languages)}]
time_zone: {time_zone_of(country)}

markets:
"""
    for name, (currency, countries) in markets.items():
        lines += f"  - id: {name}\n    countries: [{', '.join(countries)}]\n    currency: {currency}\n"
        lines += f"    languages: [{', '.join(answers.languages)}]\n"
    lines += """
# Pages of your shop, quoted in articles as {{ store.links.orders }}.
links:
  orders: https://www.example.com/account/orders
"""
    if any(EU_COUNTRIES.intersection(countries) for _, countries in markets.values()):
        lines += _WITHOUT_ARTWORK
    if answers.host != "none":
        lines += (
            f"\n# Where the site will stand; a build writes the files that this host reads.\nhost: {answers.host}\n"
        )
    return lines


def _channels(answers: Answers) -> str:
    # The articles quote the address of the e-mail channel, so it is always there.
    entries = "".join(
        f"  - id: {name}\n    type: {name}\n    name:{local(name, answers.languages, 6)}\n{_CHANNEL_DETAILS[name]}"
        for name in dict.fromkeys(("email", *answers.channels))
    )
    return f"""\
# yaml-language-server: $schema=../schema/channels.json
#
# Every way to reach you. Types: phone, email, form, chat, whatsapp, messenger,
# instagram, facebook, x, line, wechat, telegram, sms, post, store, community.
channels:
{entries}"""


def _search_tests(answers: Answers) -> str:
    return """\
# yaml-language-server: $schema=../schema/search-tests.json
#
# What shoppers type, and what they must find. `helpgen check --search` asks.
# Take the queries from the mails that you get.
tests:
""" + "".join(_tests(answers))


def _tests(answers: Answers) -> Iterator[str]:
    for language in answers.languages:
        if language == "en":
            for query, expected in _QUERIES:
                yield _test(query, language, expected, answers)
        else:
            for expected in ("orders/track-order", "returns/return-item"):
                yield _test(_title(language, expected), language, expected, answers)


def _test(query: str, language: str, expected: str, answers: Answers) -> str:
    # Of the default language the tests need not say it.
    tag = f"    language: {language}\n" if language != answers.languages[0] else ""
    return f"  - query: {_quoted(query)}\n{tag}    expect: {expected}\n"


def _title(language: str, name: str) -> str:
    text = (STARTER_DIR / "outlines" / language / f"{name}.md").read_text("utf-8")
    return next(line for line in text.splitlines() if line.startswith("title: ")).removeprefix("title: ").strip('"')
