/**
 * The frame around the views: a modal `<dialog>`, so that the browser keeps the focus inside, with the way back.
 *
 * @typedef {object} View
 * @property {string} title
 * @property {HTMLElement} node
 * @property {HTMLElement} [first] gets the focus where a keyboard is at hand; else the title gets it
 * @property {() => Promise<string>} [load] fills the node, resolves to the title
 * @property {string} [anchor] id of the part to bring into view
 */
import { element } from "../tools/elements.js";
import { DRAWINGS, icon } from "./icons.js";
import { leadAway } from "./links.js";

/**
 * @param {ShadowRoot} shadow
 * @param {import("./app.js").Site} site
 * @param {string} direction
 * @param {(address: string) => boolean} follow shows an address inside, if that can be
 */
export function createDialog(shadow, site, direction, follow) {
  const { words, data, language } = site;
  const back = button("back", icon(DRAWINGS.back), element("span", { class: "hidden" }, words.say("widget_back")));
  const close = button("close", icon(DRAWINGS.close), element("span", { class: "hidden" }, words.say("close")));
  const title = element("h2", { id: "title", tabindex: "-1" });
  const body = element("div", { class: "body" });
  const home = leadAway(element("a", { href: new URL(data.home, site.root).href }, words.say("widget_home")), words);
  const contact = data.contact ? button("", words.say("contact")) : null;
  const status = element("p", { class: "hidden", role: "status" });
  const dialog = /** @type {HTMLDialogElement} */ (
    element(
      "dialog",
      { lang: language, dir: direction, "aria-modal": "true", "aria-labelledby": "title", part: "dialog" },
      element("header", {}, back, title, close),
      body,
      element("footer", {}, contact, home),
      status,
    )
  );
  shadow.append(dialog);
  let opener = null;
  /** @type {(View & { top?: number, focused?: Element | null })[]} */
  let way = [];

  function put(view) {
    title.textContent = view.title;
    back.hidden = way.length < 2;
    if (contact) contact.hidden = view.node.dataset.view === "contact";
    body.replaceChildren(view.node);
    body.scrollTop = view.top ?? 0;
  }

  function focusOf(view) {
    const hasKeyboard = matchMedia("(hover: hover) and (pointer: fine)").matches;
    (view.focused ?? (hasKeyboard ? view.first : null) ?? title).focus({ preventScroll: Boolean(view.focused) });
  }

  /** @param {View} view */
  function show(view) {
    const last = way.at(-1);
    if (last) Object.assign(last, { top: body.scrollTop, focused: shadow.activeElement });
    way.push(view);
    put(view);
    focusOf(view);
    fill(view);
  }

  async function fill(view) {
    if (!view.load) return;
    status.textContent = words.say("widget_loading");
    view.title = await view.load();
    if (way.at(-1) !== view) return; // the reader has gone on
    status.textContent = view.title; // read out: what has come
    title.textContent = view.title;
    if (view.anchor) reveal(view.anchor);
  }

  function reveal(id) {
    const part = shadow.getElementById(id);
    for (let at = part; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    part?.scrollIntoView({ block: "start" });
    return Boolean(part);
  }

  function goBack() {
    way.pop();
    put(way.at(-1));
    focusOf(way.at(-1));
  }

  function onClick(event) {
    if (event.target === dialog) return dialog.close(); // beside the panel
    const link = event.target.closest("a[href]");
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || link.target) return;
    const inside = link.hash && link.href.split("#")[0] === site.seen.split("#")[0];
    if (inside ? reveal(decodeURIComponent(link.hash.slice(1))) : follow(link.href)) event.preventDefault();
  }

  function onKey(event) {
    event.stopPropagation(); // what is typed here is none of the shop's shortcuts
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault(); // else a search field only empties itself
    dialog.close();
  }

  back.addEventListener("click", goBack);
  close.addEventListener("click", () => dialog.close());
  contact?.addEventListener("click", () => follow(new URL(data.contact, site.root).href));
  dialog.addEventListener("click", onClick);
  dialog.addEventListener("keydown", onKey);
  for (const kind of ["keyup", "keypress"]) dialog.addEventListener(kind, (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    delete /** @type {HTMLElement} */ (shadow.host).dataset.open;
    opener?.focus();
  });

  return {
    show,
    showFirst() {
      way = way.slice(0, 1);
      put(way[0]);
      focusOf(way[0]);
    },
    /**
     * Opens where the reader was, or with the first view.
     * @param {HTMLElement} by
     * @param {() => View} first
     */
    open(by, first) {
      opener = by;
      if (!dialog.open) dialog.showModal();
      /** @type {HTMLElement} */ (shadow.host).dataset.open = "";
      if (!way.length) return show(first());
      focusOf(way.at(-1));
    },
  };
}

function button(name, ...children) {
  return /** @type {HTMLButtonElement} */ (element("button", { type: "button", class: name }, ...children));
}
