/** The page for broken addresses: what the words of the address may have meant. */

const SHOWN = 5;
const WORDS_AT_MOST = 8;

/**
 * @param {HTMLElement} area `[data-hg-guesses]`
 */
export async function wire(area) {
  const { root } = document.getElementById("hg-search").dataset;
  const query = queryOf(location.pathname, root, document.documentElement.lang);
  if (!query) return;
  const input = document.querySelector("main [data-hg-search-form]").elements.namedItem("q");
  input.value ||= query;
  const { searchPage } = await import("./search/page_data.js");
  const page = searchPage();
  const { hits } = await page.client.search(query, SHOWN);
  const lines = hits.map(({ document: found }) => {
    const link = document.createElement("a");
    link.href = page.urlOf(found.url);
    link.textContent = found.title;
    const line = document.createElement("li");
    line.append(link);
    return line;
  });
  area.querySelector("ul").replaceChildren(...lines);
  area.hidden = lines.length === 0;
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
