/** What the page says about search: addresses and words. The only reader of `#hg-search`. */

import { createClient } from "./client.js";

/**
 * @typedef {object} SearchPage
 * @property {ReturnType<typeof createClient>} client one for all fields of the page
 * @property {string} resultsUrl
 * @property {(url: string) => string} urlOf a document's URL, from this page
 * @property {(kind: string) => string} kindOf
 * @property {(count: number) => string} countOf "7 results"
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
    resultsUrl: words.results,
    urlOf: (url) => words.root + url,
    kindOf: (kind) => words[`kind${capitalise(kind)}`] ?? "",
    countOf: (count) => fill(words[`count${capitalise(plurals.select(count))}`], { count: numbers.format(count) }),
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

function capitalise(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
