/** The page of results for `?q=`. Without a query, or when search fails, its list of everything stays. */

import { resultOf } from "./elements.js";
import { fill, searchPage } from "./page_data.js";
import { answerWhileTyping } from "./typing.js";

const LIMIT = 50;

/**
 * @param {HTMLElement} area `[data-hg-results]`
 */
export function wire(area) {
  const page = searchPage();
  const form = document.querySelector("main [data-hg-search-form]");
  const input = form.elements.namedItem("q");
  const list = area.querySelector("[data-hg-results-list]");
  const everything = area.querySelector("[data-hg-results-all]");
  const heading = document.querySelector("[data-hg-results-title]");
  const plain = { heading: heading.textContent, title: document.title };

  function show(query, results) {
    list.replaceChildren(...results);
    list.hidden = results.length === 0;
    everything.hidden = results.length > 0;
    heading.textContent = query ? fill(page.words.resultsFor, { query }) : plain.heading;
    document.title = plain.title.replace(plain.heading, () => heading.textContent);
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  }

  const typing = answerWhileTyping(form, page, LIMIT, {
    onEmpty: () => show(input.value.trim(), []),
    onAnswer(query, { hits, total }) {
      show(query, hits.map((hit) => resultOf(hit, page)));
      return total ? page.countOf(total) : fill(`${page.words.noResults} ${page.words.noResultsHint}`, { query });
    },
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    typing.answer();
  });
  input.value ||= new URLSearchParams(location.search).get("q") ?? ""; // a quick reader may have typed already
  if (input.value) typing.answer();
}
