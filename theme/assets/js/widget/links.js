/** Links of the widget. */
import { element } from "../tools/elements.js";
import { DRAWINGS, icon } from "./icons.js";
import { Place, placeOf } from "./places.js";

/**
 * A link that leaves the page of the shop where it is, and says so.
 * @param {HTMLElement} link
 * @param {import("../tools/words.js").Words} words
 */
export function leadAway(link, words) {
  if (!/^https?:/.test(link.href)) return link; // a program of the reader's opens: mail, phone
  Object.assign(link, { target: "_blank", rel: "noopener" });
  link.append(icon(DRAWINGS.away), element("span", { class: "hidden" }, ` (${words.say("widget_new_tab")})`));
  return link;
}

/**
 * A link to a page of the help center, which says so if it cannot be read inside.
 * @param {string} url from the root of the site
 * @param {import("./app.js").Site} site
 * @param {(Node | string)[]} words
 * @param {string} [language] of the words, if it is not the widget's
 */
export function linkTo(url, site, words, language = "") {
  const href = new URL(url, site.root).href;
  const link = element("a", { href, lang: language, dir: language ? "auto" : "" }, ...words);
  return placeOf(href, site) === Place.AWAY ? leadAway(link, site.words) : link;
}

/**
 * Links in a list, one in a line.
 * @param {{ title: string, url: string, language?: string }[]} links
 * @param {import("./app.js").Site} site
 */
export function listOf(links, site) {
  const lines = links.map(({ title, url, language }) => element("li", {}, linkTo(url, site, [title], language)));
  return element("ul", { class: "links", role: "list" }, ...lines);
}
