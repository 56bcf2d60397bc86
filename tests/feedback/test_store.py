"""The promises of the store, the same on SQLite and PostgreSQL."""

import random
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpgen.feedback import keeping, outgoing, store
from helpgen.feedback.contract import Submission, read_submission
from helpgen.feedback.database import Database, UnstorableError
from helpgen.feedback.opening import open_for_reading, open_for_writing
from helpgen.feedback.store import Outcome, Receipt, Rules, Salts
from helpgen.feedback.visitors import DAY_MS, Sender

from .collectors import contact, vote

NOON = 1_795_262_400_000  # 2026-11-21T12:00:00Z
ANNA = Sender("198.51.100.7", "Firefox", True)
BEN = Sender("198.51.100.8", "Firefox", True)


class Shop:
    """A database that takes submissions at moments that the test chooses."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.database: Database = open_for_writing(name)
        self.salts = Salts()
        self.now = NOON

    def take(self, fields: dict[str, object], sender: Sender = ANNA, *, forwards: bool = False) -> Receipt:
        submission = read_submission(fields, "fernway")
        assert isinstance(submission, Submission), submission
        with self.database.transaction():
            return store.accept(self.database, self.salts, submission, sender, self.now, Rules(forwards=forwards))

    def purge(self) -> keeping.Purged:
        with self.database.transaction():
            return keeping.purge(self.database, self.now)

    def one(self, sql: str) -> object:
        ((value,),) = self.database.rows(sql)
        return value

    def restart(self) -> None:
        self.database.close()
        self.database = open_for_writing(self.name)
        self.salts = Salts()


@pytest.fixture
def shop(database_name: str) -> Iterator[Shop]:
    opened = Shop(database_name)
    yield opened
    opened.database.close()


def test_submission_is_stored_once_however_often_it_comes(shop: Shop) -> None:
    fields = vote(comment="Fine")
    outcomes = [shop.take(fields).outcome for _ in range(3)]
    shop.restart()
    outcomes.append(shop.take({**fields, "attempt": 4, "sent_ts": "2026-11-21T13:00:00Z"}).outcome)
    assert outcomes == [Outcome.STORED, *[Outcome.DUPLICATE] * 3]
    assert shop.one("SELECT count(*) FROM submission") == 1


def test_id_with_other_content_is_told_apart(shop: Shop) -> None:
    fields = vote(score=1)
    shop.take(fields)
    assert shop.take({**fields, "score": 0}).outcome is Outcome.MISMATCH
    assert shop.one("SELECT score FROM submission") == 1


def test_last_vote_of_a_visitor_counts_and_the_first_is_kept(shop: Shop) -> None:
    for score in (0, 1):
        shop.take(vote(score=score))
    shop.take(vote(score=0), BEN)
    shop.take(vote(score=0, page="another"))
    rows = shop.database.rows("SELECT page, score, state FROM submission ORDER BY seq")
    assert [row[2] for row in rows] == ["replaced", "new", "new", "new"]


def test_same_query_of_a_visitor_counts_once_a_day_and_others_stay(shop: Shop) -> None:
    for query in ("lost parcel", "Lost  Parcel", "label"):
        shop.take(vote(kind="search_miss", score=None, q=query))
    rows = shop.database.rows("SELECT words, state FROM submission ORDER BY seq")
    assert rows == [("lost parcel", "replaced"), ("lost parcel", "new"), ("label", "new")]


def test_plain_form_sent_twice_within_a_minute_is_one(shop: Shop) -> None:
    fields = contact(id=None)
    first, again = shop.take(fields), shop.take(fields)
    assert (first.outcome, again.outcome) == (Outcome.STORED, Outcome.DUPLICATE)
    assert again.id == first.id
    assert shop.take(fields, BEN).outcome is Outcome.STORED
    shop.now += 61_000
    assert shop.take(fields).outcome is Outcome.STORED


def test_limits_hold_across_a_restart_and_until_the_next_day(shop: Shop) -> None:
    taken = []
    for number in range(30):
        taken.append(shop.take(contact(message=f"Message {number}")).outcome)
        shop.now += 60_000
        if number == 10:
            shop.restart()
    assert taken.count(Outcome.STORED) == 20
    assert taken[20:] == [Outcome.LIMITED] * 10
    limited = shop.take(contact(message="One more"))
    assert shop.now + limited.retry_after_seconds * 1000 <= (shop.now // DAY_MS + 1) * DAY_MS
    shop.now += DAY_MS
    assert shop.take(contact(message="Tomorrow")).outcome is Outcome.STORED


def test_duplicate_costs_nothing(shop: Shop) -> None:
    fields = contact()
    shop.take(fields)
    assert {shop.take(fields).outcome for _ in range(50)} == {Outcome.DUPLICATE}
    assert shop.take(contact(message="Two")).outcome is Outcome.STORED


@pytest.mark.parametrize("step_ms", [-3_600_000, DAY_MS, -10 * 365 * DAY_MS, 10 * 365 * DAY_MS])
def test_clock_that_jumps_locks_nobody_out_for_more_than_a_minute(shop: Shop, step_ms: int) -> None:
    for number in range(3):
        assert shop.take(contact(message=f"Before {number}")).outcome is Outcome.STORED
    shop.now += step_ms
    outcomes = []
    for number in range(4):
        shop.now += 60_000
        outcomes.append(shop.take(contact(message=f"After {number}")).outcome)
    assert outcomes[1:] == [Outcome.STORED] * 3
    assert bool(shop.one("SELECT min(tokens) >= 0 FROM bucket"))


def test_clock_of_the_visitor_is_corrected_by_the_moment_of_sending(shop: Shop) -> None:
    shop.take(vote(client_ts="2016-01-01T00:00:00Z", sent_ts="2016-01-01T00:10:00Z"))
    assert shop.one("SELECT written_at FROM submission") == NOON - 600_000
    shop.take(vote(client_ts="2036-01-01T00:10:00Z", sent_ts="2036-01-01T00:00:00Z", page="b"))
    assert shop.one("SELECT written_at FROM submission WHERE page = 'b'") is None


def test_next_day_nobody_is_known_again(shop: Shop) -> None:
    shop.take(vote())
    first = shop.one("SELECT secret FROM salt")
    assert shop.one("SELECT count(visitor) FROM submission") == 1
    shop.now += DAY_MS
    shop.take(vote(score=0), BEN)
    assert shop.one("SELECT count(*) FROM salt") == 1
    assert shop.one("SELECT secret FROM salt") != first
    assert shop.database.rows("SELECT visitor IS NULL FROM submission ORDER BY seq") in (
        [(1,), (0,)], [(True,), (False,)],
    )  # fmt: skip


def test_what_is_past_its_time_is_deleted_and_counts_stay(shop: Shop) -> None:
    shop.take(contact())
    shop.take(vote(comment="A comment"))
    shop.take(vote(page="spam", comment="x", website="http://spam.example"))
    assert shop.purge() == keeping.Purged(0, 0, 0, 0)
    shop.now += 8 * DAY_MS
    assert shop.purge() == keeping.Purged(spam=1, contacts=0, comments=0, tombstones=0)
    shop.now += 173 * DAY_MS
    assert shop.purge() == keeping.Purged(spam=0, contacts=1, comments=0, tombstones=1)
    shop.now += 220 * DAY_MS
    assert shop.purge() == keeping.Purged(spam=0, contacts=0, comments=1, tombstones=0)
    assert shop.database.rows("SELECT kind, score, words FROM submission ORDER BY seq") == [
        ("contact", None, None), ("helpful", 1, None),
    ]  # fmt: skip


def test_erased_submission_does_not_come_back_from_a_browser(shop: Shop) -> None:
    fields = contact(email="Jana@Example.com")
    shop.take(fields, forwards=True)
    shop.take(contact(email="ben@example.com"), BEN)
    assert [row["message"] for row in keeping.held_about(shop.database, "jana@example.com")] == ["Where is it?"]
    with shop.database.transaction():
        assert keeping.erase_email(shop.database, " jana@EXAMPLE.com ", shop.now) == 1
    assert shop.take(fields).outcome is Outcome.DUPLICATE
    assert keeping.held_about(shop.database, "jana@example.com") == ()
    assert shop.one("SELECT count(*) FROM contact") == 1


def test_spam_is_set_aside_listed_and_can_be_released(shop: Shop) -> None:
    fields = contact(website="http://spam.example")
    assert shop.take(fields, forwards=True).outcome is Outcome.STORED
    assert outgoing.due(shop.database, shop.now) == ()
    (suspect,) = keeping.suspects(shop.database)
    assert (suspect.id, suspect.words) == (fields["id"], "Where is it?")
    with shop.database.transaction():
        assert keeping.release(shop.database, suspect.id, shop.now, forwards=True)
    assert keeping.suspects(shop.database) == ()
    assert [message.id for message in outgoing.due(shop.database, shop.now)] == [fields["id"]]


def test_queue_of_messages_waits_longer_each_time_and_never_forgets(shop: Shop) -> None:
    shop.take(contact(), forwards=True)
    waits = []
    for _ in range(outgoing.GIVE_UP_AFTER):
        (message,) = outgoing.due(shop.database, shop.now)
        with shop.database.transaction():
            outgoing.mark_failed(shop.database, message, "OSError", shop.now)
        due_at = int(str(shop.one("SELECT due_at FROM forward")))
        waits.append(due_at - shop.now)
        shop.now = due_at if due_at < outgoing.NEVER else shop.now
    assert waits[:3] == [30_000, 60_000, 120_000]
    assert max(waits[:-1]) == outgoing.LONGEST_WAIT_MS
    assert outgoing.waiting(shop.database) == (1, 1, "OSError")
    assert outgoing.due(shop.database, shop.now) == ()


def test_reader_sees_committed_rows_while_the_writer_goes_on(shop: Shop) -> None:
    shop.take(vote())
    reader = open_for_reading(shop.name)
    with reader.snapshot():
        assert len(list(reader.stream("SELECT id FROM submission"))) == 1
        shop.take(vote(page="b"))
        assert len(list(reader.stream("SELECT id FROM submission"))) == 1
    assert len(reader.rows("SELECT id FROM submission")) == 2
    reader.close()


def test_value_that_breaks_a_rule_of_the_table_is_refused_and_rolled_back(shop: Shop) -> None:
    shop.take(vote())
    with pytest.raises(UnstorableError), shop.database.transaction():
        shop.database.run("UPDATE submission SET score = 7")
    assert shop.one("SELECT score FROM submission") == 1


def test_thousand_random_steps_leave_the_same_rows_on_both(quick_path: Path, postgres: str) -> None:
    shops = [Shop(str(quick_path / "feedback.db")), Shop(postgres)]
    for shop in shops:
        random_steps(shop, random.Random(11), 1000)
    sql = "SELECT id, kind, page, lang, score, scale, reason, words, received_at, state FROM submission ORDER BY seq"
    first, second = (shop.database.rows(sql) for shop in shops)
    assert len(first) > 500
    assert first == second


def random_steps(shop: Shop, chance: random.Random, count: int) -> None:
    """Send, send again, change one's mind, let time pass, purge, erase."""
    sent: list[dict[str, object]] = []
    for _ in range(count):
        sender = Sender(f"192.0.2.{chance.randrange(60)}", chance.choice(["A", "B"]), chance.random() < 0.9)
        step = chance.random()
        if sent and step < 0.1:
            fields = chance.choice(sent)
        else:
            fields = random_submission(chance)
            sent.append(fields)
        shop.take(fields, sender)
        shop.now += chance.randrange(400_000)
        if step > 0.995:
            shop.purge()
        if step > 0.99:
            with shop.database.transaction():
                keeping.erase_email(shop.database, "a3@example.com", shop.now)


def random_submission(chance: random.Random) -> dict[str, object]:
    kind = chance.choice(["helpful", "helpful", "csat", "nps", "contact", "search_miss", "search", "outdated"])
    fields: dict[str, object] = {
        "id": str(uuid.UUID(int=chance.getrandbits(128))), "kind": kind, "lang": chance.choice(["en", "th", "cs"]),
        "page": f"topic/article-{chance.randrange(12)}",
    }  # fmt: skip
    words = chance.choice(["", "ไม่เข้าใจ", "Label did not open", "<b>=1+1</b>", "call +420 222 333 444 now"])
    match kind:
        case "helpful":
            fields |= {
                "score": chance.randrange(2),
                "reason": chance.choice(["", "missing", "unclear"]),
                "comment": words,
            }
        case "csat":
            scale = chance.choice([5, 10])
            fields |= {"scale": scale, "score": chance.randint(1, scale)}
        case "nps":
            fields |= {"score": chance.randrange(11)}
        case "contact":
            fields |= {"message": words or "Hello", "email": f"a{chance.randrange(5)}@example.com"}
            fields |= {"topic": chance.choice(["returns", "orders"])}
        case "search" | "search_miss":
            fields |= {"q": chance.choice(["parcel", "label", "invoice", "refund"])}
    return fields
