/** The page of results for `?q=`. Without a query, or when search fails, its list of everything stays. */

import { fittingFacts, isWeak } from "./answer.js";
import { addSuggestions, askOf, factOf, resultOf } from "./elements.js";
import { countFacets, readPart, wantedBy, writePart } from "./facets.js";
import { createFilter, createTopicFilter } from "./filter.js";
import { fill, queryOf, searchPage, shorten } from "./page_data.js";
import { answerWhileTyping, prepare } from "./typing.js";

const PAGE_SIZE = 20;

/**
 * @param {HTMLElement} area `[data-hg-results]`
 */
export function wire(area) {
  const page = searchPage();
  const words = area.dataset;
  Object.assign(page.words, words); // this page says what it has found without a start file, too
  const form = document.querySelector("main [data-hg-search-form]");
  addSuggestions(form, page);
  const input = form.elements.namedItem("q");
  const part = (name) => area.querySelector(`[data-hg-results-${name}]`);
  const [list, fact, everything, more, help] = ["list", "fact", "all", "more", "help"].map(part);
  const heading = document.querySelector("[data-hg-results-title]");
  const plain = { heading: heading.textContent, title: document.title };
  const view = readPart(location.search, queryOf);

  const filter = createFilter(part("filter"), page, words.all, (group) => {
    Object.assign(view, { group, shown: PAGE_SIZE });
    typing.answer();
  });
  const topicFilter = createTopicFilter(part("topics"), page, (topic, isChosen) => {
    view.topics[isChosen ? "add" : "delete"](topic);
    view.shown = PAGE_SIZE;
    typing.answer();
  });

  async function ask(query) {
    if (query.trim() !== view.query) Object.assign(view, { query: query.trim(), shown: PAGE_SIZE });
    const { ofKind, ofTopic } = wantedBy(view, await page.start());
    const answer = await page.client.search(query, view.shown, (number) => ofKind(number) && ofTopic(number));
    if (answer.total || !answer.numbers.length) return answer;
    Object.assign(view, { group: "", topics: new Set() }); // of these the new query finds nothing
    return page.client.search(query, view.shown);
  }

  function show(query, results = []) {
    list.replaceChildren(...results);
    list.hidden = results.length === 0;
    everything.hidden = results.length > 0;
    for (const one of [fact, help]) one.replaceChildren();
    heading.textContent = query ? fill(words.resultsFor, { query: shorten(query) }) : plain.heading;
    document.title = plain.title.replace(plain.heading, () => heading.textContent);
    const address = new URL(location.href);
    writePart(address, query, view);
    history.replaceState(null, "", address);
  }

  function showFilters(numbers, start) {
    const counts = countFacets(numbers, view, start);
    filter.show(view.group, counts.groups);
    topicFilter.show(start.topics, view.topics, counts.topics);
  }

  function showMore(shown, total) {
    more.hidden = total === 0 || (shown === total && total <= PAGE_SIZE);
    more.querySelector("button").hidden = shown === total;
    const numbers = new Intl.NumberFormat(page.language);
    const counts = { shown: numbers.format(shown), total: numbers.format(total) };
    more.querySelector("p").textContent = fill(words.shown, counts);
  }

  function showNothing() {
    show(queryOf(input.value));
    showMore(0, 0);
    filter.show("", new Map());
    topicFilter.show([], new Set(), new Map());
  }

  const typing = answerWhileTyping(form, page, {
    ask,
    onEmpty() {
      Object.assign(view, readPart("", queryOf));
      showNothing();
    },
    onFailure: showNothing,
    onAnswer(query, answer, start) {
      const { hits, total, numbers } = answer;
      show(query, hits.map((hit) => resultOf(hit, page, words[hit.document.kind] ?? "")));
      showMore(hits.length, total);
      showFilters(numbers, start);
      const asked = view.group || view.topics.size ? undefined : fittingFacts(answer, start.policies);
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
