/** What the page says about search: addresses and words. The only reader of `#hg-search`. */

import { createClient } from "./client.js";
import { createRecent } from "./recent.js";
import { createStart } from "./start.js";

const LONGEST = 300;
const LONGEST_SHOWN = 200;

/**
 * @typedef {object} SearchPage
 * @property {ReturnType<typeof createClient>} client one for all fields of the page
 * @property {ReturnType<typeof createStart>} start
 * @property {ReturnType<typeof createRecent>} recent
 * @property {string} resultsUrl
 * @property {(url: string) => string} urlOf a document's URL, from this page
 * @property {(group: string) => string} nameOf a group, see answer.js
 * @property {(count: number) => string} countOf "7 results"
 * @property {(query: string) => string} nothingFor the sentence if nothing was found
 * @property {Readonly<Record<string, string>>} words by the name of their data attribute
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

function readPage(words) {
  const plurals = new Intl.PluralRules(words.language);
  const numbers = new Intl.NumberFormat(words.language);
  return {
    client: createClient(words.index),
    start: createStart(words.start),
    recent: createRecent(words.language),
    resultsUrl: words.results,
    urlOf: (url) => words.root + url,
    nameOf: (group) => words[`group${capitalise(group)}`],
    countOf: (count) => fill(words[`count${capitalise(plurals.select(count))}`], { count: numbers.format(count) }),
    nothingFor: (query) => fill(`${words.noResults} ${words.noResultsHint}`, { query: shorten(query) }),
    words,
  };
}

/**
 * Words with their {blanks} filled.
 * @param {string} words
 * @param {Record<string, string>} values
 * @returns {string}
 */
export function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
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
