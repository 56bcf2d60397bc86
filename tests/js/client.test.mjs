import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createClient } from "../../theme/assets/js/search/client.js";
import { markHits } from "../../theme/assets/js/search/excerpt.js";

const { entry, files } = JSON.parse(readFileSync(new URL("../fixtures/index.json", import.meta.url), "utf8"));

/** A server with the fixture, and what it was asked for. */
function server(changes = {}) {
  const asked = [];
  const read = async (url, isFresh) => {
    asked.push({ url, isFresh });
    const name = url.replace(/^en\/|\.json$/gu, "");
    const text = url === "en.json" ? (changes.entry ?? (() => entry))() : (changes.file ?? ((one) => files[one]))(name);
    if (text === undefined) throw new (await import("../../theme/assets/js/search/reader.js")).MismatchError(url);
    return text;
  };
  return { asked, client: createClient("en.json", { read }) };
}

async function titles(text, limit = 5) {
  const { hits } = await server().client.search(text, limit);
  return hits.map(({ document }) => document.title);
}

for (const [promise, query, first] of [
  ["a word finds its page", "refund", "Refund"],
  ["another form of it does, too", "refunds", "Refund"],
  ["the last word may be unfinished", "invo", "Invoice"],
  ["a slip is forgiven", "invocie", "Invoice"],
  ["a slip in the first letter is forgiven", "nnvoice", "Invoice"],
  ["a synonym leads there", "reimbursement", "Refund"],
  ["Thai needs no blanks", "ขอคืนเงินหน่อย", "คืนเงิน"],
  ["Chinese needs no blanks", "怎么退货", "退货"],
  ["a synonym needs no blanks", "想退钱", "退货"],
  ["capitals and accents do not matter", "ÍNVOICE", "Invoice"],
  ["signs of a query language are plain signs", "+title:invoice~1 ^*", "Invoice"],
]) {
  test(promise, async () => assert.equal((await titles(query))[0], first));
}

for (const query of ["", " ", "?!", "zzzzzz", "\u0000", "🎁", "constructor", "__proto__", "<b>", ".*", "\\", "qq -ww"]) {
  test(`nothing is found and nothing breaks: ${JSON.stringify(query)}`, async () => assert.deepEqual(await titles(query), []));
}

test("ten thousand characters are answered", async () => {
  assert.equal((await titles("refund ".repeat(1500)))[0], "Refund");
  assert.equal((await titles("คืนเงิน".repeat(1500)))[0], "คืนเงิน");
});

test("the answer names the part of the page", async () => {
  const { hits } = await server().client.search("money back ", 5);
  assert.equal(hits[0].document.url, "page-0/#part-1");
  assert.equal(hits[0].document.text, "When the money comes back.");
});

test("other forms of a word are marked", async () => {
  const { hits } = await server().client.search("refund ", 5);
  assert.ok(hits[0].terms.has("refunding"));
});

test("a run without blanks is marked as a whole", async () => {
  const { hits } = await server().client.search("คืนเงิน", 1);
  const segments = markHits(hits[0].document.title, hits[0].terms);
  assert.deepEqual(segments, [{ text: "คืนเงิน", isHit: true }]);
});

test("the total counts more than is shown", async () => {
  const { hits, total } = await server().client.search("page ", 3);
  assert.equal(hits.length, 3);
  assert.equal(total, 8);
});

test("the first hit comes early, before the others are fetched, and stays the first", async () => {
  const { client } = server();
  const early = [];
  const answer = await client.search("page ", 6, undefined, (first) => early.push(first));
  assert.equal(early.length, 1);
  assert.equal(early[0].total, answer.total);
  assert.deepEqual(early[0].hits, answer.hits.slice(0, 1));
  await client.search("invoice", 6, undefined, () => assert.fail("one alone comes at once"));
});

test("nothing is fetched before somebody searches, and nothing twice", async () => {
  const { asked, client } = server();
  assert.equal(asked.length, 0);
  await Promise.all([client.search("refund", 5), client.search("refund", 5)]);
  await client.search("refund", 5);
  assert.equal(new Set(asked.map(({ url }) => url)).size, asked.length);
});

test("only the entry is asked for afresh", async () => {
  const { asked, client } = server();
  await client.search("refund", 5);
  assert.deepEqual(asked.filter(({ isFresh }) => isFresh).map(({ url }) => url), ["en.json"]);
});

test("after a new release the entry is loaded once more and the answer comes", async () => {
  let loads = 0;
  const old = entry.replace(/"names":"[^"]*"/gu, (names) => names.replace(/[0-9a-z](?=[^:]*"$)/gu, "0"));
  const { client } = server({ entry: () => (loads++ === 0 ? old : entry) });
  const { hits } = await client.search("refund", 5);
  assert.equal(hits[0].document.title, "Refund");
  assert.equal(loads, 2);
});

for (const [how, spoil] of [
  ["missing", () => undefined],
  ["cut off", (text) => text.slice(0, text.length / 2)],
  ["of another version", (text) => text.replace('{"v":5', '{"v":2')],
  ["a page", () => "<!doctype html>"],
]) {
  test(`a file that is ${how} is an error, not an empty answer, and the next attempt begins anew`, async () => {
    let isBroken = true;
    const { client } = server({ file: (name) => (isBroken ? spoil(files[name]) : files[name]) });
    await assert.rejects(client.search("refund", 5));
    isBroken = false;
    assert.equal((await client.search("refund", 5)).hits[0].document.title, "Refund");
  });
}

test("a network that fails is an error, and the next attempt begins anew", async () => {
  let isDown = true;
  const { client } = server({
    entry() {
      if (isDown) throw new Error("down");
      return entry;
    },
  });
  await assert.rejects(client.search("refund", 5), /down/);
  isDown = false;
  assert.equal((await client.search("refund", 5)).hits[0].document.title, "Refund");
});
