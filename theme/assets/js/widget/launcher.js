/**
 * The button of the help widget: all that a page of the shop loads until somebody opens it. Nothing is stored, and no
 * style, script or markup is written into the page.
 */
import { chooseLanguage } from "../embed/language.js";
import { DRAWINGS, icon } from "./icons.js";

const TAG = "helpgen-widget";

/**
 * @param {{ app: string, brand: [string, string], editions: Record<string, any> }} site addresses from its root
 * @param {string} address of this very script
 */
export function launch(site, address) {
  if (document.querySelector(TAG)) return; // a second script of the same kind changes nothing
  const root = new URL("./", address);
  const options = [...document.scripts].find(({ src }) => src === address)?.dataset ?? {};
  const wish = options.language || document.documentElement.lang || navigator.language || "";
  const language = chooseLanguage(wish, Object.keys(site.editions));
  const edition = site.editions[language];
  const host = document.createElement(TAG);
  if (["light", "dark"].includes(options.theme)) host.dataset.theme = options.theme;
  if (options.side === "start") host.dataset.side = "start";
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheetOf(site.brand)];

  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("part", "button");
  button.setAttribute("aria-haspopup", "dialog");
  button.append(icon(DRAWINGS.help), edition.open);
  button.hidden = options.button === "none";
  const message = document.createElement("p");
  message.setAttribute("role", "status");
  const frame = document.createElement("div");
  Object.assign(frame, { className: "launcher", lang: language, dir: edition.direction });
  frame.append(message, button);
  shadow.append(frame);

  let widget = null;

  async function open(opener, page) {
    message.replaceChildren();
    button.setAttribute("aria-busy", "true");
    try {
      widget ??= import(new URL(site.app, root).href).then(({ createWidget }) =>
        createWidget({ shadow, root, language, edition, topic: options.topic ?? "" }),
      );
      (await widget).open(opener, page);
    } catch (error) {
      console.warn(`${TAG}: ${error.message}`); // for whoever builds the page
      widget = null;
      if (opener !== button) return location.assign(opener.href || new URL(edition.home, root).href);
      const link = document.createElement("a");
      link.href = new URL(edition.home, root).href;
      link.textContent = edition.visit;
      message.append(edition.failed, " ", link);
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  button.addEventListener("click", () => open(button, ""));
  // A link of the page, which leads to the help center without this script, opens it here.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-helpgen]") : null;
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    open(link, link.href);
  });
  const place = () => document.body.append(host);
  if (document.body) place();
  else addEventListener("DOMContentLoaded", place, { once: true });
}

function sheetOf([light, dark]) {
  const sheet = new CSSStyleSheet();
  const night = `--brand: var(--helpgen-brand-dark, ${dark || "#a3d3c4"}); --on-brand: #12100d; --ground: #221f1b;
    --panel: #181613; --ink: #ede9e2; --soft: #b9b1a4; --line: #3b362e; --edge: #918978; --mark: #54410c;
    --good: #7fcf9b; color-scheme: dark;`;
  sheet.replaceSync(`
:host { all: initial; --brand: var(--helpgen-brand, ${light || "#17594a"}); --on-brand: #fff; --ground: #fff;
  --panel: #fcfaf6; --ink: #26231e; --soft: #5e574c; --line: #e5ddd0; --edge: #867d6f; --mark: #fbe6a2;
  --good: #1f6b3b; color-scheme: light; }
@media (prefers-color-scheme: dark) { :host(:not([data-theme])) { ${night} } }
:host([data-theme="dark"]) { ${night} }
@media print { :host { display: none; } }
.launcher, dialog { color: var(--ink); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
  "Noto Sans Thai", "Noto Sans Arabic", "Noto Sans SC", sans-serif; text-align: start; }
:is(.launcher, dialog):is(:lang(th), :lang(ar), :lang(zh)) { line-height: 1.75; }
.launcher { position: fixed; inset-block-end: max(1rem, env(safe-area-inset-bottom)); inset-inline-end: 1rem;
  z-index: var(--helpgen-layer, 999); display: flex; flex-direction: column; gap: .5rem; align-items: end;
  max-inline-size: calc(100vw - 2rem); }
:host([data-side="start"]) .launcher { inset-inline: 1rem auto; align-items: start; }
.launcher p { margin: 0; padding: .75rem 1rem; border: 1px solid var(--edge); border-radius: .75rem;
  background: var(--ground); max-inline-size: 20rem; }
.launcher p:empty { display: none; }
a { color: var(--brand); }
button { font: inherit; cursor: pointer; }
[part="button"] { display: inline-flex; gap: .5rem; align-items: center; min-block-size: 3rem; padding: .5rem 1.25rem
  .5rem .9rem; padding-inline: .9rem 1.25rem; border: 1px solid transparent; border-radius: 2rem; font-weight: 600;
  background: var(--brand); color: var(--on-brand); box-shadow: 0 4px 16px rgb(0 0 0 / .2); }
[part="button"][hidden] { display: none; }
[aria-busy] { cursor: progress; }
svg { inline-size: 1.5em; block-size: 1.5em; flex: none; fill: none; stroke: currentcolor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
`);
  return sheet;
}
