/** Sends a submission. Knows the network and no document. */

/**
 * A random UUID; `crypto.randomUUID` exists on secure origins only.
 * @returns {string}
 */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * Resolves when the receiver has accepted, rejects otherwise.
 * @param {string} url
 * @param {object} submission printed as JSON
 * @returns {Promise<void>}
 */
export function sendJson(url, submission) {
  const headers = { "Content-Type": "application/json" };
  return post(url, { headers, body: JSON.stringify(submission) });
}

/**
 * As `sendJson`, for receivers that expect a form.
 * @param {string} url
 * @param {FormData} fields
 * @returns {Promise<void>}
 */
export function sendForm(url, fields) {
  return post(url, { body: new URLSearchParams(/** @type {any} */ (fields)) });
}

async function post(url, request) {
  const response = await fetch(url, { method: "POST", credentials: "omit", ...request });
  if (!response.ok) throw new Error(`${response.status} from ${url}`);
}
