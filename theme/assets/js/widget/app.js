/** The help widget once it is open: loads what it shows, and keeps the way that the reader goes through it. */
import { createClient } from "../search/client.js";
import { createStart } from "../search/start.js";
import { load } from "../tools/data.js";
import { Words } from "../tools/words.js";
import { createContact } from "./contact.js";
import { createDialog } from "./dialog.js";
import { createHome } from "./home.js";
import { createPage } from "./page.js";
import { Place, placeOf } from "./places.js";
import { styles } from "./styles.js";

/**
 * @typedef {object} Site what every view of the widget knows
 * @property {URL} root of the help center
 * @property {string} language
 * @property {any} data
 * @property {Words} words
 * @property {ReturnType<typeof createClient>} client
 * @property {ReturnType<typeof createStart>} start
 * @property {string} topic about which the page of the shop is; "" for any
 * @property {string} query what was asked last
 * @property {string} seen the address of the page that was read last
 */

/**
 * @param {{ shadow: ShadowRoot, root: URL, language: string, topic: string,
 *   edition: { data: string, direction: string } }} options
 */
export async function createWidget({ shadow, root, language, edition, topic }) {
  const data = await load(new URL(edition.data, root).href);
  /** @type {Site} */
  const site = {
    root,
    language,
    data,
    words: new Words(data),
    client: createClient(new URL(data.search, root).href),
    start: createStart(new URL(data.start, root).href),
    topic,
    query: "",
    seen: "",
  };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  const dialog = createDialog(shadow, site, edition.direction, follow);

  /** Shows what an address leads to; false where only the browser can. */
  function follow(address) {
    const place = placeOf(address, site);
    if (place === Place.PAGE) dialog.show(createPage(address, site));
    else if (place === Place.CONTACT) dialog.show(createContact(site));
    else if (place === Place.HOME) dialog.showFirst();
    else return false;
    return true;
  }

  return {
    /**
     * @param {HTMLElement} opener gets the focus back
     * @param {string} address of a page to show; "" for the first view
     */
    open(opener, address) {
      dialog.open(opener, () => createHome(site));
      if (address) follow(address);
    },
  };
}
