/** A question with a scale. Without this script the form posts by itself. */

import { deliveryOf } from "./delivery.js";

/**
 * @param {HTMLFormElement} form `[data-hg-survey]`
 */
export function wire(form) {
  const button = form.querySelector("button");
  const deliver = deliveryOf(form, button, () => read(form), () => finish(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault(); // the browser has seen to it that an answer is chosen
    deliver();
  });
}

function read(form) {
  const fields = new FormData(form);
  if (form.dataset.hgReceiver !== "json") return {};
  const scale = fields.get("scale");
  return {
    kind: fields.get("kind"),
    page: fields.get("page"),
    lang: fields.get("language"),
    score: Number(fields.get("score")),
    scale: scale ? Number(scale) : undefined,
    comment: fields.get("comment"),
  };
}

function finish(form) {
  form.replaceChildren(...form.querySelectorAll("[role=status]"));
}
