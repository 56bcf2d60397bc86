/** The line on the card of a channel that says whether somebody answers now. */
import { openingAt } from "../policy/opening.js";
import { load } from "./data.js";
import { openingWords } from "./opening_words.js";
import { Words } from "./words.js";

const MINUTE_MS = 60_000;

/**
 * @param {HTMLElement} badge `[data-hg-open]`, hidden until something is known
 */
export async function wire(badge) {
  const data = await load(badge.dataset.source);
  const channel = data.channels.find(({ terms }) => terms.id === badge.dataset.hgOpen);
  if (!channel?.terms.schedule) return;
  const words = new Words(data);
  const update = () => {
    const now = new Date();
    const { schedule } = channel.terms;
    const opening = openingAt(schedule, now);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const shown = openingWords(opening, words, { now, timeZone, shopZone: schedule.timeZone });
    badge.hidden = shown === "";
    if (badge.textContent !== shown) badge.textContent = shown;
    badge.dataset.open = opening?.isOpen ? "yes" : "no";
  };
  update();
  setInterval(update, MINUTE_MS);
  document.addEventListener("visibilitychange", update);
}
