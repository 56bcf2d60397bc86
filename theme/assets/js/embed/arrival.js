/** The days that were counted when the site was built → those of an order placed now. Pure: no document, no clock. */

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 24 * 60;

/**
 * @typedef {{ until: Date, earliest: string, latest: string }} Arrival
 */

/**
 * The days of an order of this moment; null where they were not counted, or are not sure.
 * @param {[until: string, earliest: string, latest: string, isTentative: boolean][]} days in the order of the cut-offs
 * @param {Date} now
 * @returns {Arrival | null}
 */
export function arrivalOf(days, now) {
  const found = days.find(([until]) => new Date(until) > now);
  if (!found || found[3]) return null;
  return { until: new Date(found[0]), earliest: found[1], latest: found[2] };
}

/**
 * "Tue, 24 – Wed, 25 November", with Gregorian years and Latin digits as on the pages.
 * @param {{ earliest: string, latest: string }} arrival
 * @param {string} language
 */
export function daysOf({ earliest, latest }, language) {
  const shape = { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" };
  const format = new Intl.DateTimeFormat(localeOf(language), shape);
  const [first, last] = [earliest, latest].map((day) => new Date(`${day}T00:00:00Z`));
  if (earliest === latest) return format.format(first);
  // Chinese has no range of days with their weekdays in CLDR and would write 11/24周二.
  if (language.startsWith("zh")) return `${format.format(first)}至${format.format(last)}`;
  return format.formatRange(first, last);
}

/**
 * What is left until a moment, the greatest two of days, hours and minutes; "" in the last minute.
 * @param {Date} until
 * @param {Date} now
 * @param {string} language
 */
export function countdownOf(until, now, language) {
  const minutes = Math.floor((until.getTime() - now.getTime()) / MINUTE_MS);
  const parts = [
    [Math.floor(minutes / MINUTES_A_DAY), "day"],
    [Math.floor((minutes % MINUTES_A_DAY) / 60), "hour"],
    [minutes % 60, "minute"],
  ];
  const start = parts.findIndex(([number]) => number > 0);
  if (start < 0) return "";
  const told = parts.slice(start, start + 2).filter(([number]) => number > 0).map(([number, unit]) => {
    return new Intl.NumberFormat(localeOf(language), { style: "unit", unit, unitDisplay: "short" }).format(number);
  });
  return new Intl.ListFormat(localeOf(language), { type: "unit", style: "narrow" }).format(told);
}

function localeOf(language) {
  return `${language}-u-ca-gregory-nu-latn`;
}
