/**
 * Takes feedback of helpgen at Cloudflare: a Worker that writes into D1. The contract, version 1:
 * docs/content/en/reference/feedback.md. Knows nothing of helpgen but that contract.
 */

import { readRequest, refuse, saidIn } from "../contract.js";

export default {
  /**
   * @param {Request} request
   * @param {{DB: any, ORIGINS?: string}} env `ORIGINS`: the origins of your help center, separated by blanks
   */
  async fetch(request, env) {
    const origin = request.headers.get("Origin");
    const allowed = (env.ORIGINS ?? "").split(/\s+/).filter(Boolean);
    if (origin !== null && !allowed.includes(origin)) return refuse(403, "wrong-origin", "This site may not send here.");
    const answer = await answerTo(request, env.DB);
    answer.headers.set("Cache-Control", "no-store");
    answer.headers.set("Vary", "Origin");
    if (origin !== null) answer.headers.set("Access-Control-Allow-Origin", origin);
    return answer;
  },
};

async function answerTo(request, db) {
  if (new URL(request.url).pathname !== "/v1/feedback") return refuse(404, "not-found", "Send to /v1/feedback.");
  if (request.method === "OPTIONS") {
    const headers = { "Access-Control-Allow-Methods": "POST", "Access-Control-Allow-Headers": "Content-Type" };
    return new Response(null, { status: 204, headers });
  }
  if (request.method !== "POST") return refuse(405, "wrong-method", "Submissions are sent with POST.");
  const read = await readRequest(request);
  if (read instanceof Response) return read;
  try {
    return await store(db, read);
  } catch (error) {
    console.error(error);
    const answer = refuse(503, "unavailable", "Nothing can be stored just now.");
    answer.headers.set("Retry-After", "30");
    return answer;
  }
}

/** The primary key makes one of many; what is already there is compared. */
async function store(db, submission) {
  const said = await saidIn(submission);
  const { trap, ...fields } = submission;
  const inserted = await db
    .prepare("INSERT INTO submission (id, said, kind, body, state, received_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")
    .bind(fields.id, said, fields.kind, JSON.stringify(fields), trap ? "spam" : "new", Date.now())
    .run();
  if (inserted.meta.changes === 1) return json(201, { id: fields.id, status: "stored" });
  const known = await db.prepare("SELECT said FROM submission WHERE id = ?").bind(fields.id).first();
  if (known?.said !== said) return refuse(422, "id-reused", "This id belongs to another submission.", "id");
  return json(200, { id: fields.id, status: "duplicate" });
}

function json(status, content) {
  return Response.json(content, { status });
}
