/** Opening hours. Pure: no document, no clock of its own. */

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * Whether somebody answers at a moment.
 * @param {string} hoursText `days:opens-closes` separated by blanks: days are digits 1 (Monday) to 7, times HH:MM.
 *   "" means always. A closing time not after the opening time belongs to the next day.
 * @param {string} timeZone IANA name
 * @param {string} holidays ISO dates separated by blanks, on which nobody answers
 * @param {Date} now
 * @returns {boolean}
 * @throws {RangeError} if the browser does not know the time zone
 */
export function isOpen(hoursText, timeZone, holidays, now) {
  const closed = new Set(words(holidays));
  const { date, weekday, minute } = localTime(now, timeZone);
  if (!hoursText.trim()) return !closed.has(date);
  const dayBefore = previousDate(date);
  return words(hoursText).some((line) => {
    const { days, opens, closes } = readLine(line);
    const isOvernight = closes <= opens;
    const isOpenToday = days.has(weekday) && !closed.has(date) && minute >= opens && (isOvernight || minute < closes);
    const yesterday = weekday === 1 ? 7 : weekday - 1;
    return isOpenToday || (isOvernight && days.has(yesterday) && !closed.has(dayBefore) && minute < closes);
  });
}

function words(text) {
  return text.split(/\s+/).filter(Boolean);
}

/** `15:08:00-20:00` → Monday and Friday, 480 to 1200 minutes. */
function readLine(line) {
  const [days, ...rest] = line.split(":");
  const [opens, closes] = rest.join(":").split("-").map(minutesOf);
  return { days: new Set([...days].map(Number)), opens, closes };
}

function minutesOf(time) {
  const [hours, minutes] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function localTime(now, timeZone) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: WEEKDAYS.indexOf(parts.weekday) + 1,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

function previousDate(date) {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
