/** Answers while a reader types: in order, quietly, and again after a failure. */

const PAUSE_MS = 80;
const PATIENCE_MS = 300;

/**
 * Asks the index whenever the field changes. An older answer never overwrites a newer one; nothing is asked while an
 * input method is composing.
 * @param {HTMLFormElement} form with a field `q`, a status and a retry button
 * @param {import("./page_data.js").SearchPage} page
 * @param {number} limit
 * @param {{
 *   onEmpty: () => void,
 *   onAnswer: (query: string, answer: import("./client.js").Answer) => string,
 * }} listener `onAnswer` shows the answer and returns what the status says
 */
export function answerWhileTyping(form, page, limit, { onEmpty, onAnswer }) {
  const input = form.elements.namedItem("q");
  const status = form.querySelector("[role=status]");
  const retry = form.querySelector(".hg-search-retry");
  const contact = form.querySelector(".hg-search-contact"); // not there if the shop has no channels
  let newest = 0;
  let pause;

  function offerContact(isOffered) {
    if (contact) contact.hidden = !isOffered;
  }

  async function answer() {
    clearTimeout(pause);
    const mine = ++newest;
    const query = input.value;
    retry.hidden = true;
    if (!query.trim()) {
      status.textContent = "";
      offerContact(false);
      return onEmpty();
    }
    const slow = setTimeout(() => {
      if (mine === newest) status.textContent = page.words.loading;
    }, PATIENCE_MS);
    try {
      const found = await page.client.search(query, limit);
      if (mine !== newest) return;
      status.textContent = onAnswer(query.trim(), found);
      offerContact(found.total === 0);
    } catch (error) {
      console.error(error);
      if (mine !== newest) return;
      onEmpty();
      status.textContent = page.words.failed;
      retry.hidden = false;
      offerContact(true);
    } finally {
      clearTimeout(slow);
    }
  }

  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(pause);
    pause = setTimeout(answer, PAUSE_MS);
  });
  input.addEventListener("compositionend", answer);
  retry.addEventListener("click", () => {
    answer();
    input.focus();
  });
  page.client.load().catch(() => {}); // early; a failure is told when something is asked
  return { answer };
}
