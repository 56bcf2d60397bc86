/** The larger forms: a page costs little before somebody uses one. */

import { loadOnSubmit } from "./main.js";

const FORMS = [
  ["[data-hg-contact]", () => import("./contact_form.js")],
  ["[data-hg-survey]", () => import("./survey.js")],
  ["[data-hg-tool]", () => import("./tools/form.js")],
];

/**
 * Loads the script of a form with its first use; at once where the address fills the form in, or the form looks different
 * with its script.
 * @param {HTMLElement} element
 */
export function wire(element) {
  const [, load] = FORMS.find(([selector]) => element.matches(selector));
  const form = element.querySelector("form") ?? element;
  let isSending = false;
  const stop = () => form.removeEventListener("invalid", onInvalid, true);
  const begin = loadOnSubmit(form, async () => {
    const script = await load().finally(stop);
    script.wire(element);
  });
  // Whoever sends the form before its script is there hears from the script what is wrong, not from the browser.
  const onInvalid = async (event) => {
    event.preventDefault();
    if (isSending) return; // each invalid field has an event of its own
    isSending = true;
    await begin();
    form.requestSubmit();
  };
  form.addEventListener("invalid", onInvalid, true);
  for (const hint of ["focusin", "pointerdown"]) form.addEventListener(hint, begin, { once: true });
  const isInUse = element.contains(document.activeElement);
  if (isInUse || location.search || element.dataset.hgReceiver === "mail") begin();
}
