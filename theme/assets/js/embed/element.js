/**
 * What all embeds share: a shadow of their own, the words of a language, and what the page had there before if anything
 * fails. Nothing is stored, nothing but text is shown, and no style or script is written into the page.
 */
import { chooseLanguage } from "./language.js";
import { styles } from "./styles.js";

/**
 * @typedef {object} Drawing
 * @property {(Node | null)[]} nodes
 * @property {() => void} [stop] called before the next drawing and when the element leaves the page
 *
 * @callback Draw
 * @param {HTMLElement} host
 * @param {any} words the file of its language
 * @param {URL} root of the help center
 * @returns {Drawing | null | Promise<Drawing | null>} null: nothing fits, and the content of the page stays
 */

const files = new Map();

/**
 * Defines an element; a second script of the same name changes nothing.
 * @param {string} tag
 * @param {string[]} attributes that change what is drawn
 * @param {{ root: URL, sources: Readonly<Record<string, string>> }} site
 * @param {Draw} draw
 */
export function defineElement(tag, attributes, { root, sources }, draw) {
  if (customElements.get(tag)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);

  class HelpgenElement extends HTMLElement {
    static observedAttributes = ["language", ...attributes];
    #turn = 0;
    #stop = () => {};

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
      this.shadowRoot.append(document.createElement("slot"));
    }

    connectedCallback() {
      this.#show();
    }

    disconnectedCallback() {
      this.#turn += 1;
      this.#stop();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.#show();
    }

    async #show() {
      const turn = ++this.#turn;
      const language = chooseLanguage(wishOf(this), Object.keys(sources));
      let drawing = null;
      let words = {};
      try {
        words = await readFile(new URL(sources[language], root));
        drawing = await draw(this, words, root);
      } catch (error) {
        console.warn(`${tag}: ${error.message}`); // for whoever builds the page; shoppers keep what stood there
      }
      if (turn !== this.#turn) return drawing?.stop?.();
      this.#stop();
      this.#stop = drawing?.stop ?? (() => {});
      if (!drawing) return this.shadowRoot.replaceChildren(document.createElement("slot"));
      const frame = element("section", { part: "frame", lang: language, dir: words.direction }, ...drawing.nodes);
      this.shadowRoot.replaceChildren(frame);
    }
  }
  customElements.define(tag, HelpgenElement);
}

/**
 * A file of the help center, once for all elements of the page; a failed one is asked for again.
 * @param {URL} url
 */
export function readFile({ href }) {
  if (!files.has(href)) {
    const file = fetchFile(href);
    files.set(href, file);
    file.catch(() => files.delete(href));
  }
  return files.get(href);
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes empty ones are left out
 * @param {...(Node | string | null)} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/**
 * A heading of the level that fits into the page: `heading-level`, 3 where it is missing or none.
 * @param {HTMLElement} host
 * @param {string} words
 */
export function heading(host, words) {
  const level = /^[2-6]$/.test(host.getAttribute("heading-level")) ? host.getAttribute("heading-level") : "3";
  return element(`h${level}`, { part: "heading" }, words);
}

/**
 * The address of a page of the help center: files have it whole, or from the root of the site.
 * @param {string} url
 * @param {URL} root
 */
export function addressOf(url, root) {
  return new URL(url, root).href;
}

function wishOf(host) {
  return host.getAttribute("language") || host.closest("[lang]")?.lang || navigator.language || "";
}

async function fetchFile(url) {
  const response = await fetch(url, { credentials: "omit" });
  if (!response.ok) throw new Error(`${response.status} from ${url}`);
  return response.json();
}
