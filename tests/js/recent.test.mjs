import assert from "node:assert/strict";
import { test } from "node:test";
import { createRecent } from "../../theme/assets/js/search/recent.js";

/** A storage as browsers have it. */
function storage(kept = {}) {
  const items = new Map(Object.entries(kept));
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, text) => items.set(key, text),
    removeItem: (key) => items.delete(key),
  };
}

test("the newest search is the first, each is there once, and five are kept", () => {
  const recent = createRecent("en", () => shared);
  const shared = storage();
  for (const query of ["a", "b", "c", "  b  ", "d", "e", "f"]) recent.add(query);
  assert.deepEqual(recent.list(), ["f", "e", "d", "b", "c"]);
});

test("languages do not share their searches", () => {
  const shared = storage();
  createRecent("en", () => shared).add("refund");
  assert.deepEqual(createRecent("th", () => shared).list(), []);
});

test("what is empty or longer than a search is not kept", () => {
  const recent = createRecent("en", () => shared);
  const shared = storage();
  for (const query of ["", "  ", "a".repeat(101)]) recent.add(query);
  assert.deepEqual(recent.list(), []);
});

test("searches can be removed; after the last one nothing is left behind", () => {
  const shared = storage();
  const recent = createRecent("en", () => shared);
  for (const query of ["a", "b"]) recent.add(query);
  recent.remove("a");
  assert.deepEqual(recent.list(), ["b"]);
  recent.remove("b");
  assert.equal(shared.items.size, 0);
  recent.add("c");
  recent.clear();
  assert.equal(shared.items.size, 0);
});

test("a storage that is denied, full or spoilt means that there are none", () => {
  const denied = createRecent("en", () => {
    throw new Error("denied");
  });
  const full = createRecent("en", () => ({
    ...storage(),
    setItem() {
      throw new Error("full");
    },
  }));
  for (const recent of [denied, full]) {
    recent.add("a");
    recent.remove("a");
    recent.clear();
    assert.deepEqual(recent.list(), []);
  }
  for (const spoilt of ["{", "null", "3", '{"a":1}', "[null,1,{},[]]"]) {
    assert.deepEqual(createRecent("en", () => storage({ "hg-recent-en": spoilt })).list(), [], spoilt);
  }
});
