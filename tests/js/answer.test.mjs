import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUP_NAMES, fittingFacts, groupHits, groupOf, isWeak } from "../../theme/assets/js/search/answer.js";

const hit = (kind, title) => ({ document: { kind, title } });
const said = (...words) => words.map((word) => new Set(word.split("/")));

const WINDOW = { label: "Window", value: "30 days", note: "", asked: ["return time", "long return"] };
const REFUND = { label: "Refund", value: "5 days", note: "", asked: ["refund time", "return money time"] };
const RETURNS = { title: "Returns", url: "policies/returns/", numbers: [7, 2], facts: [WINDOW, REFUND] };
const HANDLING = { label: "Handling", value: "1 day", note: "", asked: ["delivery time"] };
const FASTEST = { label: "Fastest", value: "2 days", note: "", asked: ["delivery time", "fast delivery"] };
const SHIPPING = { title: "Shipping", url: "policies/shipping/", numbers: [8], facts: [HANDLING, FASTEST] };
const POLICIES = [SHIPPING, RETURNS];
const labels = (numbers, meanings) => fittingFacts({ numbers, meanings }, POLICIES)?.facts.map(({ label }) => label);

test("groups stand in the order of their best hits, hits inside in theirs", () => {
  const hits = [hit("article", "A"), hit("policy", "P"), hit("article", "B"), hit("question", "Q"), hit("page", "C"), hit("channel", "D")];
  const groups = groupHits(hits).map(({ name, hits: inside }) => [name, inside.map(({ document }) => document.title).join("")]);
  assert.deepEqual(groups, [["articles", "AB"], ["policies", "P"], ["questions", "Q"], ["channels", "CD"]]);
});

test("a kind that nobody knows stands among the articles", () => {
  assert.equal(groupOf("constructor"), "articles");
  assert.equal(groupOf(undefined), "articles");
  assert.ok(GROUP_NAMES.includes("articles"));
});

for (const [promise, numbers, meanings, expected] of [
  ["the fact with a whole phrase is the one", [2, 7], said("return", "time"), ["Window"]],
  ["the order of the words does not matter", [2, 7], said("time", "return"), ["Window"]],
  ["other words may stand between if the first result is about it", [2, 7], said("how", "long", "to", "return"), ["Window"]],
  ["a word may stand for several", [2], said("retrun/return", "time"), ["Window"]],
  ["the longest phrase decides", [2], said("return", "money", "time"), ["Refund"]],
  ["facts that share the phrase stand together", [8], said("delivery", "time"), ["Handling", "Fastest"]],
  ["half a phrase asks for nothing", [2, 7], said("return"), undefined],
  ["a policy that was not found says nothing", [1, 3], said("return", "time"), undefined],
  ["without more words the policy may stand far below", [1, 3, 4, 5, 6, 9, 7], said("return", "time"), ["Window"]],
  ["words of several of its phrases are not more", [1, 3, 4, 5, 6, 9, 7], said("long", "return", "time"), ["Window"]],
  ["with more words it may not", [1, 3, 4, 5, 6, 9, 7], said("return", "time", "password"), undefined],
  ["nothing said, nothing asked", [2, 7], [], undefined],
]) {
  test(promise, () => assert.deepEqual(labels(numbers, meanings), expected));
}

test("the policy whose page was found first is asked first", () => {
  const meanings = said("return", "delivery", "time");
  assert.deepEqual(labels([8, 7], meanings), ["Handling", "Fastest"]);
  assert.deepEqual(labels([7, 8], meanings), ["Window"]);
});

test("results are weak if there are next to none, or if they lack half of what was asked", () => {
  assert.ok(isWeak({ numbers: [], share: 0 }));
  assert.ok(isWeak({ numbers: [1, 2], share: 1 }));
  assert.ok(isWeak({ numbers: [1, 2, 3, 4], share: 0.4 }));
  assert.ok(!isWeak({ numbers: [1, 2, 3, 4], share: 0.6 }));
});
