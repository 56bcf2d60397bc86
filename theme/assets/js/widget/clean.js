/**
 * A page of the help center → elements that the widget may show. Every element is made anew from a list of what is
 * allowed; nothing is taken over as it is, so whatever the page has beside text stays behind.
 */

const NOTHING = [];
/** Element to the attributes that it keeps beside `COMMON`. */
const ALLOWED = new Map([
  ...["p", "h2", "h3", "h4", "h5", "h6", "ul", "dl", "dt", "dd", "strong", "em", "b", "i", "u", "s", "sub", "sup"],
  ...["mark", "small", "kbd", "code", "pre", "samp", "var", "cite", "dfn", "br", "hr", "figure", "figcaption", "summary"],
  ...["table", "caption", "thead", "tbody", "tfoot", "tr", "div", "section", "span", "bdi", "ruby", "rt", "rp", "wbr"],
  ...["ins", "del", "q", "blockquote", "details", "abbr"],
].map((name) => [name, NOTHING]));
for (const [name, attributes] of [
  ["ol", ["start", "reversed", "type"]],
  ["li", ["value"]],
  ["th", ["scope", "colspan", "rowspan"]],
  ["td", ["colspan", "rowspan"]],
  ["time", ["datetime"]],
  ["abbr", ["title"]],
  ["a", ["href"]],
  ["img", ["src", "alt", "width", "height"]],
]) ALLOWED.set(name, attributes);
const COMMON = ["id", "lang", "dir"];
/** Classes that the widget's own styles know. */
const CLASSES = new Set(["admonition", "admonition-title", "hg-lead", "hg-key-facts"]);
const LEFT_OUT = [
  "script, style, noscript, template, iframe, frame, object, embed, applet, form, input, select, textarea, button, label",
  "svg, math, audio, video, source, track, link, meta, base, canvas, dialog, nav, aside, h1, [hidden], [popover]",
  ".hg-hidden, .hg-anchor, .hg-needs-script, .hg-notice, .hg-video-section, .headerlink",
].join(", ");
const PROTOCOLS = new Set(["https:", "http:", "mailto:", "tel:"]);
const DEEPEST = 40;

/**
 * @param {Element} source of a document that was only parsed
 * @param {{ root: URL }} site
 * @returns {Node[]} of this document
 */
export function copyOf(source, site, depth = 0) {
  return depth > DEEPEST ? [] : [...source.childNodes].flatMap((node) => copyNode(node, site, depth));
}

function copyNode(node, site, depth) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(LEFT_OUT)) return [];
  const children = copyOf(node, site, depth + 1);
  const name = node.localName;
  const attributes = ALLOWED.get(name);
  if (!attributes || node.namespaceURI !== "http://www.w3.org/1999/xhtml") return children;
  const made = document.createElement(lowered(name));
  for (const key of [...COMMON, ...attributes]) {
    const value = valueOf(node, key, site);
    if (value) made.setAttribute(key, value);
  }
  const classes = [...node.classList].filter((one) => CLASSES.has(one));
  if (classes.length) made.className = classes.join(" ");
  if (name === "img") {
    if (!made.hasAttribute("src")) return made.alt ? [document.createTextNode(made.alt)] : [];
    made.setAttribute("loading", "lazy");
    made.alt ||= "";
  }
  if (node.matches(".tabbed-block")) made.append(nameOfTab(node));
  made.append(...children);
  return [made];
}

/** Tabs stand one below the other here, each under its name. */
function nameOfTab(block) {
  const place = [...block.parentElement.children].indexOf(block);
  const label = block.closest(".tabbed-set")?.querySelectorAll(":scope > .tabbed-labels > label")[place];
  const line = document.createElement("p");
  line.append(document.createElement("strong"));
  line.firstChild.textContent = label?.textContent.trim() ?? "";
  return line;
}

function valueOf(node, key, { root }) {
  const value = node.getAttribute(key) ?? "";
  if (key !== "href" && key !== "src") return value;
  const url = addressOf(value, node.baseURI);
  if (!url || !PROTOCOLS.has(url.protocol)) return "";
  return key === "src" && url.origin !== root.origin ? "" : url.href; // pictures of others would tell who reads what
}

function addressOf(value, base) {
  try {
    return value ? new URL(value, base) : null;
  } catch {
    return null;
  }
}

/** The name of the page is a heading of the second level here, so the others go down by one. */
function lowered(name) {
  return /^h[2-5]$/.test(name) ? `h${Number(name[1]) + 1}` : name;
}
