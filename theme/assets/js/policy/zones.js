/**
 * Instants and the clocks on the wall. Pure: no clock of its own; twin of helpgen/policy/zones.py.
 *
 * The offsets are those of the browser's `Intl`. A wall time that happens twice means the first time; one that never
 * happens means the instant at which a clock that was not moved would show it. Python calls both `fold=0`.
 */
import { addDays, isSaneYear } from "./days.js";
import { UnknownZone } from "./outcomes.js";

const DAY_MS = 86_400_000;
// Making a format takes a hundred times longer than using it. It depends on the zone alone, so this is no state.
const formats = new Map();

/**
 * When clocks in a zone show a time.
 * @param {string} day
 * @param {string} time HH:MM
 * @param {string} timeZone IANA name
 * @returns {number} milliseconds since 1970
 * @throws {UnknownZone}
 */
export function instantOf(day, time, timeZone) {
  const wall = Date.parse(`${day}T${time}:00Z`);
  // No zone is further from UTC than a day, so these two lie before and after, with at most one change in between.
  const before = offsetAt(wall - DAY_MS, timeZone);
  const after = offsetAt(wall + DAY_MS, timeZone);
  const first = wall - before;
  const isReal = offsetAt(first, timeZone) === before;
  if (isReal || before === after) return first;
  const second = wall - after;
  return offsetAt(second, timeZone) === after ? second : first;
}

/**
 * The instant at which the next day begins in a zone.
 * @param {string} day
 * @param {string} timeZone
 */
export function endOfDay(day, timeZone) {
  return instantOf(addDays(day, 1), "00:00", timeZone);
}

/**
 * The date in a zone.
 * @param {number} instant
 * @param {string} timeZone
 */
export function localDay(instant, timeZone) {
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 10);
}

/**
 * How far the clocks of a zone are ahead of UTC, in milliseconds.
 * @param {number} instant
 * @param {string} timeZone
 */
export function offsetAt(instant, timeZone) {
  const second = Math.floor(instant / 1000) * 1000;
  const shown = formatOf(timeZone).formatToParts(second);
  const parts = Object.fromEntries(shown.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - second;
}

/**
 * An instant as it stands in JSON: `2026-12-24T13:00:00Z`.
 * @param {number} instant
 */
export function isoInstant(instant) {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/**
 * Whether it is an instant in the years in which shops exist.
 * @param {unknown} now
 */
export function isSane(now) {
  return now instanceof Date && isSaneYear(now.getUTCFullYear());
}

/** @param {string} timeZone */
function formatOf(timeZone) {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = makeFormat(timeZone);
  formats.set(timeZone, format);
  return format;
}

/** @param {string} timeZone */
function makeFormat(timeZone) {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch (error) {
    if (error instanceof RangeError) throw new UnknownZone(timeZone);
    throw error;
  }
}
