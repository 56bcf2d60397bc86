/**
 * Days as texts such as `2026-12-24`. Pure; part of the twin of helpgen/policy/calendars.py and zones.py.
 * As texts they compare in the right order, and no time zone can move them.
 */
import { BeyondCalendar } from "./outcomes.js";

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY_MS = 86_400_000;
const LAST = Date.UTC(9999, 11, 31);

/**
 * A date as `<input type="date">` sends it, in the years in which shops exist.
 * @param {unknown} text
 * @returns {string | null} null for anything else
 */
export function readDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const moment = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== text) return null;
  return isSaneYear(Number(text.slice(0, 4))) ? text : null;
}

/** @param {number} year */
export function isSaneYear(year) {
  return year >= 1900 && year < 2200;
}

/**
 * @param {string} day
 * @returns {string} `mon` to `sun`
 */
export function weekdayOf(day) {
  return WEEK[(new Date(startOf(day)).getUTCDay() + 6) % 7];
}

/**
 * @param {string} day
 * @param {number} count
 * @returns {string}
 * @throws {BeyondCalendar} past the year 9999
 */
export function addDays(day, count) {
  const moment = startOf(day) + count * DAY_MS;
  if (!(moment <= LAST)) throw new BeyondCalendar(day);
  return new Date(moment).toISOString().slice(0, 10);
}

/**
 * The same day of a later month, or the last day of that month where it has no such day
 * (Regulation 1182/71, Art. 3(2)(c)).
 * @param {string} day
 * @param {number} count
 * @returns {string}
 */
export function addMonths(day, count) {
  const [year, month, date] = day.split("-").map(Number);
  const months = year * 12 + month - 1 + count;
  const [newYear, newMonth] = [Math.floor(months / 12), months % 12];
  if (newYear > 9999) throw new BeyondCalendar(day);
  const daysInMonth = new Date(Date.UTC(newYear, newMonth + 1, 0)).getUTCDate();
  return new Date(Date.UTC(newYear, newMonth, Math.min(date, daysInMonth))).toISOString().slice(0, 10);
}

/**
 * Days from one to another, negative backwards.
 * @param {string} first
 * @param {string} last
 */
export function daysBetween(first, last) {
  return (startOf(last) - startOf(first)) / DAY_MS;
}

/** @param {string} day */
function startOf(day) {
  return Date.parse(`${day}T00:00:00Z`);
}
