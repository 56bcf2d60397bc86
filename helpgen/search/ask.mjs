/**
 * Answers queries with the client that browsers get: node ask.mjs CLIENT_MODULE INDEX_FOLDER LIMIT < queries.jsonl
 *
 * A query is {qid, lang, query}; an answer {qid, numbers, urls, requests, bytes, first}: document numbers, best first, and
 * what the language's client had to fetch for it, `first` for the first hits alone. With `--cold` as the fifth argument
 * every query begins with nothing loaded.
 */

import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [clientModule, folder, limit, mode] = process.argv.slice(2);
const { createClient } = await import(pathToFileURL(clientModule).href);
const clients = new Map();
let fetched = [];

async function read(url) {
  const content = await readFile(`${folder}/${url}`, "utf8");
  if (mode === "--cold") fetched.push(gzipSync(content, { level: 6 }).length);
  return content;
}

function clientOf(language) {
  if (mode === "--cold" || !clients.has(language)) clients.set(language, createClient(`${language}.json`, { read }));
  return clients.get(language);
}

function costs() {
  return { requests: fetched.length, bytes: fetched.reduce((sum, size) => sum + size, 0) };
}

for (const line of readFileSync(0, "utf8").split("\n")) {
  if (!line.trim()) continue;
  const { qid, lang, query } = JSON.parse(line);
  fetched = [];
  let first;
  const { hits } = await clientOf(lang).search(query, Number(limit), undefined, () => (first = costs()));
  const numbers = hits.map(({ number }) => number);
  const urls = hits.map(({ document }) => document.url);
  console.log(JSON.stringify({ qid, numbers, urls, ...costs(), first: first ?? costs() }));
}
