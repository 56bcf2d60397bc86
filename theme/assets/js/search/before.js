/** What stands in the dialog before somebody types: recent searches and popular pages. */

import { element, groupOfOptions, optionOfLink } from "./elements.js";
import { fill } from "./page_data.js";

/**
 * @param {HTMLFormElement} form of the dialog
 * @param {import("./page_data.js").SearchPage} page
 * @param {() => { answer: () => void, showOptions: (children: HTMLElement[]) => void }} fieldOf the field with its list
 * @returns {{ show: () => void, hide: () => void }}
 */
export function createBefore(form, page, fieldOf) {
  const input = form.elements.namedItem("q");
  const list = form.querySelector("[role=listbox]");
  const recent = element("section", "hg-recent");
  recent.setAttribute("aria-label", page.words.recent);
  recent.hidden = true;
  list.before(recent);

  async function show() {
    showRecent();
    const { popular } = await page.start();
    if (input.value.trim()) return; // somebody was quicker
    const options = popular.map((link) => optionOfLink(link, page));
    const groups = options.length ? [groupOfOptions(page.words.popular, `${list.id}-popular`, options)] : [];
    fieldOf().showOptions(groups);
  }

  function showRecent() {
    const queries = page.recent.list();
    recent.hidden = queries.length === 0;
    const clear = button("hg-link-button", page.words.recentClear);
    clear.addEventListener("click", () => {
      page.recent.clear();
      showRecent();
      input.focus();
    });
    const head = element("div", "hg-recent-head", element("h3", "", page.words.recent), clear);
    recent.replaceChildren(head, element("ul", "", ...queries.map(lineOf)));
  }

  function lineOf(query, place) {
    const again = button("hg-recent-query", query);
    again.addEventListener("click", () => {
      input.value = query;
      input.focus();
      fieldOf().answer();
    });
    const remove = button("hg-recent-remove hg-cross", "");
    remove.setAttribute("aria-label", fill(page.words.recentRemove, { query }));
    remove.addEventListener("click", () => {
      page.recent.remove(query);
      showRecent();
      const left = recent.querySelectorAll(".hg-recent-remove");
      (left[Math.min(place, left.length - 1)] ?? input).focus(); // where the reader was, not at the top of the page
    });
    return element("li", "", again, remove);
  }

  return {
    show,
    hide() {
      recent.hidden = true;
    },
  };
}

function button(className, content) {
  const made = /** @type {HTMLButtonElement} */ (element("button", className, content));
  made.type = "button";
  return made;
}
