/** Hits, facts and channels as elements. Text only, never markup. */

import { beginning, excerpt, markHits } from "./excerpt.js";

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
 * Adds to a search field where its suggestions stand, unless they do already; all of it is empty or hidden.
 * @param {HTMLFormElement} form `[data-hg-search-form]`
 * @param {import("./page_data.js").SearchPage} page
 */
export function addSuggestions(form, { words, resultsUrl }) {
  if (form.querySelector(".hg-suggestions")) return;
  const options = element("div", "hg-options");
  options.id = `${form.elements.namedItem("q").id}-options`;
  options.setAttribute("role", "listbox");
  options.setAttribute("aria-label", form.getAttribute("aria-label"));
  const status = element("p", "hg-search-status");
  status.setAttribute("role", "status");
  const retry = /** @type {HTMLButtonElement} */ (element("button", "hg-button hg-button-quiet hg-search-retry", words.retry));
  retry.type = "button";
  const ways = [linkTo(resultsUrl, "hg-search-list", words.everything)];
  if (words.contactUrl) ways.push(linkTo(words.contactUrl, "hg-search-contact", words.contact));
  for (const part of [options, retry, ...ways]) part.hidden = true;
  form.append(element("div", "hg-suggestions", options, status, retry, ...ways));
}

function linkTo(url, className, words) {
  return Object.assign(element("a", `hg-action ${className}`, words), { href: url });
}

/**
 * A group of options under its name.
 * @param {string} label
 * @param {string} id
 * @param {readonly HTMLElement[]} options
 * @returns {HTMLElement}
 */
export function groupOfOptions(label, id, options) {
  const name = element("div", "hg-options-name", label);
  name.id = id;
  name.setAttribute("role", "presentation");
  const group = element("div", "hg-options-group", name, ...options);
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", id);
  return group;
}

/**
 * An option is a link, so that it opens in a new tab like any other.
 * @param {string} url
 * @param {...(Node | string)} children
 * @returns {HTMLAnchorElement}
 */
export function createOption(url, ...children) {
  const option = /** @type {HTMLAnchorElement} */ (element("a", "hg-option", ...children));
  option.href = url;
  option.tabIndex = -1;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  return option;
}

/**
 * @param {import("./client.js").Hit} hit
 * @param {import("./page_data.js").SearchPage} page
 * @returns {HTMLAnchorElement}
 */
export function optionOf({ document: found, terms }, page) {
  return createOption(
    page.urlOf(found.url),
    element("span", "hg-option-title", ...marked(markHits(found.title, terms))),
    element("span", "hg-option-text", ...marked(passage(found, terms, 100))),
    element("span", "hg-option-place", wayTo(found)),
  );
}

/**
 * @param {import("./start.js").StartLink} link
 * @param {import("./page_data.js").SearchPage} page
 * @returns {HTMLAnchorElement}
 */
export function optionOfLink(link, page) {
  const option = createOption(page.urlOf(link.url), element("span", "hg-option-title", link.title));
  if (link.language) Object.assign(option, { lang: link.language, dir: "auto" });
  return option;
}

/**
 * What a policy says in short, as a link to it.
 * @param {import("./answer.js").Policy} policy
 * @param {import("./page_data.js").SearchPage} page
 * @returns {HTMLAnchorElement}
 */
export function factOf(policy, page) {
  const link = /** @type {HTMLAnchorElement} */ (element("a", "hg-fact"));
  link.href = page.urlOf(policy.url);
  for (const { label, value, note } of policy.facts) {
    const parts = [element("span", "hg-fact-label", label), " ", element("strong", "hg-fact-value", value), " "];
    link.append(element("span", "hg-fact-line", ...parts, element("span", "hg-fact-note", note)), " ");
  }
  link.append(element("span", "hg-fact-policy", policy.title));
  return link;
}

/**
 * An entry of the page of results.
 * @param {import("./client.js").Hit} hit
 * @param {import("./page_data.js").SearchPage} page
 * @param {string} kind the word for its kind
 * @returns {HTMLLIElement}
 */
export function resultOf({ document: found, terms }, page, kind) {
  const link = document.createElement("a");
  link.href = page.urlOf(found.url);
  link.append(...marked(markHits(found.title, terms)));
  return element(
    "li",
    "hg-result",
    element("h2", "", link),
    element("p", "hg-result-text", ...marked(passage(found, terms, 200))),
    element("p", "hg-result-place", element("span", "hg-flag", kind), wayTo(found)),
  );
}

/**
 * The channels to offer where results are weak.
 * @param {readonly import("./start.js").StartLink[]} channels
 * @param {import("./page_data.js").SearchPage} page
 * @returns {HTMLElement}
 */
export function askOf(channels, page) {
  const lines = channels.map(({ title, url, summary }) => {
    const link = element("a", "hg-row-link", title);
    link.href = page.urlOf(url);
    return element("li", "hg-row", link, element("p", "", summary ?? ""));
  });
  return element("div", "hg-ask-us", element("p", "hg-ask-title", page.words.weak), element("ul", "hg-links", ...lines));
}

/** The way to a page and to its part that answers. */
function wayTo({ breadcrumb, heading }) {
  return [breadcrumb, heading].filter(Boolean).join(" › ");
}

/** An answer from its beginning; of a longer page the summary if it fits, else the fitting part of the text. */
function passage({ kind, summary, text }, terms, length) {
  if (kind === "question") return beginning(text, terms, length * 2);
  const inSummary = markHits(summary, terms);
  if (inSummary.some(({ isHit }) => isHit)) return inSummary;
  const inText = excerpt(text, terms, length);
  if (inText.length) return inText;
  return inSummary.length ? inSummary : beginning(text, terms, length);
}

function marked(segments) {
  return segments.map(({ text, isHit }) => (isHit ? element("mark", "", text) : text));
}
