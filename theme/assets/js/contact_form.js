/** The contact form: errors in our own words, sending in the page. Without this script the form posts by itself. */

import { mailtoLink } from "./mail.js";
import { deliveryOf, receiverOf, say } from "./delivery.js";
import { isTaken } from "./send.js";

/**
 * @param {HTMLFormElement} form `[data-hg-contact]`
 */
export function wire(form) {
  form.noValidate = true; // the browser's bubbles vanish and cannot be styled
  prefill(form);
  tellContext(form);
  const offer = () => import("./deflection.js").then(({ wire: offerArticles }) => offerArticles(form), console.error);
  if (form.contains(document.activeElement)) offer();
  else form.addEventListener("focusin", offer, { once: true }); // a page costs nothing before somebody writes
  if (form.dataset.hgReceiver === "mail") return wireMail(form);

  const button = form.querySelector("[data-hg-send]");
  const deliver = deliveryOf(form, button, () => read(form), () => finish(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!validate(form)) return;
    if (hasPhoto(form)) sendWithPhoto(form, button);
    else deliver();
  });
}

/** The page that the writer comes from and what was searched there spare a question. */
function tellContext(form) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("context"));
  if (!field || !document.referrer.startsWith(`${location.origin}/`)) return;
  const { pathname, searchParams } = new URL(document.referrer);
  const query = searchParams.get("q");
  field.value = [pathname, query && `"${query}"`].filter(Boolean).join(" ").slice(0, 500);
}

/** What another page of the site knows already: topic and message in the address. */
function prefill(form) {
  const given = new URLSearchParams(location.search);
  const { topic, message } = Object.fromEntries(["topic", "message"].map((name) => [name, form.elements.namedItem(name)]));
  if (given.has("message")) message.value = given.get("message").slice(0, message.maxLength);
  if (topic && [...topic.options].some(({ value }) => value === given.get("topic"))) topic.value = given.get("topic");
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

function read(form) {
  const fields = new FormData(form);
  if (form.dataset.hgReceiver !== "json") return {};
  const text = (name) => fields.get(name) ?? "";
  return {
    kind: "contact",
    lang: text("language"),
    topic: text("topic"),
    name: text("name"),
    email: text("email"),
    order: text("order"),
    message: text("message"),
    context: text("context"),
  };
}

function hasPhoto(form) {
  return form.elements.namedItem("photo")?.files.length > 0;
}

/** A photo is too large to be kept in the browser: it is sent at once, or the form stays as it is. */
async function sendWithPhoto(form, button) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  say(form, form.dataset.sending, "");
  const isReceived = await sendWithFiles(form).catch(() => false);
  button.removeAttribute("aria-disabled");
  if (isReceived) {
    finish(form);
    say(form, form.dataset.taken, "hg-status-done").focus();
  } else {
    say(form, form.dataset.failed, "hg-status-failed");
    button.textContent = form.dataset.retry;
  }
}

/** The form as it stands; fulfilled with whether the receiver said that it has it. */
async function sendWithFiles(form) {
  const receiver = receiverOf(form);
  const headers = receiver.as === "form" ? { Accept: "application/json" } : {}; // else the answer is a page of thanks
  const request = { method: "POST", credentials: "omit", headers, body: new FormData(form) };
  const response = await fetch(receiver.url, /** @type {RequestInit} */ (request));
  return response.ok && isTaken(response, receiver, {});
}

function finish(form) {
  const status = form.querySelector("[role=status]");
  status.tabIndex = -1;
  form.replaceChildren(form.querySelector("h2") ?? "", status);
}
