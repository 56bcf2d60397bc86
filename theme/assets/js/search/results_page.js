/** The page of results for `?q=`. Without a query, or when search fails, its list of everything stays. */

import { fittingFacts, groupOf, isWeak } from "./answer.js";
import { askOf, factOf, resultOf } from "./elements.js";
import { createFilter } from "./filter.js";
import { fill, queryOf, searchPage, shorten } from "./page_data.js";
import { answerWhileTyping, prepare } from "./typing.js";

const PAGE_SIZE = 20;
const MOST_SHOWN = 1000;

/**
 * @param {HTMLElement} area `[data-hg-results]`
 */
export function wire(area) {
  const page = searchPage();
  const words = area.dataset;
  const form = document.querySelector("main [data-hg-search-form]");
  const input = form.elements.namedItem("q");
  const part = (name) => area.querySelector(`[data-hg-results-${name}]`);
  const [list, fact, everything, more, help] = ["list", "fact", "all", "more", "help"].map(part);
  const heading = document.querySelector("[data-hg-results-title]");
  const plain = { heading: heading.textContent, title: document.title };
  const view = readView();

  const filter = createFilter(part("filter"), page, words.all, (group) => {
    Object.assign(view, { group, shown: PAGE_SIZE });
    typing.answer();
  });

  async function ask(query) {
    if (query.trim() !== view.query) Object.assign(view, { query: query.trim(), shown: PAGE_SIZE });
    const { kinds } = await page.start();
    const isWanted = (number) => !view.group || groupOf(kinds[number]) === view.group;
    const answer = await page.client.search(query, view.shown, isWanted);
    if (answer.total || !answer.numbers.length) return answer;
    view.group = ""; // of this kind the new query finds nothing
    return page.client.search(query, view.shown);
  }

  function show(query, results = []) {
    list.replaceChildren(...results);
    list.hidden = results.length === 0;
    everything.hidden = results.length > 0;
    for (const one of [fact, help]) one.replaceChildren();
    heading.textContent = query ? fill(page.words.resultsFor, { query: shorten(query) }) : plain.heading;
    document.title = plain.title.replace(plain.heading, () => heading.textContent);
    writeView(query, view);
  }

  function showMore(shown, total) {
    more.hidden = total === 0 || (shown === total && total <= PAGE_SIZE);
    more.querySelector("button").hidden = shown === total;
    const numbers = new Intl.NumberFormat(page.words.language);
    const counts = { shown: numbers.format(shown), total: numbers.format(total) };
    more.querySelector("p").textContent = fill(words.shown, counts);
  }

  function showNothing() {
    show(queryOf(input.value));
    showMore(0, 0);
    filter.show("", new Map());
  }

  const typing = answerWhileTyping(form, page, {
    ask,
    onEmpty() {
      Object.assign(view, readView(""));
      showNothing();
    },
    onFailure: showNothing,
    onAnswer(query, answer, start) {
      const { hits, total, numbers } = answer;
      show(query, hits.map((hit) => resultOf(hit, page, words[hit.document.kind] ?? "")));
      showMore(hits.length, total);
      filter.show(view.group, countGroups(numbers, start.kinds));
      const asked = view.group ? undefined : fittingFacts(answer, start.policies);
      const needsHelp = !asked && isWeak(answer);
      if (asked) fact.append(factOf(asked, page));
      if (needsHelp && start.channels.length) help.append(askOf(start.channels, page));
      return { status: total ? page.countOf(total) : page.nothingFor(query), isWeak: needsHelp };
    },
  });

  more.querySelector("button").addEventListener("click", async () => {
    const first = list.children.length;
    view.shown += PAGE_SIZE;
    await typing.answer();
    list.children[first]?.querySelector("a").focus(); // read on where the list has grown
  });
  list.addEventListener("click", () => page.recent.add(input.value));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    page.recent.add(input.value);
    typing.answer();
  });
  if (isFromForm()) page.recent.add(view.query);
  form.querySelector(".hg-search-list").remove(); // the list stands on this page
  input.value ||= view.query; // a quick reader may have typed already
  if (input.value) typing.answer();
  else input.addEventListener("focus", () => prepare(page), { once: true });
}

/** Whether a form of this site led here, before its script was there to remember the search; not a link from outside. */
function isFromForm() {
  const [{ type }] = performance.getEntriesByType("navigation");
  return type === "navigate" && document.referrer.startsWith(`${location.origin}/`);
}

/** What the address says is shown. */
function readView(search = location.search) {
  const values = new URLSearchParams(search);
  const shown = Math.min(Number.parseInt(values.get("shown") ?? "", 10) || PAGE_SIZE, MOST_SHOWN);
  return { query: queryOf(values.get("q") ?? ""), group: values.get("kind") ?? "", shown: Math.max(shown, PAGE_SIZE) };
}

function writeView(query, { group, shown }) {
  const address = new URL(location.href);
  const values = { q: query, kind: query && group, shown: query && shown > PAGE_SIZE ? String(shown) : "" };
  for (const [name, value] of Object.entries(values)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
}

function countGroups(numbers, kinds) {
  const counts = new Map([["", numbers.length]]);
  if (!kinds.length) return counts;
  for (const number of numbers) {
    const group = groupOf(kinds[number]);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}
