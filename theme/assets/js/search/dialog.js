/** The search dialog: a native `<dialog>`, which keeps the focus inside and gives it back. */

import { wire } from "./combobox.js";

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("hg-search-dialog"));
const form = dialog.querySelector("[data-hg-search-form]");
let isWired = false;

/** Opens the dialog with the field ready to type. */
export function open() {
  if (!isWired) wireDialog();
  isWired = true;
  if (!dialog.open) dialog.showModal();
  const input = form.elements.namedItem("q");
  input.focus();
  input.select();
}

function wireDialog() {
  wire(form);
  dialog.querySelector("[data-hg-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault(); // else a search field only empties itself
    dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && isOutside(event)) dialog.close();
  });
}

function isOutside({ clientX, clientY }) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
