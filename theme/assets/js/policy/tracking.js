/**
 * Where a parcel is to be looked up, and when it counts as late or lost. Pure; twin of helpgen/policy/tracking.py,
 * which describes the patterns and refuses every other one before it gets here.
 *
 * @typedef {{ pattern: string, url: string }} TrackingTerms
 * @typedef {{ number: string, url: string }} Tracking
 * @typedef {{ lateAfter: import("./calendars.js").Length, lostAfter: import("./calendars.js").Length,
 *   calendar: import("./calendars.js").Calendar }} LateTerms
 * @typedef {{ stage: string, lateOn: string, lostOn: string, isTentative: boolean }} ParcelDates
 */
import { addLength, isTentative } from "./calendars.js";
import { readDay } from "./days.js";
import { answerOf } from "./outcomes.js";

const NUMBER_AT_MOST = 50;
const LEFT_OUT = /[\t-\r \u00a0\u2000-\u200b\u202f\u3000\ufeff.\-\u2010-\u2015]/g;
const ANY_NUMBER = "[A-Z0-9]{4,50}";

/**
 * A number as it is compared: ASCII capitals, no blanks, dots and hyphens.
 * @param {string} text
 */
export function normalNumber(text) {
  return text.replace(LEFT_OUT, "").replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/**
 * Where to look for a parcel. Needs `number` where it is empty or not one of the carrier's.
 * @param {TrackingTerms} terms
 * @param {string} number
 * @returns {Tracking | import("./outcomes.js").Needs}
 */
export function findTracking(terms, number) {
  const plain = normalNumber(number);
  const pattern = terms.pattern.replace(/^\^/, "").replace(/\$$/, "") || ANY_NUMBER;
  if (plain.length > NUMBER_AT_MOST || !new RegExp(`^(?:${pattern})$`).test(plain)) return { needs: ["number"] };
  return { number: plain, url: terms.url.replace("{number}", () => encodeURIComponent(plain)) };
}

/**
 * From when on a parcel counts as late and as lost, and what it is today.
 * @param {LateTerms} terms
 * @param {string} promised the last day on which it should have come
 * @param {string} today
 * @returns {ParcelDates | import("./outcomes.js").Needs | import("./outcomes.js").Unknown}
 */
export function parcelDates(terms, promised, today) {
  if (readDay(promised) === null) return { needs: ["promised"] };
  return answerOf(() => {
    const lateOn = addLength(promised, terms.lateAfter.maximum, terms.lateAfter.unit, terms.calendar);
    const lostOn = addLength(promised, terms.lostAfter.maximum, terms.lostAfter.unit, terms.calendar);
    const last = lateOn > lostOn ? lateOn : lostOn;
    return {
      stage: stageOf(promised, lateOn, lostOn, today),
      lateOn,
      lostOn,
      isTentative: isTentative(terms.calendar, promised, last),
    };
  });
}

function stageOf(promised, lateOn, lostOn, today) {
  if (today <= promised) return "on_time";
  if (today >= lostOn) return "lost";
  return today >= lateOn ? "late" : "wait";
}
