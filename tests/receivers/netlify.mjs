// Runs the Netlify function over HTTP with Netlify's own local Blobs server; prints its address.
// Usage: node netlify.mjs TEMPLATES ORIGIN FOLDER
import { Buffer } from "node:buffer";
import { cpSync } from "node:fs";
import http from "node:http";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { BlobsServer } from "@netlify/blobs/server";

const [templates, origin, folder] = process.argv.slice(2);
const blobs = new BlobsServer({ directory: `${folder}/blobs`, token: "local" });
const { port } = await blobs.start();
const context = { apiURL: `http://127.0.0.1:${port}`, edgeURL: `http://127.0.0.1:${port}`, uncachedEdgeURL: `http://127.0.0.1:${port}`, token: "local", siteID: "local" };
process.env.NETLIFY_BLOBS_CONTEXT = Buffer.from(JSON.stringify(context)).toString("base64");
process.env.FEEDBACK_ORIGINS = origin;

// The function imports its package from beside itself, as on a site.
cpSync(templates, `${import.meta.dirname}/node_modules/.receivers`, { recursive: true });
const place = pathToFileURL(`${import.meta.dirname}/node_modules/.receivers/netlify/feedback.mjs`);
const { default: feedback } = await import(place.href);

const server = http.createServer(async (incoming, outgoing) => {
  const body = ["GET", "HEAD"].includes(incoming.method) ? null : Readable.toWeb(incoming);
  const request = new Request(`http://127.0.0.1${incoming.url}`, {
    method: incoming.method,
    headers: Object.entries(incoming.headers),
    body,
    duplex: "half",
  });
  try {
    const answer = await feedback(request);
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  } catch (error) {
    console.error(error);
    outgoing.writeHead(500).end();
  }
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/v1/feedback`));
