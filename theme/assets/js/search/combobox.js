/** A search field with suggestions: the ARIA combobox with a list box. */

import { createOption, optionOf } from "./elements.js";
import { fill, searchPage } from "./page_data.js";
import { answerWhileTyping } from "./typing.js";

const LIMIT = 7;

/**
 * @param {HTMLFormElement} form `[data-hg-search-form]`
 */
export function wire(form) {
  const page = searchPage();
  const input = form.elements.namedItem("q");
  const list = form.querySelector("[role=listbox]");
  let active = -1;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  function show(options) {
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  }

  function choose(number) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = number;
    const option = list.children[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  const typing = answerWhileTyping(form, page, LIMIT, {
    onEmpty: () => show([]),
    onAnswer(query, { hits, total }) {
      const options = hits.map((hit, i) => optionOf(hit, page, `${list.id}-${i}`));
      if (total) options.push(allResultsOption(page, query, `${list.id}-all`));
      show(options);
      return total ? page.countOf(total) : fill(`${page.words.noResults} ${page.words.noResultsHint}`, { query });
    },
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // the keys belong to the input method
    const count = list.children.length;
    const next = nextOption(event.key, active, count);
    if (next !== undefined) choose(next);
    else if (event.key === "Enter" && active >= 0) list.children[active].click();
    else if (event.key === "Escape" && !list.hidden && !form.closest("dialog")) show([]);
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.closest("dialog") && !form.contains(event.relatedTarget)) show([]);
  });
  input.addEventListener("focus", () => typing.answer());
  typing.answer();
}

/** Where a key leads, or undefined if it belongs to the text. -1 is the text itself. */
function nextOption(key, active, count) {
  if (count === 0) return undefined;
  if (key === "ArrowDown") return active + 1 < count ? active + 1 : -1;
  if (key === "ArrowUp") return active >= 0 ? active - 1 : count - 1;
  if (active < 0) return undefined;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return undefined;
}

function allResultsOption(page, query, id) {
  const option = createOption(`${page.resultsUrl}?q=${encodeURIComponent(query)}`, id);
  option.classList.add("hg-option-all");
  option.append(page.words.showAll);
  return option;
}
