/** The words of a broken address become a query. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { queryOf } from "../../theme/assets/js/guesses.js";

for (const [path, language, query] of [
  ["/orders/track-ordr/", "en", "orders track ordr"],
  ["/th/orders/track.html", "th", "orders track"],
  ["/%E0%B8%84%E0%B8%B7%E0%B8%99/", "th", "คืน"],
  ["/a%zzb/", "en", "a zzb"],
  ["/404.html", "en", ""],
  ["/", "en", ""],
  ["/a/b/c/d/e/f/g/h/i/j/", "en", "c d e f g h i j"],
]) {
  test(`${path} asks for "${query}"`, () => assert.equal(queryOf(path, language), query));
}
