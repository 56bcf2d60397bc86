"""What must hold between texts, policies and the law of markets: the wording of each rule."""

from collections.abc import Iterable, Sequence
from datetime import date

from helpgen.diagnostics import Rule, Severity, Wording, did_you_mean, rule


@rule("HC030", Severity.ERROR)
def contradicted_fact(
    words: str, name: str, value: str, others: Sequence[str], *, is_front_matter: bool = False
) -> Wording:
    """A text says another number than the policy.

    What: near words such as "return", "refund" or "warranty" stands a number with a unit that no fact of the shop's
    YAML files about this matter has. Texts in English, Thai, Chinese, Czech, Indonesian and Arabic are read, in digits
    and in words. Where a policy says nothing about the matter, nothing is judged.
    Why: shoppers rely on what they read, and a shop may be bound by it, wherever it stands.
    Fix: quote the fact, so that it can never differ again. If the number is right although it differs, write
    `<!-- helpgen: allow -->` on the line, or alone on the line above the paragraph; in front matter, `# helpgen: allow`
    at the end of the line.
    Example: `You can return an item within 45 days.` while `returns.windows.standard.days` is 30.
    """
    also = f" (others: {', '.join(others)})" if others else ""
    message = f'"{words}" contradicts the policy: {name} is {value}{also}'
    if is_front_matter:
        return Wording(message, "Correct the number, or say it without one: variables are not filled in here.")
    return Wording(message, f"Write {{{{ {name} }}}} in its place, or put <!-- helpgen: allow --> on the line.")


@rule("HC031", Severity.INFO)
def needless_allowance() -> Wording:
    """An exception for a number is not needed.

    What: `<!-- helpgen: allow -->` stands where no number contradicts a policy.
    Why: it would hide the next contradiction.
    Fix: remove it.
    Example: the number on the line was corrected, the comment was kept.
    """
    return Wording("no number contradicts a policy here", "Remove helpgen: allow.")


@rule("HC050", Severity.ERROR)
def below_market_floor(name: str, message: str, source: str) -> Wording:
    """A policy promises less than the law of a market gives.

    What: the shop sells in a market whose law gives shoppers more: more days to return, a sooner refund, a longer
    guarantee. The day of the build decides which laws hold. This is product guidance, not legal advice.
    Why: a promise below the law does not bind shoppers, and competitors and authorities may act against it.
    Fix: promise at least what the law gives, in all markets or in this one. If the rule is not for you, name it with
    your reason in `rules.off` of `store.yml`.
    Example: `days: 10` in a return window, and a market with DE.
    """
    return Wording(f'"{name}": {message}', _guidance(source))


@rule("HC051", Severity.ERROR)
def market_duty_missing(name: str, message: str, source: str) -> Wording:
    """Something is missing that the law of a market asks for.

    What: the shop sells in a market whose law asks for an address, a link or a notice that the shop's files do not
    have. The day of the build decides which laws hold. This is product guidance, not legal advice.
    Why: shoppers need it, and competitors and authorities may act against its absence.
    Fix: add the key that the message names. If the rule is not for you, name it with your reason in `rules.off` of
    `store.yml`.
    Example: a market with DE, and no `withdrawal_function` in `policies/legal.yml`.
    """
    return Wording(f'"{name}": {message}', _guidance(source))


@rule("HC052", Severity.WARNING)
def market_duty_ahead(name: str, message: str, source: str, since: date) -> Wording:
    """The law of a market will ask for something that is missing.

    What: from a day in the future on, a market in which the shop sells asks for an address, a link or a notice that
    the shop's files do not have. This is product guidance, not legal advice.
    Why: on that day it becomes an error.
    Fix: add the key that the message names in time.
    Example: a build of August 2026, a market with DE, and no `guarantee_notice`.
    """
    return Wording(f'"{name}": {message}, which the law asks for from {since.isoformat()} on', _guidance(source))


@rule("HC053", Severity.WARNING)
def market_advice(name: str, message: str, source: str) -> Wording:
    """Something is allowed, or allowed to many, and still worth a look.

    What: a good practice is not kept, or a law that has many exceptions or holds in a part of the market only. This is
    product guidance, not legal advice.
    Why: shoppers are helped worse than they could be.
    Fix: do as the message says, or name the rule with your reason in `rules.off` of `store.yml`.
    Example: a shop that sells fresh food and has no telephone.
    """
    return Wording(f'"{name}": {message}', _guidance(source))


@rule("HC054", Severity.ERROR)
def dead_dispute_link(address: str) -> Wording:
    """A link leads to the closed dispute platform of the EU.

    What: the platform for online dispute resolution was closed on 2025-07-20 (Regulation (EU) 2024/3228), and a shop
    in the EU must not point to it any more. The rule is called `eu-dispute-platform`.
    Why: the link is dead and misleads shoppers about their rights.
    Fix: remove the link. Name a body that still settles disputes in `policies/complaints.yml`.
    Example: `[Online dispute resolution](https://ec.europa.eu/consumers/odr/)`
    """
    return Wording(
        f'"eu-dispute-platform": "{address}" leads to a platform that was closed on 2025-07-20',
        "Remove the link; name a dispute body in policies/complaints.yml.",
    )


@rule("HC055", Severity.ERROR)
def unknown_market_rule(name: str, known: Iterable[str]) -> Wording:
    """A market rule does not exist.

    What: `rules.off` in `store.yml` turns off a rule that is not in the table of market rules.
    Why: the rule that you mean is still on.
    Fix: use the name that the message of the rule begins with.
    Example: `rule: eu-withdrawl-window`
    """
    hint = did_you_mean(name, known) or "Use the name that the message of the rule begins with."
    return Wording(f'there is no market rule "{name}"', hint)


@rule("HC056", Severity.ERROR)
def unknown_rule_pack(name: str, known: Iterable[str]) -> Wording:
    """A set of market rules does not exist.

    What: `rule_packs` of a market names a set of rules that helpgen does not have.
    Why: the laws of the market would not be checked.
    Fix: use a name that exists, or leave `rule_packs` out: the countries of the market then decide.
    Example: `rule_packs: [europe]`
    """
    names = sorted(known)
    hint = did_you_mean(name, names) or f"Sets are {', '.join(names)}; without rule_packs, the countries decide."
    return Wording(f'there is no set of rules "{name}"', hint)


def _guidance(source: str) -> str:
    return f"Source: {source}. Guidance, not legal advice; rules.off in store.yml turns it off."


RULES: tuple[Rule[...], ...] = (
    contradicted_fact,
    needless_allowance,
    below_market_floor,
    market_duty_missing,
    market_duty_ahead,
    market_advice,
    dead_dispute_link,
    unknown_market_rule,
    unknown_rule_pack,
)
