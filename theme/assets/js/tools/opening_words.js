/** Who is there now, in words. */
import { isSameClock } from "./words.js";

/**
 * Whether somebody answers; "" where nobody can know, and then no badge is shown.
 * @param {import("../policy/opening.js").Opening | null} opening
 * @param {import("./words.js").Words} words
 * @param {{ now: Date, timeZone: string, shopZone: string }} clock
 */
export function openingWords(opening, words, { now, timeZone, shopZone }) {
  if (opening === null) return "";
  const instant = opening.isOpen ? opening.closesAt : opening.opensAt;
  if (instant === null) return words.say(opening.isOpen ? "tool_open" : "tool_closed");
  const moment = words.moment(new Date(instant), timeZone, now);
  const time = isSameClock(now, timeZone, shopZone) ? moment : words.say("tool_your_time", { time: moment });
  return words.say(opening.isOpen ? "tool_open_until" : "tool_opens", { time });
}
