/**
 * Takes feedback of helpgen at Netlify: a function that writes into Netlify Blobs. The contract, version 1:
 * docs/content/en/reference/feedback.md. Put it into netlify/functions/ and contract.js into netlify/.
 */

import { getStore } from "@netlify/blobs";
import { readRequest, refuse, saidIn } from "../contract.js";

export const config = { path: "/v1/feedback" };

/**
 * @param {Request} request
 * @returns {Promise<Response>}
 */
export default async function feedback(request) {
  const origin = request.headers.get("Origin");
  const allowed = (process.env.FEEDBACK_ORIGINS ?? "").split(/\s+/).filter(Boolean);
  if (origin !== null && !allowed.includes(origin)) return refuse(403, "wrong-origin", "This site may not send here.");
  const answer = await answerTo(request);
  answer.headers.set("Cache-Control", "no-store");
  answer.headers.set("Vary", "Origin");
  if (origin !== null) answer.headers.set("Access-Control-Allow-Origin", origin);
  return answer;
}

async function answerTo(request) {
  if (request.method === "OPTIONS") {
    const headers = { "Access-Control-Allow-Methods": "POST", "Access-Control-Allow-Headers": "Content-Type" };
    return new Response(null, { status: 204, headers });
  }
  if (request.method !== "POST") return refuse(405, "wrong-method", "Submissions are sent with POST.");
  const read = await readRequest(request);
  if (read instanceof Response) return read;
  // Attempts at the same submission that meet in this instance come one after the other; between instances the
  // conditional write below decides.
  const earlier = waiting.get(read.id) ?? Promise.resolve();
  const mine = earlier.then(() => store(read));
  waiting.set(read.id, mine.catch(() => {}));
  try {
    return await mine;
  } finally {
    if (waiting.size > 1000) waiting.clear();
  }
}

/** @type {Map<string, Promise<unknown>>} */
const waiting = new Map();

async function store({ trap, ...fields }) {
  const said = await saidIn({ trap, ...fields });
  const blobs = getStore({ name: "feedback", consistency: "strong" });
  const content = { ...fields, said, state: trap ? "spam" : "new", received_at: Date.now() };
  // Only the first of many writes: the store itself decides.
  const { modified } = await blobs.setJSON(fields.id, content, { onlyIfNew: true });
  if (modified) return Response.json({ id: fields.id, status: "stored" }, { status: 201 });
  const known = await blobs.get(fields.id, { type: "json" });
  if (known?.said !== said) return refuse(422, "id-reused", "This id belongs to another submission.", "id");
  return Response.json({ id: fields.id, status: "duplicate" }, { status: 200 });
}
