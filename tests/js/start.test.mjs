import assert from "node:assert/strict";
import { test } from "node:test";
import { createStart } from "../../theme/assets/js/search/start.js";

const NOTHING = { popular: [], channels: [], policies: [], kinds: [], topics: [], topicOf: [], words: {} };
const file = { v: 2, words: { weak: "Ask us." }, popular: [{ title: "A", url: "a/" }], channels: [], policies: [], kinds: [["article", 2], ["policy", 1]] };

test("it is fetched once, and kinds are told by number", async () => {
  let reads = 0;
  const start = createStart("start/en.json", async () => {
    reads++;
    return JSON.stringify(file);
  });
  const [one, two] = await Promise.all([start(), start()]);
  assert.equal(reads, 1);
  assert.equal(one, two);
  assert.deepEqual(one.kinds, ["article", "article", "policy"]);
  assert.equal(one.popular[0].title, "A");
  assert.equal(one.words.weak, "Ask us.");
});

for (const [how, text] of [
  ["cut off", JSON.stringify(file).slice(0, 30)],
  ["of another version", JSON.stringify({ ...file, v: 1 })],
  ["a page", "<!doctype html>"],
  ["null", "null"],
]) {
  test(`a file that is ${how} is as good as none`, async () => {
    assert.deepEqual(await createStart("x", async () => text)(), NOTHING);
  });
}

test("after a failure the next call tries again", async () => {
  let isDown = true;
  const start = createStart("x", async () => {
    if (isDown) throw new Error("down");
    return JSON.stringify(file);
  });
  assert.deepEqual(await start(), NOTHING);
  isDown = false;
  assert.equal((await start()).popular.length, 1);
});
