import assert from "node:assert/strict";
import { test } from "node:test";
import { NumberReader, compareWords, decodeWords, firstCharacters } from "../../theme/assets/js/search/codec.js";
import { slipDistance } from "../../theme/assets/js/search/query.js";

test("words are ordered by code point, as Python orders them", () => {
  const words = ["", "a", "ab", "b", "é", "ก", "退", "\uFB01", "𠮷", "𠮷野"];
  assert.deepEqual([...words].reverse().sort(compareWords), words);
});

test("whole characters are counted, not code units", () => assert.equal(firstCharacters("𠮷野家", 2), "𠮷野"));

test("no text is no words", () => assert.deepEqual(decodeWords(""), []));

test("a text that is cut off is an error", () => {
  assert.throws(() => new NumberReader("").read(), RangeError);
  assert.throws(() => new NumberReader("~").read(), RangeError);
  assert.throws(() => new NumberReader("!").readMany(1_000_000), RangeError);
});

for (const [one, other, distance] of [
  ["refund", "refund", 0],
  ["refnud", "refund", 1],
  ["reefunnd", "refund", 2],
  ["abcd", "wxyz", 3],
]) {
  test(`${one} is ${distance} from ${other}`, () => assert.equal(slipDistance(one, other, 2), distance));
}
