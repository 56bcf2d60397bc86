/** An article or another page of the help center, read inside the widget. */
import { element, paragraph } from "../tools/elements.js";
import { copyOf } from "./clean.js";
import { leadAway } from "./links.js";
import { Place, placeOf } from "./places.js";

const PATIENCE_MS = 15_000;

/**
 * @param {string} address
 * @param {import("./app.js").Site} site
 * @returns {import("./dialog.js").View}
 */
export function createPage(address, site) {
  const { words } = site;
  const node = element("div", {}, paragraph(words.say("widget_loading")));
  const whole = () => element("p", { class: "whole" }, leadAway(element("a", { href: address }, words.say("widget_page")), words));

  async function load() {
    let page;
    try {
      page = readPage(await fetchPage(address), site);
    } catch (error) {
      console.warn(`helpgen-widget: ${error.message}`);
      node.replaceChildren(paragraph(words.say("widget_page_failed")), whole());
      return words.say("widget_page_failed");
    }
    site.seen = address;
    node.replaceChildren(element("article", { lang: page.language, dir: page.direction }, ...page.nodes), whole());
    return page.title;
  }

  const anchor = decodeURIComponent(new URL(address).hash.slice(1));
  return { title: words.say("widget_loading"), node, load, anchor };
}

/**
 * The page as a document that runs nothing and loads nothing. The request parses it itself: no text ever becomes
 * markup in a script, so a page that enforces Trusted Types needs no policy for it.
 */
function fetchPage(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address.split("#")[0]);
    Object.assign(request, { responseType: "document", timeout: PATIENCE_MS });
    const fail = () => reject(new Error(`${request.status} from ${address}`));
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : fail());
    request.onerror = request.ontimeout = fail;
    request.send();
  });
}

function readPage(page, site) {
  const heading = page.querySelector("main h1");
  const source = page.querySelector("main article") ?? page.querySelector("main .hg-column");
  if (!heading || !source) throw new Error("there is no text on the page");
  const nodes = copyOf(source, { root: site.root });
  const article = element("div", {}, ...nodes);
  for (const link of article.querySelectorAll("a[href]")) {
    if (placeOf(link.href, site) === Place.AWAY) leadAway(link, site.words);
  }
  for (const table of article.querySelectorAll("table")) {
    const around = element("div", { class: "table", tabindex: "0", role: "region", "aria-label": table.caption?.textContent ?? heading.textContent });
    table.replaceWith(around);
    around.append(table);
  }
  return {
    title: heading.textContent.trim(),
    language: page.documentElement.lang,
    direction: page.documentElement.dir,
    nodes: [...article.childNodes],
  };
}
