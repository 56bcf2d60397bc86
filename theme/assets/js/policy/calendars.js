/**
 * Working days of a place, and walking over them. Pure; twin of helpgen/policy/calendars.py, which describes the value.
 *
 * @typedef {{ weekend: string[], closed: string[], open: string[], halfDays: { day: string, closes: string }[],
 *   tentative: string[], firstDay: string, lastDay: string }} Calendar lists of days in order
 * @typedef {{ minimum: number, maximum: number, unit: string }} Length
 */
import { addDays, addMonths, weekdayOf } from "./days.js";
import { BeyondCalendar } from "./outcomes.js";

/**
 * @param {Calendar} calendar
 * @param {string} day
 * @throws {BeyondCalendar} outside the known years
 */
export function isWorkingDay(calendar, day) {
  if (day < calendar.firstDay || day > calendar.lastDay) throw new BeyondCalendar(day);
  if (calendar.closed.includes(day)) return false;
  return !calendar.weekend.includes(weekdayOf(day)) || calendar.open.includes(day);
}

/**
 * Whether a day is free because of its weekday alone.
 * @param {Calendar} calendar
 * @param {string} day
 */
export function isWeekend(calendar, day) {
  const isFree = calendar.weekend.includes(weekdayOf(day)) && !calendar.open.includes(day);
  return isFree && !calendar.closed.includes(day);
}

/**
 * When a half day ends; null for any other day.
 * @param {Calendar} calendar
 * @param {string} day
 * @returns {string | null}
 */
export function closingTime(calendar, day) {
  return calendar.halfDays.find((half) => half.day === day)?.closes ?? null;
}

/**
 * The day itself if people work on it, else the first one after it.
 * @param {Calendar} calendar
 * @param {string} day
 */
export function nextWorkingDay(calendar, day) {
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  return day;
}

/**
 * The `count`-th working day after a day; for 0 the next working day from that day on.
 * @param {Calendar} calendar
 * @param {string} day
 * @param {number} count
 */
export function addWorkingDays(calendar, day, count) {
  if (count === 0) return nextWorkingDay(calendar, day);
  for (let i = 0; i < count; i++) day = nextWorkingDay(calendar, addDays(day, 1));
  return day;
}

/**
 * The day a length of time after another. Hours and minutes are rounded up to whole days.
 * @param {string} day
 * @param {number} count
 * @param {string} unit
 * @param {Calendar} calendar in which business days are counted
 */
export function addLength(day, count, unit, calendar) {
  switch (unit) {
    case "business day":
      return addWorkingDays(calendar, day, count);
    case "month":
      return addMonths(day, count);
    case "year":
      return addMonths(day, 12 * count);
    case "week":
      return addDays(day, 7 * count);
    case "hour":
      return addDays(day, Math.ceil(count / 24));
    case "minute":
      return addDays(day, Math.ceil(count / (24 * 60)));
    default:
      return addDays(day, count);
  }
}

/**
 * The first working day on or after the shortest length.
 * @param {string} day
 * @param {Length} length
 * @param {Calendar} calendar
 */
export function shortest(day, length, calendar) {
  return nextWorkingDay(calendar, addLength(day, length.minimum, length.unit, calendar));
}

/**
 * The first working day on or after the longest length.
 * @param {string} day
 * @param {Length} length
 * @param {Calendar} calendar
 */
export function longest(day, length, calendar) {
  return nextWorkingDay(calendar, addLength(day, length.maximum, length.unit, calendar));
}

/**
 * The holidays and own closed days from the first to the last day that are no mere weekend.
 * @param {Calendar} calendar
 * @param {string} first
 * @param {string} last
 */
export function closedDays(calendar, first, last) {
  return calendar.closed.filter((day) => day >= first && day <= last && !calendar.weekend.includes(weekdayOf(day)));
}

/**
 * Whether a day from the first to the last may or may not turn out to be a holiday.
 * @param {Calendar} calendar
 * @param {string} first
 * @param {string} last
 */
export function isTentative(calendar, first, last) {
  return calendar.tentative.some((day) => day >= first && day <= last);
}
