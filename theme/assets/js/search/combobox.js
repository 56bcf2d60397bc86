/** A search field with suggestions: the ARIA combobox with a list box, whose options stand in groups. */

import { fittingFacts, groupHits, isWeak } from "./answer.js";
import { addSuggestions, askOf, createOption, factOf, groupOfOptions, optionOf } from "./elements.js";
import { queryOf, searchPage } from "./page_data.js";
import { answerWhileTyping, prepare } from "./typing.js";

const LIMIT = 8;
const WEAK_LIMIT = 3; // few enough that the channels below them are seen

/**
 * @param {HTMLFormElement} form `[data-hg-search-form]`
 * @param {{ show: () => void, hide: () => void }} [before] what stands there before somebody types
 * @returns {{ answer: () => void, showOptions: (children: HTMLElement[]) => void }}
 */
export function wire(form, before) {
  const page = searchPage();
  addSuggestions(form, page);
  const input = form.elements.namedItem("q");
  const list = form.querySelector("[role=listbox]");
  const isInDialog = form.closest("dialog") !== null;
  let options = [];
  let active = -1;
  let ask = null;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  /** Options, and groups of options. */
  function showOptions(children) {
    list.replaceChildren(...children);
    list.hidden = children.length === 0;
    options = [...list.querySelectorAll("[role=option]")];
    for (const [number, option] of options.entries()) option.id = `${list.id}-${number}`;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  }

  function offerChannels(channels) {
    const earlier = ask;
    ask = null; // whoever had the focus in it leaves the form now, which comes back here
    earlier?.remove();
    ask = channels.length ? askOf(channels, page) : null;
    if (ask) form.querySelector("[role=status]").after(ask);
  }

  function choose(number) {
    options[active]?.setAttribute("aria-selected", "false");
    active = number;
    const option = options[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function clear() {
    offerChannels([]);
    showOptions([]);
  }

  function close() {
    typing.forget();
    clear();
  }

  const typing = answerWhileTyping(form, page, {
    ask: (query, onFirst) => page.client.search(query, LIMIT, undefined, onFirst),
    onEmpty() {
      clear();
      before?.show();
    },
    onFailure() {
      before?.hide();
      clear();
    },
    onAnswer(query, answer, start) {
      before?.hide();
      const asked = fittingFacts(answer, start.policies);
      const needsHelp = !asked && isWeak(answer);
      const hits = needsHelp ? answer.hits.slice(0, WEAK_LIMIT) : answer.hits;
      const chosen = options[active]?.href; // since the last key: an answer that comes late does not take it away
      showOptions(answer.total ? suggestions(query, hits, asked) : []);
      if (chosen) choose(findOption(options, chosen));
      offerChannels(needsHelp ? start.channels : []);
      const status = answer.total ? page.countOf(answer.total) : page.nothingFor(query);
      return { status, isWeak: needsHelp };
    },
  });

  function suggestions(query, hits, asked) {
    if (!page.words.showAll) return hits.map((hit) => optionOf(hit, page)); // no start file, no words
    const groups = groupHits(hits).map(({ name, hits: inside }) =>
      groupOfOptions(page.nameOf(name), `${list.id}-${name}`, inside.map((hit) => optionOf(hit, page))),
    );
    const all = createOption(`${page.resultsUrl}?q=${encodeURIComponent(query)}`, page.words.showAll);
    all.classList.add("hg-option-all");
    if (asked) groups.unshift(groupOfOptions(page.words.facts, `${list.id}-facts`, [factOption(asked, page)]));
    return [...groups, all];
  }

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
    const next = nextOption(event.key, active, options.length);
    if (next !== undefined) choose(next);
    else if (event.key === "Enter" && active >= 0) follow(options[active], event);
    else if (event.key === "Escape" && !isInDialog && !(list.hidden && !ask)) close();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", () => {
    input.value = queryOf(input.value);
    page.recent.add(input.value);
  });
  list.addEventListener("click", () => page.recent.add(input.value));
  form.addEventListener("focusout", (event) => {
    if (!isInDialog && !form.contains(event.relatedTarget)) close();
  });
  input.addEventListener("input", () => choose(-1));
  input.addEventListener("focus", () => typing.answer());
  prepare(page);
  typing.answer();
  return { answer: typing.answer, showOptions };
}

/** The option with this address, else one of the same page, else -1. */
function findOption(options, address) {
  const pageOf = (url) => url.split("#")[0];
  const same = options.findIndex(({ href }) => href === address);
  return same >= 0 ? same : options.findIndex(({ href }) => pageOf(href) === pageOf(address));
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

/** As a click on the link, so that Ctrl and Enter open a new tab. */
function follow(link, { ctrlKey, metaKey, shiftKey }) {
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
}

function factOption(policy, page) {
  const option = factOf(policy, page);
  option.tabIndex = -1;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  return option;
}
