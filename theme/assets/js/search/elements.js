/** Hits as elements. Text only, never markup. */

import { excerpt, markHits } from "./excerpt.js";

/**
 * @param {string} name
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/**
 * A line of a list of suggestions.
 * @param {import("./client.js").Hit} hit
 * @param {import("./page_data.js").SearchPage} page
 * @param {string} id
 * @returns {HTMLAnchorElement}
 */
export function optionOf({ document: found, terms }, page, id) {
  const option = createOption(page.urlOf(found.url), id);
  option.append(
    element("span", "hg-option-title", ...marked(markHits(found.title, terms))),
    element("span", "hg-option-text", ...marked(passage(found, terms, 100))),
    element("span", "hg-option-place", placeOf(found, page)),
  );
  return option;
}

/**
 * An option is a link, so that it opens in a new tab like any other.
 * @param {string} url
 * @param {string} id
 * @returns {HTMLAnchorElement}
 */
export function createOption(url, id) {
  const option = document.createElement("a");
  option.className = "hg-option";
  option.href = url;
  option.id = id;
  option.tabIndex = -1;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  return option;
}

/**
 * An entry of the page of results.
 * @param {import("./client.js").Hit} hit
 * @param {import("./page_data.js").SearchPage} page
 * @returns {HTMLLIElement}
 */
export function resultOf({ document: found, terms }, page) {
  const link = document.createElement("a");
  link.href = page.urlOf(found.url);
  link.append(...marked(markHits(found.title, terms)));
  const kind = element("span", "hg-flag", page.kindOf(found.kind));
  return element(
    "li",
    "hg-result",
    element("h2", "", link),
    element("p", "hg-result-text", ...marked(passage(found, terms, 200))),
    element("p", "hg-result-place", kind, wayTo(found)),
  );
}

function placeOf(found, page) {
  return [page.kindOf(found.kind), wayTo(found)].filter(Boolean).join(" · ");
}

/** The way to a page and to its part that answers. */
function wayTo({ breadcrumb, heading }) {
  return [breadcrumb, heading].filter(Boolean).join(" › ");
}

/** The fitting part of the text, else the summary. */
function passage(found, terms, length) {
  const inSummary = markHits(found.summary, terms);
  if (inSummary.some(({ isHit }) => isHit)) return inSummary;
  const inText = excerpt(found.text, terms, length);
  return inText.length ? inText : inSummary;
}

function marked(segments) {
  return segments.map(({ text, isHit }) => (isHit ? element("mark", "", text) : text));
}
