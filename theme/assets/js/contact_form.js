/** The contact form: errors in our own words, sending in the page. Without this script the form posts by itself. */

import { mailtoLink } from "./mail.js";
import { newId, sendForm, sendJson } from "./send.js";

/**
 * @param {HTMLFormElement} form `[data-hg-contact]`
 */
export function wire(form) {
  const isMail = form.dataset.hgContact === "mail";
  form.noValidate = true; // the browser's bubbles vanish and cannot be styled
  if (isMail) return wireMail(form);

  const id = newId();
  const button = form.querySelector("[data-hg-send]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true" || !validate(form)) return;
    button.setAttribute("aria-disabled", "true");
    say(form, form.dataset.sending, "");
    try {
      await send(form, id);
      finish(form);
    } catch {
      say(form, form.dataset.failed, "hg-status-failed");
      button.textContent = form.dataset.retry;
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}

/** A link with the message in it takes the place of the button. */
function wireMail(form) {
  const link = form.querySelector("[data-hg-mail]");
  const update = () => {
    const fields = new FormData(form);
    const topic = form.elements.namedItem("topic")?.selectedOptions[0].textContent ?? document.title;
    const lines = [fields.get("message"), "", fields.get("name"), fields.get("email"), fields.get("order")];
    link.href = mailtoLink(form.action, topic, lines.filter((line, i) => i < 2 || line).join("\n"));
  };
  form.querySelector("[data-hg-send]").hidden = true;
  link.hidden = false;
  form.addEventListener("input", update);
  link.addEventListener("click", (event) => {
    if (validate(form)) update();
    else event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // Enter in a field does what the link does
    link.click();
  });
}

/**
 * Shows what is missing; the summary takes the focus.
 * @param {HTMLFormElement} form
 * @returns {boolean} whether everything is fine
 */
function validate(form) {
  const summary = form.querySelector("[data-hg-errors]");
  let isValid = true;
  for (const name of ["email", "message"]) {
    const field = form.elements.namedItem(name);
    const error = document.getElementById(`${field.id}-error`);
    const isFine = field.checkValidity() && field.value.trim() !== "";
    error.hidden = isFine;
    summary.querySelector(`[href="#${field.id}"]`).parentElement.hidden = isFine;
    if (isFine) {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    } else {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", error.id);
    }
    isValid &&= isFine;
  }
  summary.hidden = isValid;
  if (!isValid) summary.focus();
  return isValid;
}

function send(form, id) {
  const fields = new FormData(form);
  if (form.dataset.hgContact === "netlify") {
    fields.set("id", id);
    return sendForm(form.action, fields);
  }
  const text = (name) => fields.get(name) ?? "";
  return sendJson(form.action, {
    v: 1,
    id,
    kind: "contact",
    lang: text("language"),
    topic: text("topic"),
    name: text("name"),
    email: text("email"),
    order: text("order"),
    message: text("message"),
    website: text("website"),
    client_ts: new Date().toISOString(),
  });
}

function finish(form) {
  const status = say(form, form.dataset.sent, "hg-status-done");
  form.replaceChildren(form.querySelector("h2"), status);
  status.tabIndex = -1;
  status.focus();
}

function say(form, words, className) {
  const status = form.querySelector("[role=status]");
  status.className = `hg-status ${className}`;
  status.textContent = words;
  return status;
}
