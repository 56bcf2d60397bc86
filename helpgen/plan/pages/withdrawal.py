"""The model withdrawal form: Directive 2011/83/EU, Annex I(B), to fill in, to print or to send by e-mail."""

import urllib.parse

from helpgen.plan.policies.legal import company_lines
from helpgen.plan.policies.returns_rights import withdrawal_function, withdrawal_sentence
from helpgen.plan.policies.words import PolicyPage
from helpgen.policy.returns import Withdrawal
from helpgen.views import FormLine, WithdrawalForm

_LINES = (
    ("goods", "off", True),
    ("ordered", "off", False),
    ("received", "off", False),
    ("number", "off", False),
    ("name", "name", False),
    ("address", "street-address", True),
    ("date", "off", False),
)
"""(blank of the form, what browsers may fill in, whether it needs several lines)"""


def withdrawal_form(page: PolicyPage, right: Withdrawal) -> WithdrawalForm:
    """Return the form with the shop's address filled in."""
    store = page.edition.help_center.store
    lines = tuple(
        FormLine(name, page.say(f"withdrawal_{name}"), autocomplete, is_long) for name, autocomplete, is_long in _LINES
    )
    email = store.email if store else ""
    return WithdrawalForm(
        function=next(iter(withdrawal_function(page)), None),
        where=withdrawal_sentence(page, right),
        recipient=company_lines(page),
        lines=lines,
        mail_url=_mail_url(page, email, lines) if email else "",
    )


def _mail_url(page: PolicyPage, email: str, lines: tuple[FormLine, ...]) -> str:
    blanks = "\n".join(f"{line.label}: " for line in lines)
    text = f"{page.say('withdrawal_statement')}\n\n{blanks}\n"
    query = urllib.parse.urlencode(
        {"subject": page.say("withdrawal_title"), "body": text}, quote_via=urllib.parse.quote
    )
    return f"mailto:{email}?{query}"
