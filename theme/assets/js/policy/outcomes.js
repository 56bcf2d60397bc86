/** What a tool answers when it has no answer. Pure; twin of helpgen/policy/outcomes.py. */

/**
 * @typedef {{ needs: string[] }} Needs names of the answers that are missing or nonsense
 * @typedef {{ unknown: string }} Unknown why nobody can know
 */

/** A day outside the years whose holidays a calendar knows. */
export class BeyondCalendar extends Error {}

/** A time zone that this browser does not know. */
export class UnknownZone extends Error {}

/** An answer without which nothing can be decided. */
export class NeedsAnswer extends Error {
  /** @param {string[]} names */
  constructor(names) {
    super(names.join(", "));
    this.names = names;
  }
}

/**
 * What a calculation gives, or why it gives nothing. Any other error is a bug and passes through.
 * @template T
 * @param {() => T} calculate
 * @returns {T | Needs | Unknown}
 */
export function answerOf(calculate) {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof NeedsAnswer) return { needs: error.names };
    if (error instanceof BeyondCalendar) return { unknown: "beyond_calendar" };
    if (error instanceof UnknownZone) return { unknown: "time_zone" };
    throw error;
  }
}
