/** The larger forms: a page costs little before somebody uses one. */

import { loadOnUse } from "./main.js";

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
  const begin = loadOnUse(element, load, ["focusin", "pointerdown"]);
  const isInUse = element.contains(document.activeElement);
  if (isInUse || location.search || element.dataset.hgReceiver === "mail") begin();
}
