/** "Was this helpful?": an answer, then a reason and a comment, then one submission. Without this script the form posts. */

import { deliveryOf } from "./delivery.js";
import { mailtoLink } from "./mail.js";

/**
 * @param {HTMLFormElement} form `[data-hg-feedback]`
 */
export function wire(form) {
  const comment = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("comment"));
  const sendArea = form.querySelector("[data-hg-send]");
  const sendControl = sendArea.firstElementChild;
  const reasons = /** @type {HTMLElement} */ (form.querySelector("[data-hg-reasons]"));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(form, event.submitter?.value ?? form.dataset.answer ?? "yes");
    reasons.hidden = form.dataset.answer === "yes";
    sendArea.hidden = false;
    updateMailLink(form, sendControl);
    (reasons.hidden ? comment : reasons.querySelector("input")).focus();
  });
  form.addEventListener("input", () => updateMailLink(form, sendControl));
  if (form.dataset.hgReceiver === "mail") return; // the link itself opens the mail program

  const deliver = deliveryOf(form, sendControl, () => read(form), () => finish(form));
  sendControl.addEventListener("click", deliver);
}

function choose(form, answer) {
  form.dataset.answer = answer;
  for (const button of form.querySelectorAll("[name=helpful]")) {
    button.setAttribute("aria-pressed", String(button.value === answer));
  }
}

function read(form) {
  const fields = new FormData(form);
  const reason = form.dataset.answer === "no" ? (fields.get("reason") ?? "") : "";
  if (form.dataset.hgReceiver !== "json") return { helpful: form.dataset.answer, reason };
  return {
    kind: form.dataset.flag === undefined ? "helpful" : "outdated",
    page: fields.get("page"),
    lang: fields.get("language"),
    score: form.dataset.flag === undefined ? Number(form.dataset.answer === "yes") : undefined,
    reason,
    comment: fields.get("comment"),
  };
}

/** The thanks stand where the form was. */
function finish(form) {
  for (const part of form.querySelectorAll("h2, fieldset, .hg-feedback-answers, .hg-feedback-comment, [data-hg-send]")) {
    part.remove();
  }
  form.dataset.done = "";
  form.removeAttribute("aria-labelledby");
}

function updateMailLink(form, link) {
  if (form.dataset.hgReceiver !== "mail" || !form.dataset.answer) return;
  const answer = form.querySelector("[aria-pressed=true]").textContent.trim();
  const question = form.querySelector("h2").textContent;
  const reason = form.querySelector("[name=reason]:checked")?.parentElement.textContent.trim() ?? "";
  const comment = [form.dataset.answer === "no" ? reason : "", form.elements.namedItem("comment").value];
  const text = comment.filter(Boolean).join("\n");
  link.href = mailtoLink(form.action, `${question} ${answer}: ${document.title}`, `${text}\n\n${location.href}`);
}
