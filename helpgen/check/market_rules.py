"""The table of market rules: what the law of a market, or good service, asks of a shop, since when and by which source.

Product guidance, not legal advice. A rule has a row here, a row in
`docs/content/en/reference/market-rules.md` and two tests.
"""

import enum
from datetime import date

from msgspec import Struct

from helpgen.check import market_duties as duties
from helpgen.check import market_floors as floors
from helpgen.check.market_case import EU


class Pack(enum.Enum):
    """A set of rules that hold together; `store.yml` names it in `rule_packs`."""

    EU = "eu"
    UK = "uk"
    US = "us"
    CN = "cn"
    TH = "th"
    ID = "id"
    ALL = "all"
    """Everywhere; never named."""


COUNTRIES: dict[Pack, frozenset[str]] = {
    Pack.EU: EU,
    Pack.UK: frozenset({"GB"}),
    Pack.US: frozenset({"US"}),
    Pack.CN: frozenset({"CN"}),
    Pack.TH: frozenset({"TH"}),
    Pack.ID: frozenset({"ID"}),
}
"""Where each pack holds, ISO 3166-1 alpha-2."""


class Level(enum.Enum):
    """How much a breach matters."""

    FLOOR = "error"
    """A promise is below what the law gives."""
    DUTY = "error, and a warning before its day"
    """The law asks for something that is missing."""
    ADVICE = "warning"
    """Worth a look: a practice, a local law, or a law with many exceptions."""


class MarketRule(Struct, frozen=True):
    """One row."""

    id: str
    """Named in messages and in `rules.off` of store.yml."""
    pack: Pack
    level: Level
    since: date
    """First day on which it holds."""
    title: str
    source: str
    """The law and the article, or the practice."""
    url: str
    """Where the source stands; "" for none."""
    find: floors.Find


_CRD = "Directive 2011/83/EU"
_CRD_URL = "https://eur-lex.europa.eu/eli/dir/2011/83/oj"
_CRD_DAY = date(2014, 6, 13)
_CCR = "Consumer Contracts Regulations 2013"
_CCR_URL = "https://www.legislation.gov.uk/uksi/2013/3134"
_CPL_URL = "https://www.gov.cn/jrzg/2013-10/25/content_2515601.htm"
_TH_ACT = "Direct Sale and Direct Marketing Act B.E. 2545"
_TH_COD = "Notification of the Contract Committee on delivery with cash on delivery B.E. 2567"
_PP80 = "Government Regulation (PP) 80/2019"
_PP80_URL = "https://peraturan.bpk.go.id/Details/126143/pp-no-80-tahun-2019"
_TWO_YEARS, _THREE_YEARS = 24, 36

MARKET_RULES: tuple[MarketRule, ...] = (
    # --- European Union ---
    MarketRule(
        "eu-withdrawal-window", Pack.EU, Level.FLOOR, _CRD_DAY, "Shoppers can withdraw for 14 days.",
        f"{_CRD}, Art. 9(1)", _CRD_URL, floors.return_days(14),
    ),
    MarketRule(
        "eu-withdrawal-clock", Pack.EU, Level.ADVICE, _CRD_DAY, "The 14 days run from the delivery of the last item.",
        f"{_CRD}, Art. 9(2)", _CRD_URL, floors.windows_from_receipt,
    ),
    MarketRule(
        "eu-refund-time", Pack.EU, Level.FLOOR, _CRD_DAY, "The shop refunds within 14 days.",
        f"{_CRD}, Art. 13(1)", _CRD_URL, floors.refund_days(14),
    ),
    MarketRule(
        "eu-refund-delivery", Pack.EU, Level.FLOOR, _CRD_DAY, "The refund has the price of the standard delivery.",
        f"{_CRD}, Art. 13(1) and (2)", _CRD_URL, floors.refund_has_delivery_price,
    ),
    MarketRule(
        "eu-refund-money", Pack.EU, Level.FLOOR, _CRD_DAY, "The refund goes back the way the shopper paid.",
        f"{_CRD}, Art. 13(1)", _CRD_URL, floors.refund_in_money,
    ),
    MarketRule(
        "eu-send-back-time", Pack.EU, Level.FLOOR, _CRD_DAY,
        "Shoppers have 14 days to send the goods after the notice.",
        f"{_CRD}, Art. 14(1)", _CRD_URL, floors.send_back_days(14),
    ),
    MarketRule(
        "eu-legal-guarantee", Pack.EU, Level.FLOOR, date(2022, 1, 1),
        "The legal guarantee lasts 2 years, in Spain, Portugal and Sweden 3 years.",
        "Directive (EU) 2019/771, Art. 10, and the laws of ES, PT and SE",
        "https://eur-lex.europa.eu/eli/dir/2019/771/oj",
        floors.legal_guarantee(_TWO_YEARS, {"ES": _THREE_YEARS, "PT": _THREE_YEARS, "SE": _THREE_YEARS}),
    ),
    MarketRule(
        "eu-contact", Pack.EU, Level.DUTY, date(2022, 5, 28),
        "Shoppers find a telephone number, an e-mail address and a postal address.",
        f"{_CRD}, Art. 6(1)(c), as changed by Directive (EU) 2019/2161", _CRD_URL, duties.phone_email_address,
    ),
    MarketRule(
        "eu-withdrawal-form", Pack.EU, Level.ADVICE, _CRD_DAY, "Shoppers get the model form to withdraw.",
        f"{_CRD}, Art. 6(1)(h) and Annex I(B)", _CRD_URL, duties.withdrawal_form,
    ),
    MarketRule(
        "eu-withdrawal-function", Pack.EU, Level.DUTY, date(2026, 6, 19),
        "Every page links to a function with which shoppers withdraw online.",
        f"{_CRD}, Art. 11a, added by Directive (EU) 2023/2673", "https://eur-lex.europa.eu/eli/dir/2023/2673/oj",
        duties.withdrawal_function,
    ),
    MarketRule(
        "eu-guarantee-notice", Pack.EU, Level.DUTY, date(2026, 9, 27),
        "The harmonised notice on the legal guarantee is shown.",
        "Directive (EU) 2024/825 and Implementing Regulation (EU) 2025/1960",
        "https://eur-lex.europa.eu/eli/reg_impl/2025/1960/oj", duties.guarantee_notice,
    ),
    MarketRule(
        "eu-guarantee-artwork", Pack.EU, Level.ADVICE, date(2026, 9, 27),
        "The notice is shown in its official artwork, not only linked.",
        "Implementing Regulation (EU) 2025/1960, Annex I",
        "https://eur-lex.europa.eu/eli/reg_impl/2025/1960/oj", duties.guarantee_artwork,
    ),
    MarketRule(
        "eu-accessibility", Pack.EU, Level.ADVICE, date(2025, 6, 28),
        "The shop says how accessible it is; the smallest companies need not.",
        "Directive (EU) 2019/882, Art. 13 and Annex V", "https://eur-lex.europa.eu/eli/dir/2019/882/oj",
        duties.accessibility_statement,
    ),
    # --- United Kingdom ---
    MarketRule(
        "uk-cancellation-window", Pack.UK, Level.FLOOR, _CRD_DAY, "Shoppers can cancel for 14 days.",
        f"{_CCR}, reg. 30", _CCR_URL, floors.return_days(14),
    ),
    MarketRule(
        "uk-refund-time", Pack.UK, Level.FLOOR, _CRD_DAY, "The shop refunds within 14 days.",
        f"{_CCR}, reg. 34", _CCR_URL, floors.refund_days(14),
    ),
    MarketRule(
        "uk-refund-delivery", Pack.UK, Level.FLOOR, _CRD_DAY, "The refund has the price of the standard delivery.",
        f"{_CCR}, reg. 34", _CCR_URL, floors.refund_has_delivery_price,
    ),
    MarketRule(
        "uk-refund-money", Pack.UK, Level.FLOOR, _CRD_DAY, "The refund goes back the way the shopper paid.",
        f"{_CCR}, reg. 34", _CCR_URL, floors.refund_in_money,
    ),
    MarketRule(
        "uk-faulty-goods", Pack.UK, Level.ADVICE, date(2015, 10, 1), "Shoppers can reject faulty goods for 30 days.",
        "Consumer Rights Act 2015, s. 22", "https://www.legislation.gov.uk/ukpga/2015/15/section/22",
        floors.reported_defects(30),
    ),
    # --- United States ---
    MarketRule(
        "us-dispatch-time", Pack.US, Level.FLOOR, date(2014, 12, 8),
        "Orders leave within the time that was stated, or within 30 days.",
        "16 CFR 435.2 (Mail, Internet, or Telephone Order Merchandise)",
        "https://www.ecfr.gov/current/title-16/part-435", floors.dispatch_days(30),
    ),
    MarketRule(
        "us-returns-posted", Pack.US, Level.ADVICE, date.min, "The policy on returns is posted.",
        "State laws, such as California Civil Code § 1723", "https://leginfo.legislature.ca.gov/",
        duties.returns_policy,
    ),
    MarketRule(
        "us-company", Pack.US, Level.ADVICE, date.min, "Shoppers see the legal name and the street address.",
        "State laws, such as California Business and Professions Code § 17538",
        "https://leginfo.legislature.ca.gov/", duties.legal_name_and_address,
    ),
    # --- China ---
    MarketRule(
        "cn-return-window", Pack.CN, Level.FLOOR, date(2014, 3, 15), "Shoppers can return goods for 7 days.",
        "Law on the Protection of Consumer Rights, Art. 25", _CPL_URL, floors.return_days(7),
    ),
    MarketRule(
        "cn-refund-time", Pack.CN, Level.FLOOR, date(2014, 3, 15),
        "The shop refunds within 7 days after the goods came back.",
        "Law on the Protection of Consumer Rights, Art. 25", _CPL_URL, floors.refund_days(7),
    ),
    MarketRule(
        "cn-confirmed-exclusions", Pack.CN, Level.ADVICE, date(2017, 3, 15),
        "What the law does not exclude from returns is excluded only if the shopper agrees before each purchase.",
        "Interim Measures for Seven-Day No-Reason Return", "", duties.confirmed_exclusions,
    ),
    # --- Thailand ---
    MarketRule(
        "th-return-window", Pack.TH, Level.FLOOR, date(2002, 8, 28), "Shoppers can cancel for 7 days.",
        f"{_TH_ACT}, Chapter 3", "", floors.return_days(7),
    ),
    MarketRule(
        "th-refund-time", Pack.TH, Level.FLOOR, date(2002, 8, 28), "The shop refunds within 15 days.",
        f"{_TH_ACT}, Chapter 3", "", floors.refund_days(15),
    ),
    MarketRule(
        "th-cash-inspection", Pack.TH, Level.DUTY, date(2024, 10, 3),
        "Who pays on delivery may open the parcel before paying.", _TH_COD, "", duties.parcels_opened_before_paying,
    ),
    MarketRule(
        "th-cash-held", Pack.TH, Level.DUTY, date(2024, 10, 3), "The carrier keeps the money for 5 days.",
        _TH_COD, "", floors.cash_held_days(5),
    ),
    MarketRule(
        "th-cash-refund", Pack.TH, Level.FLOOR, date(2024, 10, 3), "Money paid on delivery comes back within 15 days.",
        _TH_COD, "", floors.cash_refund_days(15),
    ),
    # --- Indonesia ---
    MarketRule(
        "id-return-window", Pack.ID, Level.FLOOR, date(2019, 11, 25),
        "Shoppers can exchange or cancel for 2 business days.", _PP80, _PP80_URL,
        floors.return_business_days(2),
    ),
    MarketRule(
        "id-returns-policy", Pack.ID, Level.ADVICE, date(2019, 11, 25),
        "The contract says how goods are returned and orders cancelled.", f"{_PP80}, Art. 53", _PP80_URL,
        duties.returns_policy,
    ),
    # --- Everywhere ---
    MarketRule(
        "perishables-need-a-phone", Pack.ALL, Level.ADVICE, date.min,
        "Who sells what spoils can be called.", "Good practice", "", duties.phone_for_perishables,
    ),
    MarketRule(
        "social-media-not-alone", Pack.ALL, Level.ADVICE, date.min,
        "Social media is never the only way to reach the shop.", "Good practice", "", duties.not_only_social_media,
    ),
)  # fmt: skip
"""By market."""

DISPUTE_PLATFORM_RULE = "eu-dispute-platform"
"""Named as the rules of the table; it reads texts, not policies."""
DISPUTE_PLATFORM_CLOSED = date(2025, 7, 20)
"""Regulation (EU) 2024/3228."""
RULE_IDS = frozenset({rule.id for rule in MARKET_RULES} | {DISPUTE_PLATFORM_RULE})
