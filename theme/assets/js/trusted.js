/** The site's one Trusted Types policy: which addresses may become scripts. */

const allowed = new Set();

const policy = globalThis.trustedTypes?.createPolicy("helpgen", {
  createScriptURL(url) {
    if (!allowed.has(url)) throw new TypeError(`${url} may not run here`);
    return url;
  },
});

/**
 * The address of a script that the shop itself has named: in its channels, or by letting pages be read offline.
 * @param {string} url absolute
 * @returns {string} what `script.src` and `register` accept
 */
export function scriptUrl(url) {
  allowed.add(url);
  return policy ? /** @type {any} */ (policy.createScriptURL(url)) : url;
}
