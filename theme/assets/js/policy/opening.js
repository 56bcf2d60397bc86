/**
 * Whether somebody answers now. Pure: no clock of its own; twin of helpgen/policy/opening.py.
 *
 * @typedef {{ days: string[], opens: string, closes: string }} OpeningHours
 * @typedef {{ timeZone: string, hours: OpeningHours[], special: { day: string, opens: string, closes: string }[],
 *   calendar: import("./calendars.js").Calendar | null }} Schedule
 * @typedef {{ isOpen: boolean, opensAt: string | null, closesAt: string | null }} Opening
 */
import { closingTime } from "./calendars.js";
import { addDays, weekdayOf } from "./days.js";
import { UnknownZone } from "./outcomes.js";
import { instantOf, isSane, isoInstant, localDay } from "./zones.js";

const DAYS_AHEAD = 30;
const DAYS_OPEN = 8;
const DAY_MS = 86_400_000;

/**
 * Whether it is open; null where nobody can know, and then no badge is shown.
 * @param {Schedule} schedule
 * @param {Date} now
 * @returns {Opening | null}
 */
export function openingAt(schedule, now) {
  if (!isSane(now) || !(schedule.hours.length || schedule.special.length)) return null;
  try {
    return openingOf(schedule, now.getTime());
  } catch (error) {
    if (error instanceof UnknownZone) return null;
    throw error;
  }
}

function openingOf(schedule, now) {
  const today = localDay(now, schedule.timeZone);
  if (!isKnown(schedule, today) || !isKnown(schedule, addDays(today, -1))) return null;
  const end = openUntil(schedule, today, now);
  if (end === null) {
    const next = nextOpening(schedule, today, now);
    return { isOpen: false, opensAt: next === null ? null : isoInstant(next), closesAt: null };
  }
  const isSure = isKnown(schedule, localDay(end, schedule.timeZone));
  const isEndless = end - now > DAYS_OPEN * DAY_MS;
  return { isOpen: true, opensAt: null, closesAt: isSure && !isEndless ? isoInstant(end) : null };
}

/** The end of the stretches without a break in which an instant lies; null where it lies in none. */
function openUntil(schedule, today, now) {
  let end = null;
  for (let shift = -1; shift < DAYS_OPEN + 2; shift++) {
    for (const [start, stop] of stretches(schedule, addDays(today, shift))) {
      if (start <= (end ?? now) && stop > (end ?? now)) end = stop;
    }
  }
  return end;
}

function nextOpening(schedule, today, now) {
  for (let shift = 0; shift <= DAYS_AHEAD; shift++) {
    const day = addDays(today, shift);
    if (!isKnown(schedule, day)) return null;
    const coming = stretches(schedule, day).find(([start]) => start > now);
    if (coming) return coming[0];
  }
  return null;
}

/** From when to when it is open, for what begins on a day, in order. */
function stretches(schedule, day) {
  const found = [];
  for (const { opens, closes } of hoursOf(schedule, day)) {
    const last = closes <= opens ? addDays(day, 1) : day;
    const start = instantOf(day, opens, schedule.timeZone);
    const end = instantOf(last, closes, schedule.timeZone);
    if (start < end) found.push([start, end]);
  }
  return found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

function hoursOf(schedule, day) {
  const special = schedule.special.filter((hours) => hours.day === day);
  if (special.length) return special;
  const { calendar } = schedule;
  if (calendar !== null && (calendar.closed.includes(day) || !isKnown(schedule, day))) return [];
  const weekly = schedule.hours.filter((hours) => hours.days.includes(weekdayOf(day)));
  const early = calendar === null ? null : closingTime(calendar, day);
  if (early === null) return weekly;
  return weekly
    .filter(({ opens }) => opens < early)
    .map(({ opens, closes }) => ({ opens, closes: closes <= opens || closes > early ? early : closes }));
}

/** Whether it is certain that a day is, or is not, a holiday. */
function isKnown(schedule, day) {
  const { calendar } = schedule;
  if (calendar === null || schedule.special.some((hours) => hours.day === day)) return true;
  return day >= calendar.firstDay && day <= calendar.lastDay && !calendar.tentative.includes(day);
}
