"""A month of a made-up shop: what visitors of the demo say, search and write. The same for the same seed."""

import random
import uuid

from helpgen.feedback import store
from helpgen.feedback.contract import Submission, read_submission
from helpgen.feedback.opening import open_for_writing
from helpgen.feedback.store import Rules, Salts
from helpgen.feedback.visitors import DAY_MS, Sender

FIRST_DAY_MS = 1_793_491_200_000  # 2026-11-01
PAGES = (
    ("returns/return-item", 0.88), ("returns/refund-time", 0.55), ("orders/track-order", 0.93),
    ("orders/cancel-order", 0.8), ("shipping/delivery-times", 0.9), ("products/care-backpack", 0.97),
    ("account/reset-password", 0.7), ("policies/returns", 0.84), ("faq/delivery", 0.92),
)  # fmt: skip
LANGUAGES = ("en", "en", "en", "cs", "th", "zh", "id", "ar")
COMMENTS = {
    "missing": "It does not say how long the bank takes.", "unclear": "Which label is meant?",
    "wrong": "The link in the mail did not open for me.", "outdated": "The button has another name now.",
    "long": "I only wanted to know the price.", "other": "<b>Call me</b> =1+1",
}  # fmt: skip
QUERIES = (
    ("gift wrapping", 0.0), ("bicycle pump", 0.0), ("student discount", 0.0), ("return label", 0.9),
    ("where is my parcel", 1.0), ("invoice with vat", 0.8),
)  # fmt: skip


def simulate(database_name: str, count: int, seed: int = 7, days: int = 30) -> None:
    """Fill a database with so many submissions, spread over the days and over the hours of the day."""
    chance = random.Random(seed)
    database, salts = open_for_writing(database_name), Salts()
    moments = sorted(_moment(chance, days) for _ in range(count))
    for start in range(0, count, 500):
        with database.transaction():
            for moment in moments[start : start + 500]:
                submission = read_submission(_fields(chance), "fernway")
                assert isinstance(submission, Submission), submission
                sender = Sender(f"192.0.2.{chance.randrange(250)}/{chance.randrange(500)}", "Browser", True)
                store.accept(database, salts, submission, sender, moment, Rules())
    database.close()


def _moment(chance: random.Random, days: int) -> int:
    day = chance.randrange(days)
    hour = min(23.9, max(0.0, chance.gauss(13 if chance.random() < 0.6 else 20, 2.5)))
    is_weekend = (day + 6) % 7 in {5, 6}
    if is_weekend and chance.random() < 0.5:
        day = max(0, day - 3)
    return FIRST_DAY_MS + day * DAY_MS + int(hour * 3_600_000)


def _fields(chance: random.Random) -> dict[str, object]:
    fields: dict[str, object] = {"id": str(uuid.UUID(int=chance.getrandbits(128))), "lang": chance.choice(LANGUAGES)}
    step = chance.random()
    if step < 0.6:
        page, good = chance.choice(PAGES)
        score = int(chance.random() < good)
        reason = "" if score or chance.random() < 0.2 else chance.choice(list(COMMENTS))
        comment = COMMENTS[reason] if reason and chance.random() < 0.3 else ""
        fields |= {"kind": "helpful", "page": page, "score": score, "reason": reason, "comment": comment}
    elif step < 0.7:
        fields |= {"kind": "csat", "page": "contact", "score": chance.choice([1, 2, 3, 4, 4, 5, 5, 5])}
    elif step < 0.78:
        fields |= {"kind": "nps", "page": "contact", "score": chance.choice([0, 4, 6, 7, 8, 9, 9, 10, 10])}
    elif step < 0.85:
        topic = chance.choice(["returns", "returns", "orders", "shipping", ""])
        fields |= {"kind": "contact", "message": "Please help me with this.", "topic": topic, "email": "a@example.com"}
    elif step < 0.853:
        fields |= {"kind": "outdated", "page": "orders/cancel-order", "comment": "The picture shows the old shop."}
    else:
        query, found = chance.choice(QUERIES)
        if chance.random() >= found:
            fields |= {"kind": "search_miss", "q": query}
        elif chance.random() < 0.5:
            fields |= {"kind": "search_choice", "q": query, "page": "orders/track-order/"}
        else:
            fields |= {"kind": "search", "q": query}
    return fields
