/** What a form says while its submission is on the way. Shared by all forms that send. */

import { outbox } from "./page_outbox.js";
import { newId } from "./send.js";

/**
 * Returns a function that sends what the form says. The words come from the form's data attributes; its status gets
 * the focus when something is settled.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement} button
 * @param {() => Record<string, unknown>} read the fields of the contract without those of every submission
 * @param {() => void} finish takes away what is answered
 * @returns {() => Promise<void>}
 */
export function deliveryOf(form, button, read, finish) {
  let id = newId();
  let said = "";
  let isWaiting = false;

  return async function deliver() {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    say(form, form.dataset.sending, "");
    const fields = read();
    if (said && said !== JSON.stringify(fields)) id = newId(); // other words are another submission
    said = JSON.stringify(fields);
    const state = await outbox.submit(receiverOf(form), complete(form, id, fields), settle);
    button.removeAttribute("aria-disabled");
    settle(state);
  };

  function settle(state) {
    if (state === "taken" || state === "waiting") {
      finish();
      const isTaken = state === "taken";
      const status = say(form, isTaken ? form.dataset.taken : form.dataset.waiting, isTaken ? "hg-status-done" : "");
      status.tabIndex = -1;
      if (!isWaiting) status.focus(); // what is settled later is only read out
      isWaiting = !isTaken;
      return;
    }
    say(form, state === "refused" ? form.dataset.refused : form.dataset.failed, "hg-status-failed");
    button.textContent = form.dataset.retry;
  }
}

/**
 * @param {HTMLFormElement} form
 * @returns {import("./send.js").Receiver}
 */
export function receiverOf(form) {
  return { url: form.action, as: /** @type {any} */ (form.dataset.hgReceiver) };
}

/**
 * @param {HTMLFormElement} form
 * @param {string} words
 * @param {string} className
 */
export function say(form, words, className) {
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  status.className = `hg-status ${className}`;
  status.textContent = words;
  return status;
}

/** Receivers of forms get the fields as the form names them. */
function complete(form, id, fields) {
  if (form.dataset.hgReceiver !== "json") {
    const words = [...new FormData(form)].filter(([, value]) => typeof value === "string"); // no empty place for a photo
    return { ...Object.fromEntries(words), ...fields, id };
  }
  return {
    v: 1,
    id,
    ...fields,
    website: form.elements.namedItem("website")?.value ?? "",
    client_ts: new Date().toISOString(),
    elapsed_ms: Math.round(performance.now()), // since the page was opened
  };
}
