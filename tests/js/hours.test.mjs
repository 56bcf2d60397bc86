import assert from "node:assert/strict";
import { test } from "node:test";
import { isOpen } from "../../theme/assets/js/hours.js";

const WEEK = "12345:08:00-20:00 6:09:00-13:00";
const prague = (moment, hours = WEEK, holidays = "") => isOpen(hours, "Europe/Prague", holidays, new Date(moment));

const TABLE = [
  ["opens on the minute", "2026-10-12T06:00:00Z", true], // Monday, 08:00 in summer
  ["is closed a minute before", "2026-10-12T05:59:59Z", false],
  ["closes on the minute", "2026-10-12T18:00:00Z", false],
  ["is open until the last minute", "2026-10-12T17:59:59Z", true],
  ["follows winter time", "2026-11-16T06:30:00Z", false], // Monday, 07:30
  ["has other hours on Saturday", "2026-10-17T10:59:00Z", true],
  ["is closed after the hours of Saturday", "2026-10-17T11:00:00Z", false],
  ["is closed on Sunday", "2026-10-18T10:00:00Z", false],
];

for (const [promise, moment, expected] of TABLE) {
  test(promise, () => assert.equal(prague(moment), expected));
}

test("the day is that of the shop, not of the reader", () => {
  assert.equal(isOpen("1:00:00-06:00", "Asia/Bangkok", "", new Date("2026-10-11T20:00:00Z")), true); // Monday 03:00 there
});

test("a holiday is closed, in the shop's own date", () => {
  assert.equal(prague("2026-12-24T10:00:00Z", WEEK, "2026-12-24 2026-12-25"), false);
  assert.equal(prague("2026-12-23T23:30:00Z", "", "2026-12-24"), false);
  assert.equal(prague("2026-12-23T10:00:00Z", WEEK, "2026-12-24 2026-12-25"), true);
});

test("no hours mean always", () => assert.equal(prague("2026-10-18T02:00:00Z", ""), true));

test("a shift over midnight ends on the next day", () => {
  assert.equal(prague("2026-10-16T22:30:00Z", "5:20:00-02:00"), true); // Saturday 00:30
  assert.equal(prague("2026-10-17T00:30:00Z", "5:20:00-02:00"), false); // Saturday 02:30
  assert.equal(prague("2026-10-18T22:30:00Z", "7:20:00-02:00"), true); // Monday 00:30 after Sunday
  assert.equal(prague("2026-10-16T22:30:00Z", "5:20:00-02:00", "2026-10-16"), false);
});

test("24:00 closes at midnight", () => {
  assert.equal(prague("2026-10-16T21:59:00Z", "5:20:00-24:00"), true);
  assert.equal(prague("2026-10-16T22:00:00Z", "5:20:00-24:00"), false);
});

test("an unknown time zone is an error, not a guess", () => {
  assert.throws(() => isOpen(WEEK, "Europe/Nowhere", "", new Date(0)), RangeError);
});
