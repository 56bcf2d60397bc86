import assert from "node:assert/strict";
import { test } from "node:test";
import { planQuery } from "../../theme/assets/js/search/query.js";

const known = (...terms) => (term) => terms.includes(term);

test("the last word also matches as a beginning", () => {
  assert.deepEqual(planQuery("return la", known("return", "la")), [
    { term: "return", boost: 1, isPrefix: false, editDistance: 0 },
    { term: "la", boost: 1, isPrefix: false, editDistance: 0 },
    { term: "la", boost: 0.5, isPrefix: true, editDistance: 0 },
  ]);
});

test("a blank ends the last word", () => {
  assert.ok(planQuery("label ", known("label")).every(({ isPrefix }) => !isPrefix));
});

test("only unknown words may differ, long ones by two letters", () => {
  const slips = planQuery("labl retrun xy delivary ", known("retrun")).filter(({ editDistance }) => editDistance);
  assert.deepEqual(slips.map(({ term, editDistance, boost }) => [term, editDistance, boost]), [["labl", 1, 0.3], ["delivary", 2, 0.3]]);
});

test("single Han characters count half and are never a beginning", () => {
  assert.deepEqual(planQuery("退货", known()).map(({ term, boost, isPrefix }) => [term, boost, isPrefix]), [
    ["退货", 1, false],
    ["退", 0.5, false],
    ["货", 0.5, false],
  ]);
});

test("signs of a query language are plain signs", () => {
  assert.deepEqual(planQuery("+title:* ~1 ^ ", known("title", "1")).map(({ term }) => term), ["title", "1"]);
});

test("nothing to look for gives no clauses", () => assert.deepEqual(planQuery(" ?! ", known()), []));
