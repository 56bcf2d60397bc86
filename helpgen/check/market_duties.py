"""What a shop must show, say or offer: contact, links, notices, channels.

Knows where a shop says such things. Knows nothing of which law asks for them.
"""

from collections.abc import Iterator

from helpgen.check.market_case import Breach, MarketCase
from helpgen.model import ChannelType, Goods
from helpgen.policy.returns import ExclusionReason

_SOCIAL = frozenset(
    {ChannelType.INSTAGRAM, ChannelType.FACEBOOK, ChannelType.X, ChannelType.MESSENGER, ChannelType.COMMUNITY}
)
_EXCLUDED_BY_CHINESE_LAW = frozenset(
    {
        ExclusionReason.CUSTOM_MADE,
        ExclusionReason.PERISHABLE,
        ExclusionReason.SEALED_MEDIA,
        ExclusionReason.DIGITAL_STARTED,
        ExclusionReason.NEWSPAPER,
    }
)


def phone_email_address(case: MarketCase) -> Iterator[Breach]:
    """Yield what is missing of telephone number, e-mail address and postal address."""
    store, types = case.store, case.channel_types()
    missing = [
        word
        for word, is_there in (
            ("telephone number", store.phone or ChannelType.PHONE in types),
            ("e-mail address", store.email or ChannelType.EMAIL in types),
            ("postal address", store.address is not None),
        )
        if not is_there
    ]
    if missing:
        yield Breach("store", f"store.yml gives no {' and no '.join(missing)} to {case.whom}")


def withdrawal_function(case: MarketCase) -> Iterator[Breach]:
    """Yield a market without the online function to withdraw from a contract, to which every page links."""
    legal = case.help_center.policies.legal
    function = legal.withdrawal_function if legal else None
    if function is None:
        place = "legal" if legal else f"store.markets.{case.market}"
        yield Breach(place, f"legal.withdrawal_function is missing, so no page links to it for {case.whom}")
    elif not case.holds_in(function.markets):
        yield Breach("legal.withdrawal_function.markets", f"legal.withdrawal_function is not for {case.whom}")


def withdrawal_form(case: MarketCase) -> Iterator[Breach]:
    """Yield a market without the model form to withdraw from a contract."""
    returns = case.help_center.policies.returns
    if returns is None:
        return
    withdrawal = returns.withdrawal
    if withdrawal is None or not withdrawal.form or not case.holds_in(withdrawal.markets):
        place = "returns.withdrawal" if withdrawal else "returns"
        yield Breach(place, f"returns.withdrawal gives {case.whom} no model form")


def guarantee_notice(case: MarketCase) -> Iterator[Breach]:
    """Yield a market without the harmonised notice on the legal guarantee."""
    legal = case.help_center.policies.legal
    notice = legal.guarantee_notice if legal else None
    if notice is None:
        place = "legal" if legal else f"store.markets.{case.market}"
        yield Breach(place, f"legal.guarantee_notice is missing for {case.whom}")
    elif not case.holds_in(notice.markets):
        yield Breach("legal.guarantee_notice.markets", f"legal.guarantee_notice is not for {case.whom}")


def guarantee_artwork(case: MarketCase) -> Iterator[Breach]:
    """Yield a notice on the legal guarantee that is linked but not shown."""
    legal = case.help_center.policies.legal
    notice = legal.guarantee_notice if legal else None
    if notice is not None and notice.image is None and case.holds_in(notice.markets):
        yield Breach("legal.guarantee_notice", f"legal.guarantee_notice has no image to show to {case.whom}")


def accessibility_statement(case: MarketCase) -> Iterator[Breach]:
    """Yield a shop that does not say how accessible it is."""
    legal = case.help_center.policies.legal
    if legal is None or legal.accessibility is None:
        place = "legal" if legal else f"store.markets.{case.market}"
        yield Breach(place, f"legal.accessibility is missing for {case.whom}")


def returns_policy(case: MarketCase) -> Iterator[Breach]:
    """Yield a shop that says nothing about returns."""
    if case.help_center.policies.returns is None:
        yield Breach(f"store.markets.{case.market}", f"there is no policies/returns.yml for {case.whom}")


def legal_name_and_address(case: MarketCase) -> Iterator[Breach]:
    """Yield a shop that does not say which company it is and where."""
    missing = [
        key
        for key, is_there in (("legal_name", case.store.legal_name), ("address", case.store.address is not None))
        if not is_there
    ]
    if missing:
        yield Breach("store", f"store.yml has no {' and no '.join(missing)} for {case.whom}")


def confirmed_exclusions(case: MarketCase) -> Iterator[Breach]:
    """Yield exclusions beyond those of the law to which the shopper does not agree before she buys."""
    returns = case.help_center.policies.returns
    for exclusion in returns.exclusions if returns else ():
        if exclusion.reason not in _EXCLUDED_BY_CHINESE_LAW and not exclusion.requires_confirmation:
            name = f"returns.exclusions.{exclusion.id}"
            yield Breach(name, f"{name} has no requires_confirmation: true, which {case.whom} must be asked for")


def parcels_opened_before_paying(case: MarketCase) -> Iterator[Breach]:
    """Yield cash on delivery without a look into the parcel."""
    for name, cash in case.cash_on_delivery():
        if not cash.inspect:
            yield Breach(name, f"{name} has no inspect: true, but {case.whom} may open the parcel before paying")


def phone_for_perishables(case: MarketCase) -> Iterator[Breach]:
    """Yield a shop that sells what spoils and cannot be called."""
    returns = case.help_center.policies.returns
    reasons = {exclusion.reason for exclusion in returns.exclusions} if returns else set()
    sells = Goods.PERISHABLE in case.store.goods or ExclusionReason.PERISHABLE in reasons
    if sells and ChannelType.PHONE not in case.channel_types():
        yield Breach("channels", "the shop sells what spoils, and channels.yml has no channel of type phone")


def not_only_social_media(case: MarketCase) -> Iterator[Breach]:
    """Yield a shop that can be reached through social media only."""
    types = case.channel_types()
    if types and types <= _SOCIAL:
        yield Breach("channels", "every channel is on social media, where answers wait and accounts get lost")
