/**
 * Tells the receiver what was searched, where the shop has switched that on: the query, whether it found something, and
 * what was opened. Nothing is kept in the browser, and a browser that asks not to be followed is not.
 */

import { newId, sendOnce } from "./send.js";

const SETTLED_MS = 1500;

/**
 * @param {HTMLElement} source with the receiver's address and the language
 */
export function wire(source) {
  if (navigator.globalPrivacyControl || navigator.doNotTrack === "1") return;
  const receiver = { url: source.dataset.hgSearchEvents, as: /** @type {const} */ ("json") };
  const root = new URL(source.dataset.root || ".", location.href).pathname; // a site may lie below its host
  const told = new Set();
  let pause;

  /** A query counts when somebody has stopped typing, once on each page. */
  const onAnswer = () => {
    clearTimeout(pause);
    const { query, total } = source.dataset;
    pause = setTimeout(() => tell(Number(total) ? "search" : "search_miss", query, ""), SETTLED_MS);
  };
  document.addEventListener("hg-search", onAnswer);
  if (source.dataset.query) onAnswer(); // answered before this script came
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.(".hg-option[href], .hg-fact[href], .hg-result a[href]");
    if (!link || !source.dataset.query) return;
    const path = new URL(/** @type {HTMLAnchorElement} */ (link).href).pathname;
    tell("search_choice", source.dataset.query, path.startsWith(root) ? path.slice(root.length) : path.slice(1));
  });

  function tell(kind, query, page) {
    const key = `${kind} ${query} ${page}`;
    if (told.has(key)) return;
    told.add(key);
    const about = { kind, q: query.slice(0, 200), page: page.slice(0, 300), lang: document.documentElement.lang };
    sendOnce(receiver, { v: 1, id: newId(), ...about, client_ts: new Date().toISOString() }, 1);
  }
}
