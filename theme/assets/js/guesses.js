/** The page for broken addresses: what the words of the address may have meant. */

const SHOWN = 5;
const WORDS_AT_MOST = 8;
const ADDRESS = "address";

/**
 * @param {HTMLElement} area `[data-hg-guesses]`
 */
export async function wire(area) {
  const { root } = document.getElementById("hg-search").dataset;
  const led = new URLSearchParams(location.search).get(ADDRESS);
  const path = brokenPath(led, root, location);
  if (led === null) {
    const names = [...document.querySelectorAll("[data-hg-menu] [hreflang]")].map(({ hreflang }) => hreflang);
    const page = pageInLanguage(path, root, document.documentElement.lang, names);
    if (page) return location.replace(page);
  } else {
    history.replaceState(null, "", path); // what was typed can be mended
  }
  const query = queryOf(path, root, document.documentElement.lang);
  if (!query) return;
  const input = document.querySelector("main [data-hg-search-form]").elements.namedItem("q");
  input.value ||= query;
  const [{ searchPage }, { groupOf }] = await Promise.all([import("./search/page_data.js"), import("./search/answer.js")]);
  const page = searchPage();
  const { hits } = await page.client.search(query, SHOWN);
  const titles = hits.map((hit) => hit.document.title);
  if (new Set(titles).size < titles.length) await page.start(); // which knows the names of the groups
  const lines = hits.map(({ document: found }) => {
    const link = document.createElement("a");
    link.href = page.urlOf(found.url);
    link.textContent = found.title;
    const line = document.createElement("li");
    line.append(link);
    // A topic and its policy may have one name.
    if (titles.filter((title) => title === found.title).length > 1) line.append(` (${page.nameOf(groupOf(found.kind))})`);
    return line;
  });
  area.querySelector("ul").replaceChildren(...lines);
  area.hidden = lines.length === 0;
}

/**
 * What was asked for, a path of this site.
 * @param {string | null} led the address that led here, from the address of this page: anybody may have written it
 * @param {string} root
 * @param {{ href: string, origin: string, pathname: string }} here
 * @returns {string}
 */
export function brokenPath(led, root, here) {
  if (!led?.startsWith(root)) return here.pathname;
  try {
    const { origin, pathname } = new URL(led, here.href); // "//elsewhere/" and "/\elsewhere/" are other hosts
    return origin === here.origin && pathname.startsWith(root) ? led : here.pathname;
  } catch {
    return here.pathname; // "//:" is none at all
  }
}

/**
 * Many hosts have one page for all broken addresses, in the default language; this one is the reader's.
 * @param {string} path
 * @param {string} root
 * @param {string} language of this page
 * @param {string[]} languages of the site
 * @returns {string} "" where this page is hers
 */
export function pageInLanguage(path, root, language, languages) {
  const [first] = path.startsWith(root) ? path.slice(root.length).split("/") : [""];
  const isOther = first !== language && languages.includes(first);
  return isOther ? `${root}${first}/404.html?${new URLSearchParams([[ADDRESS, path]])}` : "";
}

/**
 * The words of an address, for a search.
 * @param {string} path
 * @param {string} root of the site on its host; its folders are no words
 * @param {string} language its own folder is no word
 * @returns {string} "" for none
 */
export function queryOf(path, root, language) {
  const own = decode(root);
  const whole = decode(path);
  const words = (whole.startsWith(own) ? whole.slice(own.length) : whole)
    .split("/")
    .filter((part) => part && part !== language)
    .join(" ")
    .replace(/\.\w{1,5}$/u, "")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word && !["index", "404"].includes(word));
  return words.slice(-WORDS_AT_MOST).join(" ");
}

function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/%[0-9a-f]{0,2}/giu, " "); // a stray "%"
  }
}
