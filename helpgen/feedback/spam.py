"""What looks like spam, and what shoppers should not have written. Pure.

Nothing is dropped for its score: it is set aside for seven days, where people can look (`helpgen feedback spam`).
"""

import re

from helpgen.feedback.contract import Kind, Submission

SPAM_FROM = 3
"""The score at which a submission is set aside."""

_LINK = re.compile(r"https?://|www\.[a-z0-9-]+\.|\[url|<a\s", re.IGNORECASE)
_MARKUP = re.compile(r"\[/?(?:url|link|b)\b|</?(?:a|b|h1|strong)\b", re.IGNORECASE)
_SELLING = re.compile(
    r"\b(?:viagra|cialis|casino|crypto(?:currency)?|bitcoin|forex|backlinks?|seo (?:services?|expert|agency)"
    r"|guest post|rank(?:ing)? (?:on|in) google|first page of google|payday loans?|porn|escorts?|replica watches"
    r"|make money online|earn \$?\d+|weight loss pills|web ?traffic|domain authority|whatsapp marketing)\b",
    re.IGNORECASE,
)
_FAST_MS = {Kind.CONTACT: 2500}
"""Below this a person has not typed a message. Votes are quick."""

_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>(),.;]+")
_NUMBER = re.compile(r"\+?\d(?:[ .\-/()]?\d){6,}")
_LONG_NUMBER = re.compile(r"\d{6,}")


def spam_score(submission: Submission, *, has_origin: bool, same_before: int) -> int:
    """Return how much a submission looks like spam; `same_before` counts the same words under other ids today."""
    if submission.trap:
        return 10
    text = submission.contact.message if submission.contact else submission.text
    name = submission.contact.name if submission.contact else ""
    links = len(_LINK.findall(text))
    score = min(links, 3) + (2 if _LINK.search(name) else 0)
    score += 1 if _MARKUP.search(text) else 0
    score += min(2 * len(set(map(str.lower, _SELLING.findall(text)))), 4)
    score += 0 if has_origin else 1
    fast = _FAST_MS.get(submission.kind, 0)
    score += 2 if submission.elapsed_ms is not None and submission.elapsed_ms < fast else 0
    return score + (2 if text and same_before >= 3 else 0)


def redact(text: str) -> str:
    """Return a comment without e-mail addresses and numbers that could be a telephone, card or account."""
    return _NUMBER.sub(_number_mark, _EMAIL.sub("[e-mail]", text))


def redact_query(text: str) -> str:
    """Return a query without its words that could name a person or an order."""
    words = (word for word in text.split() if not _EMAIL.search(word) and not _LONG_NUMBER.search(word))
    return redact(" ".join(words))


def _number_mark(match: re.Match[str]) -> str:
    digits = sum(char.isdigit() for char in match[0])
    return "[number]" if digits >= 9 else match[0]
