"""What structured data leave out, because they could not say it truly: the wording of each rule."""

from collections.abc import Mapping

from helpgen.diagnostics import Rule, Severity, Wording, rule
from helpgen.policy.sayable import Reason, Subject

_WHY: Mapping[Reason, str] = {
    Reason.CLOCK: "days can be counted from delivery only",
    Reason.BUSINESS_DAYS: "days of a window can be calendar days only",
    Reason.MEMBERS: "it is for members only",
    Reason.CONDITION: "it hangs on the state of the item or on the payment",
    Reason.SEVERAL_COSTS: "ways back of one country differ in what they cost",
    Reason.SEVERAL_LABELS: "ways back of one country differ in where the label comes from",
    Reason.QR_LABEL: "there is no word for a label as QR code",
    Reason.PARTIAL_FEE: "a restocking fee can be said for all returns only",
    Reason.OPEN_SEASON: "a season needs a first and a last day",
    Reason.RETURN_COUNTRY: "no address says to which country goods go back",
    Reason.POSTAL: "an area can be a whole country only",
    Reason.CURRENCY: "price and limits have several currencies",
    Reason.UNIT: "a time can be whole days only",
    Reason.PEAK: "handling has no seasons",
    Reason.LIFETIME: "a warranty needs a length",
    Reason.LEGAL: "what the law gives is no promise of the shop",
}
_MORE = "The page says it in words."


def _left_out(what: str, name: str, reason: Reason, hint: str) -> Wording:
    return Wording(f'{what} "{name}" is left out of structured data: {_WHY[reason]}', hint)


@rule("HC080", Severity.INFO)
def window_left_out(name: str, reason: Reason) -> Wording:
    """Structured data do not say how long a window is.

    What: the window is for members, hangs on the state of the item, counts business days, or counts from another day
        than the delivery. schema.org knows calendar days from delivery only.
    Why: search engines and shopping agents would read a promise that the shop does not make. Where the window is the
        general one they get the address of the policy instead; a window of its own for members is not told at all.
    Fix: none is needed. To be told in numbers, a window counts calendar days from the delivery.
    Example: `{id: standard, days: 30, starts_from: order}`
    """
    return _left_out("window", name, reason, _MORE)


@rule("HC081", Severity.INFO)
def return_detail_left_out(name: str, reason: Reason) -> Wording:
    """Structured data leave out a detail of returns.

    What: the cost, the label, the restocking fee, a season or the country of the return cannot be said in one word that
        holds for every return.
    Why: a return policy of schema.org has one fee and one label for all ways back.
    Fix: none is needed, unless the country is missing: then add `return_address`, or `address` in `store.yml`.
    Example: one way back is free, another costs 99 CZK, both in Czechia.
    """
    hint = "Add return_address, or address in store.yml." if reason is Reason.RETURN_COUNTRY else _MORE
    return _left_out("the return detail", name, reason, hint)


@rule("HC082", Severity.INFO)
def rate_left_out(name: str, reason: Reason) -> Wording:
    """Structured data leave out a rate.

    What: the rate is for members, or its price and its limits are in several currencies.
    Why: others would be promised a price that they do not get. A rate is told as a whole or not at all: a free band
        alone would promise free delivery.
    Fix: none is needed for members; write all amounts of a rate in one currency.
    Example: `{method: courier, zone: czechia, price: free, member_tier: club, transit: 2 days}`
    """
    return _left_out("rate", name, reason, _MORE)


@rule("HC083", Severity.INFO)
def area_left_out(countries: str, reason: Reason) -> Wording:
    """Structured data do not say what delivery to some countries costs.

    What: in these countries one part is served otherwise than the rest, or not at all.
    Why: outside of Australia, Canada, Japan and the United States a destination is a whole country, and even there no
        beginning of a postal code can be named: a price for the country would be untrue in that part.
    Fix: none is needed.
    Example: a zone with `ES` of which the Canary Islands are `excluded`.
    """
    return _left_out("delivery to", countries, reason, _MORE)


@rule("HC084", Severity.INFO)
def time_left_out(name: str, reason: Reason) -> Wording:
    """Structured data leave out a time, or that it grows in a busy time.

    What: the time is given in minutes, hours, months or years, or handling takes longer in a busy time. On days inside
        of the busy time the longer handling is told.
    Why: times are whole days, and handling has no seasons.
    Fix: write days. Build the site again on the first day of the busy time and on the day after it.
    Example: `handling: 4 hours`
    """
    hint = "Build the site again when it begins and when it ends." if reason is Reason.PEAK else _MORE
    return _left_out("busy time" if reason is Reason.PEAK else "time", name, reason, hint)


@rule("HC085", Severity.INFO)
def warranty_left_out(name: str, reason: Reason) -> Wording:
    """Structured data leave out a warranty.

    What: the warranty lasts a lifetime, has no exact length, or is the legal guarantee.
    Why: a WarrantyPromise has a length; and to present what the law gives as a promise of the shop is an unfair
        practice in the European Union (Directive 2005/29/EC, Annex I, No. 10).
    Fix: none is needed.
    Example: `{id: backpacks, kind: commercial, duration: lifetime}`
    """
    return _left_out("warranty", name, reason, _MORE)


RULE_OF: Mapping[Subject, Rule[str, Reason]] = {
    Subject.WINDOW: window_left_out,
    Subject.RETURN_DETAIL: return_detail_left_out,
    Subject.RATE: rate_left_out,
    Subject.AREA: area_left_out,
    Subject.TIME: time_left_out,
    Subject.WARRANTY: warranty_left_out,
}
RULES: tuple[Rule[...], ...] = tuple(RULE_OF.values())
