/** Turns "Was this helpful?" into a note of the staff: this page is out of date. */

import { wire } from "./feedback.js";

/**
 * @param {HTMLFormElement} form `[data-hg-feedback]`
 */
export function flag(form) {
  form.dataset.flag = "";
  form.querySelector("h2").textContent = form.dataset.flagQuestion;
  form.querySelector(".hg-feedback-answers").remove();
  wire(form);
  form.dataset.answer = "flag";
  form.querySelector("[data-hg-send]").hidden = false;
  form.scrollIntoView();
  form.elements.namedItem("comment").focus({ preventScroll: true });
}
