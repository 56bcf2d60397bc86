/** The search dialog: a native `<dialog>`, which keeps the focus inside and gives it back. Opened by main.js. */

import { createBefore } from "./before.js";
import { wire } from "./combobox.js";
import { addSuggestions } from "./elements.js";
import { searchPage } from "./page_data.js";

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("hg-search-dialog"));
const form = dialog.querySelector("[data-hg-search-form]");
let field = null;

/** Wires the dialog, or brings it up to date; takes over what has been typed already. */
export function wake() {
  if (field) field.answer();
  else wireDialog();
}

function wireDialog() {
  const page = searchPage();
  addSuggestions(form, page);
  const before = createBefore(form, page, () => field);
  field = wire(form, before);
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
