/**
 * How a language writes days, times, money and counts, through the browser's `Intl`. Pure: no document, no clock.
 * Gregorian years and Latin digits, as on the pages.
 */
import { addDays } from "../policy/days.js";
import { localDay } from "../policy/zones.js";

const WEEK_DAYS = 6;
const MINUTES_A_DAY = 24 * 60;

export class Words {
  /**
   * @param {{ language: string, words: Record<string, string | Record<string, string>>,
   *   decimals?: Record<string, number> }} data
   */
  constructor({ language, words, decimals = {} }) {
    this.language = language;
    this.locale = `${language}-u-ca-gregory-nu-latn`;
    this.words = words;
    this.decimals = decimals;
  }

  /**
   * The words for a key with their blanks filled.
   * @param {string} key
   * @param {Record<string, string>} [blanks]
   */
  say(key, blanks = {}) {
    return fill(this.words[key], blanks);
  }

  /**
   * The plural form that fits a number.
   * @param {string} key
   * @param {number} number
   */
  count(key, number) {
    const forms = this.words[key];
    const form = forms[new Intl.PluralRules(this.language).select(number)] ?? forms.other;
    return fill(form, { count: new Intl.NumberFormat(this.locale).format(number) });
  }

  /**
   * Sentences one after the other; behind a full stop of full width there is no blank.
   * @param {(string | false | undefined)[]} parts
   */
  sentences(parts) {
    return parts.filter(Boolean).join(" ").replace(/([。！？：]) /g, "$1");
  }

  /** @param {string[]} parts */
  list(parts) {
    return new Intl.ListFormat(this.locale, { type: "conjunction" }).format(parts);
  }

  /**
   * A day written out with its year.
   * @param {string} day
   */
  date(day) {
    return this.#format({ dateStyle: "long", timeZone: "UTC" }).format(startOf(day));
  }

  /**
   * A day of these weeks with its weekday.
   * @param {string} day
   */
  day(day) {
    return this.days(day, day);
  }

  /**
   * From one day to another: "Tue 24 – Wed 25 November".
   * @param {string} first
   * @param {string} last
   */
  days(first, last) {
    const format = this.#format({ weekday: "short", day: "numeric", month: "long", timeZone: "UTC" });
    return rangeOf(format, startOf(first), startOf(last));
  }

  /**
   * A moment on the clocks of a zone: the time alone for today, with the weekday in these days, else with the date.
   * @param {Date} moment
   * @param {string} timeZone
   * @param {Date} now
   */
  moment(moment, timeZone, now) {
    const today = localDay(now.getTime(), timeZone);
    const day = localDay(moment.getTime(), timeZone);
    const time = { hour: "numeric", minute: "2-digit", timeZone };
    if (day === today) return this.#format(time).format(moment);
    const isNear = day > today && day <= addDays(today, WEEK_DAYS);
    const date = isNear ? { weekday: "long" } : { weekday: "short", day: "numeric", month: "short" };
    return this.#format({ ...date, ...time }).format(moment);
  }

  /**
   * A moment with its day and the name of its zone.
   * @param {Date} moment
   * @param {string} timeZone
   */
  longMoment(moment, timeZone) {
    const date = { weekday: "short", day: "numeric", month: "short", year: "numeric" };
    const time = { hour: "numeric", minute: "2-digit", timeZoneName: "short", timeZone };
    return this.#format({ ...date, ...time }).format(moment);
  }

  /**
   * How long: days, hours and minutes, the greatest two of them.
   * @param {number} minutes
   */
  span(minutes) {
    const parts = [
      [Math.floor(minutes / MINUTES_A_DAY), "day"],
      [Math.floor((minutes % MINUTES_A_DAY) / 60), "hour"],
      [minutes % 60, "minute"],
    ];
    const start = parts.findIndex(([number]) => number > 0);
    const shown = parts.slice(start, start + 2).filter(([number]) => number > 0);
    const told = shown.map(([number, unit]) =>
      new Intl.NumberFormat(this.locale, { style: "unit", unit, unitDisplay: "short" }).format(number),
    );
    return new Intl.ListFormat(this.locale, { type: "unit", style: "narrow" }).format(told);
  }

  /**
   * An amount; whole amounts without decimals, the word for "free" for nothing.
   * @param {{ minor: number, currency: string }} money
   */
  money({ minor, currency }) {
    if (minor === 0) return this.say("free");
    const decimals = this.decimals[currency] ?? 2;
    const digits = String(minor).padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals);
    const rest = digits.slice(digits.length - decimals);
    const shown = /^0*$/.test(rest) ? 0 : decimals;
    const style = { style: "currency", currency, minimumFractionDigits: shown, maximumFractionDigits: shown };
    return new Intl.NumberFormat(this.locale, style).format(shown ? `${whole}.${rest}` : whole);
  }

  #format(options) {
    return new Intl.DateTimeFormat(this.locale, options);
  }
}

/**
 * Whether the clocks of two zones show the same now.
 * @param {Date} now
 * @param {string} one
 * @param {string} other
 */
export function isSameClock(now, one, other) {
  const shown = [one, other].map((timeZone) =>
    new Intl.DateTimeFormat("en-US", { timeZone, dateStyle: "short", timeStyle: "short" }).format(now),
  );
  return shown[0] === shown[1];
}

/**
 * From one day to another. Chinese has no range of days with their weekdays in CLDR and would write 11/24周二.
 * @param {Intl.DateTimeFormat} format
 * @param {Date} first
 * @param {Date} last
 */
export function rangeOf(format, first, last) {
  const [from, to] = [format.format(first), format.format(last)];
  if (from === to) return from;
  return format.resolvedOptions().locale.startsWith("zh") ? `${from}至${to}` : format.formatRange(first, last);
}

function fill(words, blanks) {
  return words.replace(/\{(\w+)\}/g, (blank, name) => blanks[name] ?? blank);
}

function startOf(day) {
  return new Date(`${day}T00:00:00Z`);
}
