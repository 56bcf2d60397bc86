"""The policies of a new shop: promises that keep the law of every market that helpgen knows, to be changed."""

from collections.abc import Iterator, Mapping, Sequence

from helpgen.policy.legal_floors import EU_COUNTRIES
from helpgen.start.places import delivery_prices
from helpgen.start.texts import TEXTS

FIRST_DAY = "2026-01-01"
LONGER_GUARANTEE = frozenset({"ES", "PT", "SE"})
Markets = Mapping[str, tuple[str, tuple[str, ...]]]
"""Id of a market to its currency and its countries."""


def local(key: str, languages: Sequence[str], indent: int) -> str:
    """Return a text as YAML: one line, or a line for each language."""
    texts = TEXTS[key]
    if len(languages) == 1:
        return f" {texts[languages[0]]}"
    return "".join(f"\n{' ' * indent}{language}: {texts[language]}" for language in languages)


def policy_files(markets: Markets, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (path from the content folder, text) of each policy."""
    european = [name for name, (_, countries) in markets.items() if EU_COUNTRIES.intersection(countries)]
    yield "policies/shipping.yml", _shipping(markets, languages)
    yield "policies/returns.yml", _returns(languages, european)
    yield "policies/orders.yml", _orders(languages)
    yield "policies/warranty.yml", _warranty(markets, languages)
    if european:
        yield "policies/legal.yml", _legal(european)


def _head(name: str, comment: str) -> str:
    return (
        f"# yaml-language-server: $schema=../../schema/{name}.json\n#\n"
        + "".join(f"# {line}\n" for line in comment.splitlines())
        + f"effective_from: {FIRST_DAY}\n"
    )


def _shipping(markets: Markets, languages: Sequence[str]) -> str:
    zones = "".join(f"  - id: {name}\n    countries: [{', '.join(places)}]\n" for name, (_, places) in markets.items())
    rates = "".join(_rate(name, currency) for name, (currency, _) in markets.items())
    return (
        _head("shipping", "Facts only. The page around them is written by the theme, in every language.")
        + 'cutoff: "14:00"\nhandling: 1 business day\n\n'
        + f"zones:\n{zones}"
        + f"methods:\n  - id: standard\n    name:{local('standard_delivery', languages, 6)}\n    tracked: true\n"
        + f"rates:\n{rates}\n"
        + "late:\n  late_after: 3 business days\n  lost_after: 10 business days\n  remedies: [resend, refund]\n"
    )


def _rate(name: str, currency: str) -> str:
    price, free_over = delivery_prices(currency)
    return (
        f"  - id: standard-{name}\n    method: standard\n    zone: {name}\n    price: {price} {currency}\n"
        f"    free_over: {free_over} {currency}\n    transit: 2-4 business days\n"
    )


def _returns(languages: Sequence[str], european: Sequence[str]) -> str:
    withdrawal = (
        f"withdrawal:\n  markets: [{', '.join(european)}]\n  channels: [email]\n  send_back_within: 14 days\n"
        if european
        else ""
    )
    return (
        _head("returns", "The first window that fits an order applies.")
        + f"\nwindows:\n  - id: standard\n    name:{local('all_orders', languages, 6)}\n    days: 30\n"
        + f"    starts_from: {'delivery_last_item' if european else 'delivery'}\n"
        + f"conditions:\n  -{_item('unused', languages)}\n"
        + f"methods:\n  - id: mail\n    type: mail\n    name:{local('by_post', languages, 6)}\n"
        + "    label: download\n    cost: free\n"
        + "refund:\n  types: [original_payment]\n  within: 4 business days\n  starts_from: receipt\n"
        + "  outbound_shipping: standard\n"
        + "exchanges:\n  allowed: true\n  within: 30 days\n  cost: free\n"
        + "damaged:\n  report_within: 30 days\n  evidence: [photo, order_number]\n  remedies: [replace, refund]\n"
        + f"  cost: free\n{withdrawal}"
    )


def _item(key: str, languages: Sequence[str]) -> str:
    text = local(key, languages, 4)
    return text if len(languages) == 1 else f" {text.lstrip()}"


def _orders(languages: Sequence[str]) -> str:
    return (
        _head("orders", "Cancelling, changing and paying for an order.")
        + "\ncancel:\n  until: dispatched\n  refund_within: 5 business days\n"
        + "change:\n  address_until: dispatched\n  items_within: 60 minutes\n"
        + f"payment:\n  charged: paid\n  methods:\n    - id: card\n      name:{local('card', languages, 8)}\n"
        + "invoice:\n  delivery: email\n  available_for: 10 years\n"
    )


def _warranty(markets: Markets, languages: Sequence[str]) -> str:
    longer = sorted(LONGER_GUARANTEE.intersection(place for _, places in markets.values() for place in places))
    more = (
        f"  - id: legal-longer\n    kind: legal\n    name:{local('longer_guarantee', languages, 6)}\n"
        f"    duration: 3 years\n    starts_from: delivery\n    countries: [{', '.join(longer)}]\n"
        "    remedies: [repair, replace, discount, refund]\n"
        if longer
        else ""
    )
    return (
        _head("warranty", "The guarantee that the law gives, and what you promise on top of it.")
        + f"\nwarranties:\n{_legal_guarantee(markets, languages)}{more}"
        + f"  - id: own\n    kind: commercial\n    name:{local('own_warranty', languages, 6)}\n"
        + "    duration: 2 years\n    starts_from: delivery\n    remedies: [repair, replace, refund]\n"
        + "claim:\n  response_within: 14 days\n  proof: [order_number, photo]\n"
    )


def _legal_guarantee(markets: Markets, languages: Sequence[str]) -> str:
    # Where helpgen knows no law, it says none.
    if not any(EU_COUNTRIES.intersection(countries) for _, countries in markets.values()):
        return ""
    return (
        f"  - id: legal\n    kind: legal\n    name:{local('legal_guarantee', languages, 6)}\n"
        "    duration: 2 years\n    starts_from: delivery\n    remedies: [repair, replace, discount, refund]\n"
    )


def _legal(european: Sequence[str]) -> str:
    markets = f"[{', '.join(european)}]"
    return (
        _head("legal", "What the law of the European Union wants every shopper to find.\nChange the addresses.")
        + f"\nwithdrawal_function:\n  url: https://www.example.com/withdraw\n  markets: {markets}\n"
        + "guarantee_notice:\n"
        + "  url: https://europa.eu/youreurope/citizens/consumers/shopping/guarantees-returns/index_en.htm\n"
        + f"  markets: {markets}\n"
        + "accessibility:\n  standard: WCAG 2.2 AA\n  status: partial\n  channels: [email]\n"
        + "  respond_within: 10 business days\n"
    )
