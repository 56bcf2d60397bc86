/** Builds elements from words. Words are always text; nothing here reads markup. */

/**
 * @param {string} name of the element
 * @param {Record<string, string>} [attributes] empty ones are left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  made.append(...children.filter(Boolean));
  return made;
}

/**
 * A paragraph; null without words.
 * @param {string} words
 * @param {string} [className]
 */
export function paragraph(words, className = "") {
  return words ? element("p", { class: className }, words) : null;
}

/**
 * A list; null where it is empty.
 * @param {"ul" | "ol"} kind
 * @param {(string | Node)[]} lines
 */
export function list(kind, lines) {
  return lines.length ? element(kind, {}, ...lines.map((line) => element("li", {}, line))) : null;
}

/**
 * A card with an answer.
 * @param {string} tone `good`, `warn`, `bad` or ""
 * @param {...(Node | null)} children
 */
export function answer(tone, ...children) {
  return element("div", { class: tone ? `hg-answer hg-answer-${tone}` : "hg-answer" }, ...children);
}
