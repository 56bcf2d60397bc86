/** Builds mail links. Pure. */

/**
 * A `mailto:` address with subject and text. Both are cut so that mail programs accept the link.
 * @param {string} action `mailto:` and the address; a query is dropped
 * @param {string} subject
 * @param {string} body
 * @returns {string}
 */
export function mailtoLink(action, subject, body) {
  const address = action.split("?")[0];
  const text = cut(body, 1500).replace(/\r?\n/g, "\r\n");
  return `${address}?subject=${encodeURIComponent(cut(subject, 200))}&body=${encodeURIComponent(text)}`;
}

/** The first characters of a text; never half of a surrogate pair, which could not be encoded. */
function cut(text, length) {
  return Array.from(text.toWellFormed?.() ?? text).slice(0, length).join("");
}
