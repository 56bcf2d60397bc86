/**
 * Whether a rule applies to what a shopper answered, and on which day a clock starts. Pure; twin of
 * helpgen/policy/return_rules.py; helpgen/policy/return_terms.py describes the values.
 *
 * @typedef {{ market: string | null, country: string | null, memberTier: string | null, category: string | null,
 *   condition: string | null, payment: string | null, isDefective: boolean | null, orderedOn: string | null,
 *   dispatchedOn: string | null, deliveredOn: string | null, lastDeliveredOn: string | null,
 *   purchasedOn: string | null }} Answers
 * @typedef {{ markets: string[], memberTiers: string[], categories: string[], conditions: string[], payments: string[],
 *   boughtIn: string[], purchasedFrom: string | null, purchasedUntil: string | null }} When
 * @typedef {{ startsOn: string, lastDay: string, isTentative: boolean }} Period
 */
import { addWorkingDays, isTentative, nextWorkingDay } from "./calendars.js";
import { addDays, readDay } from "./days.js";
import { NeedsAnswer } from "./outcomes.js";

const CLOCK_ANSWERS = {
  order: "orderedOn",
  dispatch: "dispatchedOn",
  delivery: "deliveredOn",
  delivery_last_item: "lastDeliveredOn",
  purchase: "orderedOn",
};

/**
 * Whether a rule applies.
 * @param {When} when
 * @param {Answers} answers
 * @param {{ id: string }} market
 * @returns {boolean}
 * @throws {NeedsAnswer} where that hangs on a missing answer
 */
export function applies(when, answers, market) {
  const place = answers.purchasedOn === null ? "online" : "store";
  if (when.boughtIn.length && !when.boughtIn.includes(place)) return false;
  const missing = [];
  for (const [name, wanted, told] of [
    ["market", when.markets, market.id],
    ["category", when.categories, answers.category],
    ["condition", when.conditions, answers.condition],
    ["memberTier", when.memberTiers, answers.memberTier],
    ["payment", when.payments, answers.payment],
  ]) {
    if (wanted.length && told === null) missing.push(name);
    else if (wanted.length && !wanted.includes(told)) return false;
  }
  const fits = isInPeriod(when, answers);
  if (fits === false) return false;
  if (fits === null) missing.push("orderedOn");
  if (missing.length) throw new NeedsAnswer(missing);
  return true;
}

/** Whether the order falls into the period; null where its day is needed and not told. */
function isInPeriod({ purchasedFrom, purchasedUntil }, answers) {
  if (purchasedFrom === null && purchasedUntil === null) return true;
  const boughtOn = answers.purchasedOn ?? answers.orderedOn;
  const first = purchasedFrom ?? "0001-01-01";
  if (boughtOn !== null) return first <= boughtOn && boughtOn <= (purchasedUntil ?? "9999-12-31");
  const later = [answers.dispatchedOn, answers.deliveredOn, answers.lastDeliveredOn];
  return later.some((day) => day !== null && day < first) ? false : null;
}

/**
 * The day from which is counted.
 * @param {string} clock
 * @param {Answers} answers
 * @returns {string}
 * @throws {NeedsAnswer} when it was not told
 */
export function clockDay(clock, answers) {
  const name = CLOCK_ANSWERS[clock];
  if (name === undefined) throw new TypeError(`no question asks for the day of ${clock}`);
  const found = answers.purchasedOn ?? answers[name];
  if (found === null) throw new NeedsAnswer([name]);
  return found;
}

/**
 * The period whose first day is the one after `start`.
 * @param {string} start
 * @param {number} days
 * @param {string} unit `calendar` or `business`
 * @param {{ calendar: import("./calendars.js").Calendar, extendsToWorkingDay: boolean }} market
 * @returns {Period}
 */
export function countPeriod(start, days, unit, { calendar, extendsToWorkingDay }) {
  if (unit === "business") {
    const last = days ? addWorkingDays(calendar, start, days) : start;
    return { startsOn: start, lastDay: last, isTentative: isTentative(calendar, start, last) };
  }
  const last = addDays(start, days);
  if (!extendsToWorkingDay) return { startsOn: start, lastDay: last, isTentative: false };
  const extended = nextWorkingDay(calendar, last);
  return { startsOn: start, lastDay: extended, isTentative: isTentative(calendar, last, extended) };
}

/**
 * The names of days that cannot be: no dates, in the future, out of order, or in a year without shops.
 * @param {Answers} answers
 * @param {string} today
 * @returns {string[]}
 */
export function nonsense(answers, today) {
  const isPossible = (day) => readDay(day) !== null && day <= today;
  const found = answers.purchasedOn !== null && !isPossible(answers.purchasedOn) ? ["purchasedOn"] : [];
  let before = "";
  for (const name of ["orderedOn", "dispatchedOn", "deliveredOn", "lastDeliveredOn"]) {
    const day = answers[name];
    if (day === null) continue;
    if (!isPossible(day) || day < before) found.push(name);
    else before = day;
  }
  return found;
}
