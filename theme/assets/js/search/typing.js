/** Answers while a reader types: in order, quietly, and again after a failure. */

import { queryOf } from "./page_data.js";

const PAUSE_MS = 40;
const PATIENCE_MS = 300;

/**
 * Asks the index whenever the field changes. An older answer never overwrites a newer one; nothing is asked while an
 * input method is composing, which main.js notes at the field.
 * @param {HTMLFormElement} form with a field `q`, a status and a retry button
 * @param {import("./page_data.js").SearchPage} page
 * @param {{
 *   ask: (
 *     query: string,
 *     onFirst: (answer: import("./client.js").Answer) => void,
 *   ) => Promise<import("./client.js").Answer>,
 *   onEmpty: () => void,
 *   onAnswer: (
 *     query: string,
 *     answer: import("./client.js").Answer,
 *     start: import("./start.js").Start,
 *   ) => { status: string, isWeak: boolean },
 *   onFailure: () => void,
 * }} listener `onAnswer` shows the answer; it returns what the status says and whether to offer help
 */
export function answerWhileTyping(form, page, { ask, onEmpty, onAnswer, onFailure }) {
  const input = form.elements.namedItem("q");
  const status = form.querySelector("[role=status]");
  const retry = form.querySelector(".hg-search-retry");
  const everything = form.querySelector(".hg-search-list");
  const contact = form.querySelector(".hg-search-contact"); // not there if the shop has no channels
  let newest = 0;
  let pause = null;
  let lastInput = -Infinity;

  function offer({ isContactOffered = false, hasFailed = false }) {
    retry.hidden = !hasFailed;
    everything.hidden = !hasFailed;
    if (contact) contact.hidden = !isContactOffered;
  }

  async function answer() {
    if (input.dataset.composing !== undefined) return;
    clearTimeout(pause);
    pause = null;
    const mine = ++newest;
    const query = queryOf(input.value);
    retry.hidden = true;
    if (!query) {
      status.textContent = "";
      offer({});
      return onEmpty();
    }
    const slow = setTimeout(() => {
      if (mine === newest) status.textContent = page.words.loading;
    }, PATIENCE_MS);
    try {
      // The blank at the end tells that the last word is whole.
      const isWhole = /\s$/u.test(input.value);
      const show = async (found) => {
        const start = await page.start();
        if (mine !== newest) return;
        const shown = onAnswer(query, found, start);
        status.textContent = shown.status;
        offer({ isContactOffered: shown.isWeak });
        announce(query, found.total);
      };
      let first; // the first hits come before the others
      const found = await ask(isWhole ? `${query} ` : query, (answer) => (first = show(answer)));
      await first;
      await show(found);
    } catch (error) {
      console.error(error);
      if (mine !== newest || pause !== null) return; // a newer answer, or one that is about to be asked for, will tell
      onFailure();
      status.textContent = page.words.failed;
      offer({ isContactOffered: true, hasFailed: true });
    } finally {
      clearTimeout(slow);
    }
  }

  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(pause);
    const isRest = event.timeStamp - lastInput >= PAUSE_MS; // a first letter, or words that were pasted
    lastInput = event.timeStamp;
    if (isRest) answer();
    else pause = setTimeout(answer, PAUSE_MS);
  });
  input.addEventListener("compositionend", answer);
  retry.addEventListener("click", () => {
    answer();
    input.focus();
  });
  /** Whoever closes the list does not want an answer that is still on its way. */
  function forget() {
    clearTimeout(pause);
    pause = null;
    newest++;
    if (status.textContent === page.words.loading) status.textContent = "";
  }

  return { answer, forget };
}

/**
 * Fetches early what every search needs; a failure is told when something is asked.
 * @param {import("./page_data.js").SearchPage} page
 */
export function prepare(page) {
  page.client.load().catch(() => {});
  page.start();
}

/** Heard where the shop counts searches; what is shown stays readable for a script that comes later. */
function announce(query, total) {
  const { dataset } = document.getElementById("hg-search");
  Object.assign(dataset, { query, total });
  document.dispatchEvent(new CustomEvent("hg-search"));
}
