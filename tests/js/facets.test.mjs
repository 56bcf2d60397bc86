/** What is left of the results when a kind or topics are chosen, and how the address tells it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { countFacets, readPart, wantedBy, writePart } from "../../theme/assets/js/search/facets.js";

const start = {
  kinds: ["category", "article", "article", "article", "question", "policy"],
  topicOf: ["orders", "orders", "orders", "returns", "", ""],
};
const NUMBERS = [3, 1, 4, 5, 0, 2];
const part = (group, ...topics) => ({ query: "x", group, topics: new Set(topics), shown: 20 });
const left = (chosen, known = start) => {
  const { ofKind, ofTopic } = wantedBy(chosen, known);
  return NUMBERS.filter((number) => ofKind(number) && ofTopic(number));
};

for (const [name, chosen, numbers, groups, topics] of [
  ["nothing", part(""), NUMBERS, { "": 6, articles: 3, questions: 1, policies: 1, categories: 1 }, { returns: 1, orders: 3 }],
  ["a kind", part("articles"), [3, 1, 2], { "": 6, articles: 3, questions: 1, policies: 1, categories: 1 }, { returns: 1, orders: 2 }],
  ["a topic", part("", "orders"), [1, 0, 2], { "": 3, articles: 2, categories: 1 }, { returns: 1, orders: 3 }],
  ["two topics", part("", "orders", "returns"), [3, 1, 0, 2], { "": 4, articles: 3, categories: 1 }, { returns: 1, orders: 3 }],
  ["a kind and a topic", part("articles", "orders"), [1, 2], { "": 3, articles: 2, categories: 1 }, { returns: 1, orders: 2 }],
  ["an unknown topic", part("", "x"), [], { "": 0 }, { returns: 1, orders: 3 }],
]) {
  test(`chosen: ${name}`, () => {
    assert.deepEqual(left(chosen), numbers);
    const counts = countFacets(NUMBERS, chosen, start);
    assert.deepEqual(Object.fromEntries(counts.groups), groups);
    assert.deepEqual(Object.fromEntries(counts.topics), topics);
  });
}

test("without a start file everything is wanted and nothing is counted by kind", () => {
  const unknown = { kinds: [], topicOf: [] };
  assert.deepEqual(left(part("articles", "orders"), unknown), NUMBERS);
  const { groups, topics } = countFacets(NUMBERS, part(""), unknown);
  assert.deepEqual([...groups], [["", 6]]);
  assert.equal(topics.size, 0);
});

for (const search of ["?q=refund", "?q=refund&kind=articles&topic=orders&topic=returns", "?q=refund&shown=40&topic=a%2Fb"]) {
  test(`${search} comes back as it is`, () => {
    const read = readPart(search, (text) => text);
    const address = new URL("https://help.example/search/?other=1&topic=old&kind=old&shown=60");
    writePart(address, read.query, read);
    address.searchParams.delete("other");
    assert.deepEqual([...address.searchParams].sort(), [...new URLSearchParams(search)].sort());
  });
}

test("without a query nothing is narrowed", () => {
  const address = new URL("https://help.example/search/?q=x&kind=articles&topic=orders");
  writePart(address, "", part("articles", "orders"));
  assert.equal(address.search, "");
});
