/**
 * When a parcel arrives. Pure: no clock of its own; twin of helpgen/policy/delivery.py, which says how it is counted.
 *
 * @typedef {import("./calendars.js").Calendar} Calendar
 * @typedef {import("./calendars.js").Length} Length
 * @typedef {{ firstDay: string, lastDay: string, extraMinimum: number, extraMaximum: number }} Peak
 * @typedef {{ timeZone: string, cutoff: string | null, handling: Length, transit: Length, origin: Calendar,
 *   destination: Calendar, peaks: Peak[] }} DeliveryTerms
 * @typedef {{ kind: string, day: string }} Reason
 * @typedef {{ handledOn: string, dispatchEarliest: string, dispatchLatest: string, earliest: string, latest: string,
 *   orderUntil: string | null, countdownSeconds: number | null, isTentative: boolean, reasons: Reason[] }} Delivery
 * @typedef {{ day: string, until: string, isTentative: boolean }} LastOrder
 */
import * as calendars from "./calendars.js";
import { addDays, readDay } from "./days.js";
import { BeyondCalendar, answerOf } from "./outcomes.js";
import { endOfDay, instantOf, isSane, isoInstant, localDay } from "./zones.js";

const DAYS_AHEAD = 400;

/**
 * When an order placed now arrives.
 * @param {DeliveryTerms} terms
 * @param {Date} now
 * @returns {Delivery | import("./outcomes.js").Needs | import("./outcomes.js").Unknown}
 */
export function estimateDelivery(terms, now) {
  return isSane(now) ? answerOf(() => estimate(terms, now.getTime())) : { needs: ["now"] };
}

/**
 * Until when to order to have it by the end of a day; null if it is too late already. Every order from now until then
 * arrives in time, even at its slowest.
 * @param {DeliveryTerms} terms
 * @param {Date} now
 * @param {string} arriveBy
 * @returns {LastOrder | null | import("./outcomes.js").Needs | import("./outcomes.js").Unknown}
 */
export function lastOrder(terms, now, arriveBy) {
  if (!isSane(now)) return { needs: ["now"] };
  if (readDay(arriveBy) === null) return { needs: ["arriveBy"] };
  return answerOf(() => lastOrderBefore(terms, now.getTime(), arriveBy));
}

/**
 * The cut-off of a day; null where orders of the whole day count.
 * @param {DeliveryTerms} terms
 * @param {string} day
 * @returns {number | null} milliseconds since 1970
 */
export function cutoffOf(terms, day) {
  const closes = calendars.closingTime(terms.origin, day);
  const times = [terms.cutoff, closes].filter((time) => time !== null).sort();
  return times.length ? instantOf(day, times[0], terms.timeZone) : null;
}

function lastOrderBefore(terms, now, arriveBy) {
  let found = null;
  let handledOn = firstHandlingDay(terms, now);
  for (let i = 0; i < DAYS_AHEAD; i++) {
    const { latest } = daysFrom(terms, handledOn);
    if (latest > arriveBy) return found;
    const until = cutoffOf(terms, handledOn) ?? endOfDay(handledOn, terms.timeZone);
    found = { day: handledOn, until: isoInstant(until), isTentative: hangsOnHolidays(terms, handledOn, latest) };
    handledOn = calendars.nextWorkingDay(terms.origin, addDays(handledOn, 1));
  }
  throw new BeyondCalendar(handledOn);
}

function estimate(terms, now) {
  const orderedOn = localDay(now, terms.timeZone);
  const handledOn = firstHandlingDay(terms, now);
  const days = daysFrom(terms, handledOn);
  const cutoff = cutoffOf(terms, handledOn);
  return {
    handledOn,
    ...days,
    orderUntil: cutoff === null ? null : isoInstant(cutoff),
    countdownSeconds: cutoff === null ? null : Math.floor((cutoff - now) / 1000),
    isTentative: hangsOnHolidays(terms, orderedOn, days.latest),
    reasons: reasonsFor(terms, now, orderedOn, handledOn, days),
  };
}

function firstHandlingDay(terms, now) {
  const day = localDay(now, terms.timeZone);
  if (calendars.isWorkingDay(terms.origin, day)) {
    const cutoff = cutoffOf(terms, day);
    if (cutoff === null || now < cutoff) return day;
  }
  return calendars.nextWorkingDay(terms.origin, addDays(day, 1));
}

function daysFrom(terms, handledOn) {
  const { origin, destination, handling, transit } = terms;
  const extra = extraDays(terms, handledOn);
  const packedEarliest = calendars.shortest(handledOn, handling, origin);
  const packedLatest = calendars.longest(handledOn, handling, origin);
  const dispatchEarliest = calendars.addWorkingDays(origin, packedEarliest, extra.minimum);
  const dispatchLatest = calendars.addWorkingDays(origin, packedLatest, extra.maximum);
  return {
    dispatchEarliest,
    dispatchLatest,
    earliest: calendars.shortest(dispatchEarliest, transit, destination),
    latest: calendars.longest(dispatchLatest, transit, destination),
  };
}

function extraDays(terms, day) {
  const here = terms.peaks.filter((peak) => peak.firstDay <= day && day <= peak.lastDay);
  const minimum = Math.max(0, ...here.map((peak) => peak.extraMinimum));
  return { minimum, maximum: Math.max(minimum, ...here.map((peak) => peak.extraMaximum)) };
}

function hangsOnHolidays(terms, first, last) {
  return calendars.isTentative(terms.origin, first, last) || calendars.isTentative(terms.destination, first, last);
}

function reasonsFor(terms, now, orderedOn, handledOn, { dispatchLatest, latest }) {
  const found = [];
  if (calendars.isWeekend(terms.origin, orderedOn)) {
    found.push({ kind: "weekend", day: orderedOn });
  } else if (handledOn > orderedOn && calendars.isWorkingDay(terms.origin, orderedOn)) {
    const closes = calendars.closingTime(terms.origin, orderedOn);
    const isHalf = closes !== null && now >= instantOf(orderedOn, closes, terms.timeZone);
    found.push({ kind: isHalf ? "half_day" : "after_cutoff", day: orderedOn });
  }
  const extra = extraDays(terms, handledOn);
  if (extra.minimum || extra.maximum) found.push({ kind: "peak", day: handledOn });
  const atOrigin = calendars.closedDays(terms.origin, orderedOn, dispatchLatest);
  const atDestination = calendars.closedDays(terms.destination, dispatchLatest, latest);
  found.push(...atOrigin.map((day) => ({ kind: "closed_origin", day })));
  found.push(...atDestination.map((day) => ({ kind: "closed_destination", day })));
  return found;
}
