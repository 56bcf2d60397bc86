import assert from "node:assert/strict";
import { test } from "node:test";
import { PREFIX, createOutbox } from "../../theme/assets/js/outbox.js";

const RECEIVER = { url: "https://feedback.example/v1/feedback", as: "json" };
const DAY_MS = 86_400_000;

/** A browser's storage, a clock that stands still until it is moved, and a receiver with prepared answers. */
function world(...answers) {
  const values = new Map();
  const storage = {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => values.set(key, value),
    removeItem: (key) => values.delete(key),
  };
  const made = { values, storage, clock: 1_000_000, sent: [], pauses: [] };
  const send = async (receiver, submission, attempt) => {
    made.keptWhileSending = values.has(PREFIX + submission.id);
    made.sent.push(`${submission.id} ${attempt}`);
    return answers.shift() ?? { state: "taken" };
  };
  made.open = () => createOutbox({ storage, send, now: () => made.clock, later: (task, ms) => made.pauses.push(ms) });
  return made;
}

const submission = (id, kind = "helpful") => ({ id, kind });

test("a submission is written down before it is sent and deleted after its acknowledgement", async () => {
  const browser = world();
  assert.equal(await browser.open().submit(RECEIVER, submission("a")), "taken");
  assert.equal(browser.keptWhileSending, true);
  assert.equal(browser.values.size, 0);
});

test("a final refusal is told and not kept", async () => {
  const browser = world({ state: "refused" });
  assert.equal(await browser.open().submit(RECEIVER, submission("a")), "refused");
  assert.equal(browser.values.size, 0);
});

test("pauses grow from two seconds to an hour", async () => {
  const browser = world(...Array.from({ length: 20 }, () => ({ state: "later" })));
  await browser.open().submit(RECEIVER, submission("a"));
  const pauses = [];
  for (let i = 0; i < 19; i++) {
    const { due } = JSON.parse(browser.values.get(`${PREFIX}a`));
    pauses.push(due - browser.clock);
    browser.clock = due;
    await browser.open().resume();
  }
  assert.ok(pauses[0] >= 1500 && pauses[0] <= 2500, String(pauses[0]));
  assert.ok(pauses.every((pause, i) => i === 0 || pause > pauses[i - 1] || pause >= 2_700_000));
  assert.ok(Math.max(...pauses) <= 3_600_000 * 1.25);
  assert.equal(browser.sent.at(-1), "a 20");
});

test("the receiver may ask for a longer pause, but not for more than a day", async () => {
  for (const [asked, expected] of [[60_000, 60_000], [9 * DAY_MS, DAY_MS]]) {
    const browser = world({ state: "later", waitMs: asked });
    await browser.open().submit(RECEIVER, submission("a"));
    assert.equal(JSON.parse(browser.values.get(`${PREFIX}a`)).due - browser.clock, expected);
  }
});

test("nothing is sent before it is due, and the next page sends what is", async () => {
  const browser = world({ state: "later" });
  await browser.open().submit(RECEIVER, submission("a"));
  await browser.open().resume();
  assert.equal(browser.sent.length, 1);
  browser.clock += 10_000;
  await browser.open().resume();
  assert.deepEqual(browser.sent, ["a 1", "a 2"]);
  assert.equal(browser.values.size, 0);
});

test("a message is kept for a day, an answer for seven, and both get a last attempt", async () => {
  for (const [kind, days] of [["contact", 1], ["helpful", 7]]) {
    const browser = world({ state: "later" }, { state: "later" }, { state: "later" });
    await browser.open().submit(RECEIVER, submission("a", kind));
    browser.clock += days * DAY_MS - 1000;
    await browser.open().resume();
    assert.equal(browser.values.size, 1);
    browser.clock += DAY_MS;
    await browser.open().resume();
    assert.equal(browser.sent.length, 3);
    assert.equal(browser.values.size, 0);
  }
});

test("a storage that is full or not there means failed, and says so", async () => {
  const browser = world({ state: "later" });
  browser.storage.setItem = () => {
    throw new Error("full");
  };
  assert.equal(await browser.open().submit(RECEIVER, submission("a")), "failed");
  const none = createOutbox({ storage: null, send: async () => ({ state: "later" }), now: () => 0, later: () => {} });
  assert.equal(await none.submit(RECEIVER, submission("a")), "failed");
});

test("a page hears what became of its submission later", async () => {
  const browser = world({ state: "later" }, { state: "refused" });
  const outbox = browser.open();
  const heard = [];
  await outbox.submit(RECEIVER, submission("a"), (state) => heard.push(state));
  await outbox.hurry();
  assert.deepEqual(heard, ["refused"]);
});
