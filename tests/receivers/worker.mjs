// Runs the Worker in Cloudflare's own simulator; prints its address. Usage: node worker.mjs TEMPLATES ORIGIN
import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";

const [templates, origin] = process.argv.slice(2);
const read = (name) => readFileSync(`${templates}/${name}`, "utf8");
const paths = ["cloudflare/worker.js", "contract.js"];
const simulator = new Miniflare({
  modules: paths.map((path) => ({ type: "ESModule", path, contents: read(path) })),
  d1Databases: ["DB"],
  bindings: { ORIGINS: origin },
  compatibilityDate: "2026-01-01",
  host: "127.0.0.1",
  port: 0,
});
const database = await simulator.getD1Database("DB");
await database.prepare(read("cloudflare/schema.sql").replace(/\s+/g, " ")).run();
console.log(`${(await simulator.ready).href}v1/feedback`);
