/**
 * The contract of helpgen's feedback, version 1, for receivers in JavaScript: reads a request, or says what is wrong.
 * Knows web standards (Request, Response, crypto) and nothing of where it runs.
 */

const LARGEST_BODY = 16_384;
const DEEPEST = 3;
const KINDS = ["helpful", "csat", "nps", "contact", "search", "search_miss", "search_choice", "outdated"];
const REASONS = ["", "missing", "unclear", "wrong", "outdated", "long", "other"];
const TEXTS = {
  site: 100, page: 300, lang: 35, reason: 40, comment: 4000, q: 200, name: 200, email: 254, order: 60, topic: 100,
  message: 5000, context: 500, client_ts: 64, sent_ts: 64, build_id: 64, website: 1000, hp: 1000,
};
const NUMBERS = { score: [0, 10], scale: [5, 10], elapsed_ms: [0, 1e12], attempt: [0, 1e6] };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Something is not as the contract has it. */
class Refusal extends Error {
  constructor(status, code, message, field = "") {
    super(message);
    this.answer = refuse(status, code, message, field);
  }
}

/**
 * @param {number} status
 * @param {string} code
 * @param {string} message
 * @param {string} [field]
 * @returns {Response}
 */
export function refuse(status, code, message, field = "") {
  return Response.json(field ? { code, message, field } : { code, message }, { status });
}

/**
 * @param {Request} request
 * @returns {Promise<Record<string, any> | Response>} the submission with its id and `trap`, or the refusal
 */
export async function readRequest(request) {
  try {
    return check(await fieldsOf(request));
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

/**
 * A digest of what was said: the same for every attempt.
 * @param {Record<string, any>} submission
 * @returns {Promise<string>}
 */
export async function saidIn({ id, client_ts, sent_ts, attempt, elapsed_ms, ...said }) {
  const text = JSON.stringify(Object.entries(said).sort(([one], [other]) => (one < other ? -1 : 1)));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fieldsOf(request) {
  const media = (request.headers.get("Content-Type") ?? "").split(";")[0].trim().toLowerCase();
  const isForm = media === "application/x-www-form-urlencoded";
  if (!isForm && media !== "application/json" && media !== "text/plain") {
    throw new Refusal(415, "wrong-media-type", "Send application/json, text/plain or a form.");
  }
  const body = await bytesOf(request);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new Refusal(400, "not-utf8", "The body is not written in UTF-8.");
  }
  return isForm ? formFields(text) : jsonFields(text);
}

/** Reads no more than is allowed, whatever the length is said to be. */
async function bytesOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Refusal(413, "too-large", `A submission may have ${LARGEST_BODY} bytes.`);
    chunks.push(chunk);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}

function formFields(text) {
  const fields = {};
  for (const [key, value] of new URLSearchParams(text)) {
    if (key in fields) throw new Refusal(400, "duplicate-key", "A key stands there twice.");
    fields[key] = key in NUMBERS && /^\d{1,15}$/.test(value) ? Number(value) : value;
  }
  return fields;
}

function jsonFields(text) {
  refuseDepth(text);
  let fields;
  try {
    fields = JSON.parse(text);
  } catch {
    throw new Refusal(400, "not-json", "The body is not JSON.");
  }
  if (fields === null || typeof fields !== "object" || Array.isArray(fields)) {
    throw new Refusal(400, "not-an-object", "The body must be one JSON object.");
  }
  refuseDuplicates(text, fields);
  return fields;
}

function refuseDepth(text) {
  let depth = 0;
  for (const [sign] of text.replace(/"(?:[^"\\]|\\.)*"/gs, '""').matchAll(/[[\]{}]/g)) {
    depth += sign === "[" || sign === "{" ? 1 : -1;
    if (depth > DEEPEST) throw new Refusal(400, "too-deep", `Lists and objects may stand ${DEEPEST} deep.`);
  }
}

/** JSON.parse keeps the last of two; keys of the outermost object are counted in the text. */
function refuseDuplicates(text, fields) {
  let depth = 0;
  let count = 0;
  for (const [sign] of text.replace(/"(?:[^"\\]|\\.)*"\s*(:?)/gs, (_, colon) => colon).matchAll(/[[\]{}:]/g)) {
    if (sign === ":") count += depth === 1 ? 1 : 0;
    else depth += sign === "[" || sign === "{" ? 1 : -1;
  }
  if (count !== Object.keys(fields).length) throw new Refusal(400, "duplicate-key", "A key stands there twice.");
}

function check(fields) {
  const found = {};
  for (const [name, longest] of Object.entries(TEXTS)) {
    const value = fields[name] ?? (name === "lang" ? fields.language : undefined);
    if (value === undefined || value === null) continue;
    if (typeof value !== "string") throw new Refusal(400, "wrong-type", `"${name}" must be a text.`, name);
    if ([...value].length > longest) throw new Refusal(400, "too-long", `"${name}" may have ${longest} characters.`, name);
    if (value.includes("\0") || new TextDecoder().decode(new TextEncoder().encode(value)) !== value) {
      throw new Refusal(400, "forbidden-character", "A text has NUL or half a character in it.", name);
    }
    found[name] = value;
  }
  for (const [name, [least, most]] of Object.entries(NUMBERS)) {
    const value = fields[name];
    if (value === undefined || value === null) continue;
    if (!Number.isInteger(value)) throw new Refusal(400, "wrong-type", `"${name}" must be a whole number.`, name);
    if (value < least || value > most) throw new Refusal(400, "out-of-range", `"${name}" is too small or too large.`, name);
    found[name] = value;
  }
  return checkMeaning(fields, found);
}

function checkMeaning(fields, found) {
  if ((fields.v ?? 1) !== 1 && fields.v !== "1") throw new Refusal(400, "unknown-version", "Version 1 is known here.", "v");
  if (!KINDS.includes(fields.kind)) throw new Refusal(400, "unknown-kind", `Known are ${KINDS.join(", ")}.`, "kind");
  if (!REASONS.includes(found.reason ?? "")) throw new Refusal(400, "wrong-value", "Unknown reason.", "reason");
  const { kind } = fields;
  const id = fields.id ?? crypto.randomUUID();
  if (typeof id !== "string" || !UUID.test(id)) throw new Refusal(400, "wrong-value", 'The "id" must be a UUID.', "id");
  if (kind === "helpful" && found.score === undefined) found.score = { yes: 1, no: 0 }[fields.helpful];
  const [least, most] = { helpful: [0, 1], nps: [0, 10], csat: [1, found.scale ?? 5] }[kind] ?? [];
  if (most !== undefined) {
    if (found.score === undefined) throw new Refusal(400, "missing-field", 'The field "score" is missing.', "score");
    if (found.score < least || found.score > most) throw new Refusal(400, "out-of-range", `From ${least} to ${most}.`, "score");
  }
  if (kind === "contact" && !found.message?.trim()) throw new Refusal(400, "missing-field", "Write a message.", "message");
  if (kind.startsWith("search") && !found.q?.trim()) throw new Refusal(400, "missing-field", 'The field "q" is missing.', "q");
  const { website, hp, ...submission } = found;
  return { v: 1, id: id.toLowerCase(), kind, ...submission, trap: Boolean(website || hp) };
}
