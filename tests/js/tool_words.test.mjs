import assert from "node:assert/strict";
import { test } from "node:test";
import { revive } from "../../theme/assets/js/tools/data.js";
import { Words, isSameClock } from "../../theme/assets/js/tools/words.js";

const words = (language) =>
  new Words({ language, words: { free: "Free", left: { one: "{count} day", other: "{count} days" } }, decimals: { CZK: 2, EUR: 2, JPY: 0, KWD: 3 } });
const plain = (text) => text.replace(/[\u00a0\u202f\u2009]/g, " ").replace(/[\u200e\u200f]/g, "");

test("money is written from whole minor units, whole amounts without decimals", () => {
  const { money } = { money: (minor, currency) => plain(words("en").money({ minor, currency })) };
  assert.equal(money(0, "EUR"), "Free");
  assert.equal(money(790, "EUR"), "€7.90");
  assert.equal(money(5, "EUR"), "€0.05");
  assert.equal(money(150000, "CZK"), "CZK 1,500");
  assert.equal(money(1200, "JPY"), "¥1,200");
  assert.equal(money(1234, "KWD"), "KWD 1.234");
  assert.equal(plain(words("cs").money({ minor: 9900, currency: "CZK" })), "99 Kč");
  assert.equal(money(900719925474099, "EUR"), "€9,007,199,254,740.99");
});

test("years are Gregorian and digits Latin, as on the pages", () => {
  assert.match(words("th").date("2026-12-24"), /24.*2026/);
  assert.match(plain(words("ar").date("2026-12-24")), /^24 ديسمبر 2026$/);
  assert.match(words("fa").date("2026-12-24"), /2026/);
});

test("days have their weekday, and a range of one day is that day", () => {
  assert.equal(plain(words("en").days("2026-11-24", "2026-11-25")), "Tue, November 24 – Wed, November 25");
  assert.equal(plain(words("en").days("2026-11-24", "2026-11-24")), "Tue, November 24");
});

test("how long: the two greatest units", () => {
  const span = (minutes) => plain(words("en").span(minutes));
  assert.deepEqual([130, 60, 59, 1, 1440, 1501, 2880 + 61].map(span), [
    "2 hr 10 min", "1 hr", "59 min", "1 min", "1 day", "1 day 1 hr", "2 days 1 hr",
  ]);
});

test("a moment of today is a time, one of these days has a weekday, another one its date", () => {
  const now = new Date("2026-11-23T10:00:00Z");
  const moment = (text) => plain(words("en").moment(new Date(text), "Europe/Prague", now));
  assert.equal(moment("2026-11-23T19:00:00Z"), "8:00 PM");
  assert.equal(moment("2026-11-25T07:00:00Z"), "Wednesday 8:00 AM");
  assert.match(moment("2026-12-28T07:00:00Z"), /Mon, Dec 28.* 8:00 AM/);
});

test("plural forms follow the language", () => {
  assert.equal(words("en").count("left", 1), "1 day");
  assert.equal(words("en").count("left", 1500), "1,500 days");
});

test("clocks are compared by what they show now", () => {
  const winter = new Date("2026-11-23T10:00:00Z");
  assert.equal(isSameClock(winter, "Europe/Prague", "Europe/Vienna"), true);
  assert.equal(isSameClock(winter, "Europe/Prague", "Europe/London"), false);
});

test("calendars come back to their places", () => {
  const file = { calendars: [{ weekend: [] }], book: { places: [{ country: "CZ", calendar: { calendar: 0 } }] }, none: null };
  assert.deepEqual(revive(file), { book: { places: [{ country: "CZ", calendar: { weekend: [] } }] }, none: null });
});

test("days from one to another keep their month in Chinese, and sentences stand close", () => {
  const words = new Words({ language: "zh", words: {} });
  assert.equal(words.days("2026-11-24", "2026-11-25"), "11月24日周二至11月25日周三");
  assert.equal(words.sentences(["一。", "", "二。"]), "一。二。");
  assert.equal(new Words({ language: "en", words: {} }).sentences(["One.", "Two."]), "One. Two.");
});
