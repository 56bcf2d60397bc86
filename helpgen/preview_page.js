// Runs in the pages of `helpgen serve` only: loads a page anew in its place when it has changed, shows what is wrong,
// marks drafts. Built from elements, never from HTML strings.

const PLACE = "helpgen-scroll";

const own = document.querySelector('script[src="/__helpgen/reload.js"]');
const page = decodeURIComponent(own?.dataset.page ?? "");

/** Loads the page anew; the place that was read stays on the screen. */
function reload() {
  sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollX, scrollY]));
  location.reload();
}

/** Brings back the place that was read before `reload`. */
function restorePlace() {
  const kept = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (!kept) return;
  const [path, x, y] = JSON.parse(kept);
  if (path === location.pathname) scrollTo({ left: x, top: y, behavior: "instant" });
}

/**
 * @param {string} name of an element
 * @param {Partial<CSSStyleDeclaration>} style
 * @param {(string | Node)[]} children
 */
function make(name, style, ...children) {
  const element = document.createElement(name);
  Object.assign(element.style, style);
  element.append(...children);
  return element;
}

const BOX = { font: "16px/1.5 system-ui, sans-serif", color: "#fff", padding: "12px 16px", direction: "ltr", textAlign: "left" };

/**
 * Shows what keeps the newest state from being seen; nothing for an empty list.
 * @param {[place: string, message: string, hint: string][]} problems
 */
function showProblems(problems) {
  document.getElementById("helpgen-problems")?.remove();
  if (problems.length === 0) return;
  const lines = problems.map(([place, message, hint]) =>
    make("li", { marginBlock: "8px" }, make("code", { color: "#ffd27a" }, place), ` ${message}`, make("div", { opacity: "0.8" }, hint)),
  );
  const title = problems.length === 1 ? "1 error. This page is the last good one." : `${problems.length} errors. This page is the last good one.`;
  const box = make("section", { ...BOX, background: "#5c1414", position: "fixed", inset: "auto 0 0 0", maxHeight: "60vh", overflow: "auto", zIndex: "9999" }, make("strong", {}, title), make("ul", { margin: "8px 0 0", paddingInlineStart: "20px" }, ...lines));
  box.id = "helpgen-problems";
  box.setAttribute("role", "alert");
  document.body.append(box);
}

function markDraft() {
  if (own?.dataset.mark !== "draft") return;
  const note = make("p", { ...BOX, background: "#6b4e00", margin: "0", textAlign: "center" }, "Draft: only this preview shows it.");
  note.id = "helpgen-draft";
  document.body.prepend(note);
}

const source = new EventSource("/__helpgen/reload");
source.addEventListener("news", (event) => {
  const { all, changed, problems } = JSON.parse(event.data);
  if (all || changed.includes(page) || (page === "" && problems.length === 0)) reload();
  else showProblems(problems);
});
let wasLost = false;
source.addEventListener("error", () => (wasLost = true));
source.addEventListener("open", () => wasLost && reload()); // the preview was started again

markDraft();
addEventListener("load", restorePlace);
