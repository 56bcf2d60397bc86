/** Offers articles while somebody writes a message: most questions are answered already. */

import { searchPage } from "./search/page_data.js";

const PAUSE_MS = 600;
const SHORTEST = 12;
const LONGEST = 120;
const SHOWN = 3;

/**
 * @param {HTMLFormElement} form the contact form
 */
export function wire(form) {
  const area = /** @type {HTMLElement | null} */ (form.querySelector("[data-hg-suggestions]"));
  if (!area) return; // sent while this module was on its way
  const list = area.querySelector("ul");
  const message = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("message"));
  const page = searchPage();
  let pause;
  let newest = 0;

  message.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(suggest, PAUSE_MS);
  });
  if (message.value) pause = setTimeout(suggest, PAUSE_MS); // written while this module was on its way

  async function suggest() {
    const mine = ++newest;
    const text = message.value.trim().slice(0, LONGEST);
    let hits = [];
    try {
      hits = text.length < SHORTEST ? [] : (await page.client.search(text, SHOWN)).hits;
    } catch {
      // Without search the form is as good as before.
    }
    if (mine !== newest) return;
    const links = hits.map(({ document: found }) => itemOf(found, page));
    if (isSame(list, links)) return; // nothing new is read out
    list.replaceChildren(...links);
    area.hidden = links.length === 0;
  }
}

function itemOf(found, page) {
  const link = document.createElement("a");
  link.href = page.urlOf(found.url);
  link.target = "_blank"; // what is written stays
  link.textContent = found.title;
  const line = document.createElement("li");
  line.append(link);
  return line;
}

function isSame(list, links) {
  return list.children.length === links.length && links.every((line, i) => line.isEqualNode(list.children[i]));
}
