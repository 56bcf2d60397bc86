import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rankChannels } from "../../theme/assets/js/policy/channel_ranking.js";
import { deliveryCost } from "../../theme/assets/js/policy/costs.js";
import { addMonths, readDay } from "../../theme/assets/js/policy/days.js";
import { estimateDelivery, lastOrder } from "../../theme/assets/js/policy/delivery.js";
import { openingAt } from "../../theme/assets/js/policy/opening.js";
import { checkReturn } from "../../theme/assets/js/policy/return_check.js";
import { findTracking, parcelDates } from "../../theme/assets/js/policy/tracking.js";
import { instantOf, isoInstant } from "../../theme/assets/js/policy/zones.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../fixtures/policy/${name}.json`, import.meta.url), "utf8"));
const NOW = new Date("2027-06-01T10:00:00Z");
const NO_TIMES = [new Date(Number.NaN), new Date("0000-01-01"), new Date(8.64e15), undefined, null, "2027-06-01"];
const CALENDAR = {
  weekend: ["sat", "sun"], closed: [], open: [], halfDays: [], tentative: [], firstDay: "2026-01-01", lastDay: "2028-12-31",
};
const DELIVERY = {
  timeZone: "Europe/Prague", cutoff: "14:00", handling: { minimum: 0, maximum: 1, unit: "business day" },
  transit: { minimum: 1, maximum: 2, unit: "business day" }, origin: CALENDAR, destination: CALENDAR, peaks: [],
};
const ALWAYS = {
  markets: [], memberTiers: [], categories: [], conditions: [], payments: [], boughtIn: [], purchasedFrom: null, purchasedUntil: null,
};
const RETURNS = {
  markets: [{ id: "cz", countries: ["CZ"], timeZone: "Europe/Prague", calendar: CALENDAR, extendsToWorkingDay: false, floor: null }],
  windows: [{ id: "all", days: 30, unit: "calendar", startsFrom: "delivery", when: ALWAYS }],
  seasons: [], exclusions: [], ways: [], warranties: [],
};
const NOTHING = {
  market: null, country: null, memberTier: null, category: null, condition: null, payment: null, isDefective: null,
  orderedOn: null, dispatchedOn: null, deliveredOn: null, lastDeliveredOn: null, purchasedOn: null,
};

test("a moment that is none is asked for again", () => {
  for (const now of NO_TIMES) {
    assert.deepEqual(estimateDelivery(DELIVERY, now), { needs: ["now"] });
    assert.deepEqual(lastOrder(DELIVERY, now, "2027-06-09"), { needs: ["now"] });
    assert.deepEqual(checkReturn(RETURNS, NOTHING, now), { needs: ["now"] });
    assert.equal(openingAt(read("opening").terms[0], now), null);
  }
});

test("a date that is none is asked for again", () => {
  for (const day of ["", "2027-02-29", "0000-01-01", "99999-01-01", "2027-1-1", "tomorrow", undefined, 20270101, Number.NaN]) {
    assert.equal(readDay(day), null);
    assert.deepEqual(lastOrder(DELIVERY, NOW, day), { needs: ["arriveBy"] });
    assert.deepEqual(parcelDates({}, day, "2027-06-01"), { needs: ["promised"] });
    assert.deepEqual(checkReturn(RETURNS, { ...NOTHING, deliveredOn: day }, NOW), { needs: ["deliveredOn"] });
  }
});

test("a missing answer is asked for", () => {
  assert.deepEqual(checkReturn(RETURNS, NOTHING, NOW), { needs: ["deliveredOn"] });
  assert.equal(checkReturn(RETURNS, { ...NOTHING, deliveredOn: "2027-05-02" }, NOW).lastDay, "2027-06-01");
});

test("a season that gives no day more does not decide", () => {
  const season = { id: "may", when: { ...ALWAYS, purchasedFrom: "2027-05-01" }, returnUntil: "2027-06-01", days: null };
  const told = { ...NOTHING, orderedOn: "2027-05-01", deliveredOn: "2027-05-02" };
  const decidedBy = (returnUntil) => checkReturn({ ...RETURNS, seasons: [{ ...season, returnUntil }] }, told, NOW).decidedBy;
  assert.deepEqual(["2027-05-31", "2027-06-01", "2027-06-02"].map(decidedBy), ["window", "window", "season"]);
});

test("a browser that does not know the time zone says so instead of a date", () => {
  const away = { ...DELIVERY, timeZone: "Mars/Olympus_Mons" };
  assert.deepEqual(estimateDelivery(away, NOW), { unknown: "time_zone" });
  assert.deepEqual(lastOrder(away, NOW, "2027-06-09"), { unknown: "time_zone" });
  const market = { ...RETURNS.markets[0], timeZone: "Mars/Olympus_Mons" };
  assert.deepEqual(checkReturn({ ...RETURNS, markets: [market] }, NOTHING, NOW), { unknown: "time_zone" });
  const schedule = { timeZone: "Mars/Olympus_Mons", hours: [{ days: ["tue"], opens: "08:00", closes: "20:00" }], special: [], calendar: null };
  assert.equal(openingAt(schedule, NOW), null);
  const channel = { id: "phone", bestFor: [], notFor: [], languages: [], schedule, responseMinutes: 5 };
  assert.equal(rankChannels([channel], "", "en", NOW)[0].opening, null);
});

test("a broken promise inside is an error, not an answer", () => {
  assert.throws(() => estimateDelivery({ ...DELIVERY, origin: undefined }, NOW), TypeError);
});

test("amounts that cannot be are asked for again", () => {
  const tariff = { currency: "EUR", bands: [{ ...read("costs").terms[0].bands[0] }], cashOnDelivery: null };
  for (const minor of [-1, 0.5, Number.NaN, Infinity, 2 ** 53, "790", undefined]) {
    const basket = { value: { minor, currency: "EUR" }, weightGrams: minor, items: minor, paysOnDelivery: false };
    assert.deepEqual(deliveryCost(tariff, basket), { needs: ["value", "weightGrams", "items"] });
  }
});

test("a number is never put into an address unescaped", () => {
  const terms = { pattern: "", url: "https://carrier.example/?n={number}" };
  for (const text of ["", "../etc", "A B&x=1", "javascript:1", "<b>AAAA</b>", "\uD800AAAA", "AAAA#", "$&$&"]) {
    const found = findTracking(terms, text);
    if (found.url) assert.match(found.url, /^https:\/\/carrier\.example\/\?n=[A-Z0-9]+$/);
  }
  assert.equal(findTracking(terms, " ab-12 34 ").url, "https://carrier.example/?n=AB1234");
});

test("wall times known by heart", () => {
  for (const [day, time, zone, expected] of [
    ["2026-03-29", "02:30", "Europe/Prague", "2026-03-29T01:30:00Z"],
    ["2026-10-25", "02:30", "Europe/Prague", "2026-10-25T00:30:00Z"],
    ["2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00Z"],
    ["2018-11-04", "00:00", "America/Sao_Paulo", "2018-11-04T03:00:00Z"],
    ["2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T22:00:00Z"],
    ["2026-01-01", "00:00", "Pacific/Kiritimati", "2025-12-31T10:00:00Z"],
    ["2026-01-01", "00:00", "Pacific/Pago_Pago", "2026-01-01T11:00:00Z"],
  ]) {
    assert.equal(isoInstant(instantOf(day, time, zone)), expected);
  }
});

test("two years from a leap day end on 28 February", () => {
  assert.equal(addMonths("2024-02-29", 24), "2026-02-28");
  assert.equal(addMonths("2024-02-29", 48), "2028-02-29");
});

test("the countdown counts the seconds that pass while the clocks change", () => {
  const sunday = { ...DELIVERY, cutoff: "12:00", origin: { ...CALENDAR, weekend: [] } };
  const spring = estimateDelivery(sunday, new Date("2027-03-28T00:30:00Z")); // 01:30, the hour after is left out
  const autumn = estimateDelivery(sunday, new Date("2027-10-30T23:30:00Z")); // 01:30, the hour after comes twice
  assert.equal(spring.countdownSeconds, 9.5 * 3600);
  assert.equal(autumn.countdownSeconds, 11.5 * 3600);
});

test("the arithmetic of money has no division, no fraction and no conversion from text to a fraction", () => {
  for (const name of ["money", "costs"]) {
    const source = readFileSync(new URL(`../../theme/assets/js/policy/${name}.js`, import.meta.url), "utf8");
    const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "").replace(/"[^"\n]*"/g, '""');
    assert.doesNotMatch(code, / \/=? |\*\*|parseFloat|toFixed|Math\.|\d\.\d|\be\d/, name);
  }
});
