/** One attempt to send one submission, and what its answer means. Knows the network and no document. */

/**
 * @typedef {object} Receiver
 * @property {string} url
 * @property {"json" | "form" | "netlify"} as how it takes submissions
 *
 * @typedef {object} Outcome
 * @property {"taken" | "refused" | "later"} state acknowledged; finally refused; no answer that settles it
 * @property {number} [waitMs] how long the receiver asks to wait
 */

const PATIENCE_MS = 20_000;
const LARGEST_BODY = 16_384;
/** These may be the state of a moment: everything else from 400 to 499 is final. */
const NOT_FINAL = new Set([401, 404, 408, 425, 429]);

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
 * Never rejects.
 * @param {Receiver} receiver
 * @param {Record<string, unknown>} submission with its `id`
 * @param {number} attempt from 1
 * @returns {Promise<Outcome>}
 */
export async function sendOnce(receiver, submission, attempt) {
  const { body, headers } = envelope(receiver, submission, attempt);
  if (body.length > LARGEST_BODY) return { state: "refused" };
  try {
    const signal = AbortSignal.timeout?.(PATIENCE_MS);
    // `keepalive` lets the request end after its page has been left.
    const request = { method: "POST", credentials: "omit", keepalive: true, signal, headers, body };
    const response = await fetch(receiver.url, /** @type {RequestInit} */ (request));
    if (response.ok) return (await isTaken(response, receiver, submission)) ? { state: "taken" } : { state: "later" };
    const isFinal = response.status >= 400 && response.status < 500 && !NOT_FINAL.has(response.status);
    return isFinal ? { state: "refused" } : { state: "later", waitMs: waitOf(response.headers.get("Retry-After")) };
  } catch {
    return { state: "later" };
  }
}

/**
 * The body of a request, as bytes, and its headers.
 * @param {Receiver} receiver
 * @param {Record<string, unknown>} submission
 * @param {number} attempt
 */
export function envelope(receiver, submission, attempt) {
  if (receiver.as === "json") {
    const sent = { ...submission, sent_ts: new Date().toISOString(), attempt };
    const body = JSON.stringify(sent, (key, value) => (typeof value === "string" ? clean(value) : value));
    return { body: encode(body), headers: { "Content-Type": "application/json" } };
  }
  const fields = Object.entries(submission).map(([name, value]) => [name, clean(String(value))]);
  const headers = { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" };
  if (receiver.as === "netlify") delete headers.Accept;
  return { body: encode(new URLSearchParams(fields).toString()), headers };
}

/** Only an answer that says so is an acknowledgement: a captive portal answers 200 with a page of its own. */
export async function isTaken(response, receiver, submission) {
  if (receiver.as === "netlify") return !response.redirected; // it answers with a page; the host is our own
  const answer = await response.json();
  return receiver.as === "form" ? Boolean(answer && typeof answer === "object") : answer?.id === submission.id;
}

/** No receiver takes NUL and half characters, which broken programs can type; the encoder replaces the latter. */
function clean(text) {
  return new TextDecoder().decode(encode(text)).replaceAll("\0", "");
}

function encode(text) {
  return new TextEncoder().encode(text);
}

function waitOf(header) {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
