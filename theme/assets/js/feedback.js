/** "Was this helpful?": an answer, then a comment, then one submission. Without this script the form posts by itself. */

import { mailtoLink } from "./mail.js";
import { newId, sendForm, sendJson } from "./send.js";

/**
 * @param {HTMLFormElement} form `[data-hg-feedback]`
 */
export function wire(form) {
  const id = newId(); // the same for every attempt, so that a retry is not counted twice
  const comment = form.elements.namedItem("comment");
  const sendArea = form.querySelector("[data-hg-send]");
  const sendControl = sendArea.firstElementChild;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(form, event.submitter?.value ?? form.dataset.answer ?? "yes");
    sendArea.hidden = false;
    updateMailLink(form, sendControl);
    comment.focus();
  });
  comment.addEventListener("input", () => updateMailLink(form, sendControl));
  if (form.dataset.hgFeedback === "mail") return; // the link itself opens the mail program

  sendControl.addEventListener("click", async () => {
    if (sendControl.getAttribute("aria-disabled") === "true") return;
    sendControl.setAttribute("aria-disabled", "true");
    say(form, form.dataset.sending, "");
    try {
      await send(form, id);
      finish(form);
    } catch {
      say(form, form.dataset.failed, "hg-status-failed");
      sendControl.textContent = form.dataset.retry;
    } finally {
      sendControl.removeAttribute("aria-disabled");
    }
  });
}

function choose(form, answer) {
  form.dataset.answer = answer;
  for (const button of form.querySelectorAll("[name=helpful]")) {
    button.setAttribute("aria-pressed", String(button.value === answer));
  }
}

function send(form, id) {
  const fields = new FormData(form);
  if (form.dataset.hgFeedback === "netlify") {
    fields.set("helpful", form.dataset.answer);
    fields.set("id", id);
    return sendForm(form.action, fields);
  }
  return sendJson(form.action, {
    v: 1,
    id,
    kind: "helpful",
    page: fields.get("page"),
    lang: fields.get("language"),
    score: form.dataset.answer === "yes" ? 1 : 0,
    comment: fields.get("comment"),
    website: fields.get("website"),
    client_ts: new Date().toISOString(),
  });
}

/** Puts the thanks where the form was; focus stays there. */
function finish(form) {
  for (const part of form.querySelectorAll("h2, .hg-feedback-answers, .hg-feedback-comment, [data-hg-send]")) {
    part.remove();
  }
  form.dataset.done = "";
  form.removeAttribute("aria-labelledby");
  const status = say(form, form.dataset.thanks, "hg-status-done");
  status.tabIndex = -1;
  status.focus();
}

function say(form, words, className) {
  const status = form.querySelector("[role=status]");
  status.className = `hg-status ${className}`;
  status.textContent = words;
  return status;
}

function updateMailLink(form, link) {
  if (form.dataset.hgFeedback !== "mail") return;
  const answer = form.querySelector("[aria-pressed=true]").textContent.trim();
  const question = form.querySelector("h2").textContent;
  const comment = form.elements.namedItem("comment").value;
  link.href = mailtoLink(form.action, `${question} ${answer}: ${document.title}`, `${comment}\n\n${location.href}`);
}
