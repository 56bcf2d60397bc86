/**
 * What the page says about search: addresses and words. The only reader of `#hg-search`, where the words stand that are
 * needed before the start file comes or if it never does; the others come with it.
 */

import { createClient } from "./client.js";
import { createRecent } from "./recent.js";
import { createStart } from "./start.js";

const LONGEST = 300;
const LONGEST_SHOWN = 200;

/**
 * @typedef {object} SearchPage
 * @property {ReturnType<typeof createClient>} client one for all fields of the page
 * @property {ReturnType<typeof createStart>} start once it has come, all words are known
 * @property {ReturnType<typeof createRecent>} recent
 * @property {string} language
 * @property {string} resultsUrl
 * @property {(url: string) => string} urlOf a document's URL, from this page
 * @property {(group: string) => string} nameOf a group, see answer.js; "" without a start file
 * @property {(count: number) => string} countOf "7 results", or just "7"
 * @property {(query: string) => string} nothingFor the sentence if nothing was found
 * @property {Record<string, string | undefined>} words by the name of their data attribute, or of their field
 *   in the start file
 */

/** @type {SearchPage | undefined} */
let page;

/**
 * @returns {SearchPage}
 */
export function searchPage() {
  page ??= readPage(document.getElementById("hg-search").dataset);
  return page;
}

function readPage({ index, root, ...words }) {
  const language = document.documentElement.lang;
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const load = createStart(index.replace(/[^/]+$/u, "start/$&"));
  return {
    client: createClient(index),
    async start() {
      const start = await load();
      Object.assign(words, start.words);
      return start;
    },
    recent: createRecent(language),
    language,
    resultsUrl: document.querySelector("[data-hg-search-form]").getAttribute("action"),
    urlOf: (url) => root + url,
    nameOf: (group) => words[`group${capitalise(group)}`] ?? "",
    countOf(count) {
      const form = words[`count${capitalise(plurals.select(count))}`] ?? words.countOther ?? "{count}";
      return fill(form, { count: numbers.format(count) });
    },
    nothingFor(query) {
      const { noResults, noResultsHint, failed } = words;
      return noResults ? fill(`${noResults} ${noResultsHint}`, { query: shorten(query) }) : failed;
    },
    words,
  };
}

/**
 * A sentence with its {blanks} filled.
 * @param {string} sentence
 * @param {Record<string, string>} values
 * @returns {string}
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
}

/**
 * What is asked: a text that fits into an address and is whole Unicode.
 * @param {string} text
 * @returns {string}
 */
export function queryOf(text) {
  return text.slice(0, LONGEST).replace(/\p{Surrogate}/gu, "\uFFFD").trim();
}

/**
 * A query as a sentence can show it.
 * @param {string} query
 * @returns {string}
 */
export function shorten(query) {
  const letters = Array.from(query);
  return letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN).join("")}…` : query;
}

function capitalise(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
