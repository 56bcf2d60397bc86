/** The words of a broken address become a query. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { brokenPath, pageInLanguage, queryOf } from "../../theme/assets/js/guesses.js";

for (const [path, language, query, root = "/"] of [
  ["/orders/track-ordr/", "en", "orders track ordr"],
  ["/th/orders/track.html", "th", "orders track"],
  ["/%E0%B8%84%E0%B8%B7%E0%B8%99/", "th", "คืน"],
  ["/a%zzb/", "en", "a zzb"],
  ["/404.html", "en", ""],
  ["/", "en", ""],
  ["/help/center/orders/track-ordr/", "en", "orders track ordr", "/help/center/"],
  ["/help/th/orders/", "th", "orders", "/help/"],
  ["/h%C3%ADlfe/help/", "en", "help", "/h%C3%ADlfe/"],
  ["/elsewhere/help/", "en", "elsewhere help", "/help/"],
  ["/a/b/c/d/e/f/g/h/i/j/", "en", "c d e f g h i j"],
]) {
  test(`${path} below ${root} asks for "${query}"`, () => assert.equal(queryOf(path, root, language), query));
}

for (const [path, language, page, root = "/"] of [
  ["/ar/orders/", "en", "/ar/404.html?address=%2Far%2Forders%2F"],
  ["/help/th/x y", "en", "/help/th/404.html?address=%2Fhelp%2Fth%2Fx+y", "/help/"],
  ["/ar/orders/", "ar", ""],
  ["/orders/ar/", "en", ""],
  ["/th/orders/", "en", "", "/help/"],
  ["/en/orders/", "en", ""],
]) {
  test(`${path} below ${root}, shown in ${language}, leads to "${page}"`, () =>
    assert.equal(pageInLanguage(path, root, language, ["en", "th", "ar"]), page));
}

for (const [led, path, root = "/"] of [
  ["/th/orders/x/", "/th/orders/x/"],
  ["/help/x?a=//b", "/help/x?a=//b", "/help/"],
  [null, "/th/404.html"],
  ["", "/th/404.html"],
  ["//elsewhere.example/x", "/th/404.html"],
  ["/\\elsewhere.example/x", "/th/404.html"],
  ["/\t/elsewhere.example/x", "/th/404.html"],
  ["//:", "/th/404.html"],
  ["https://elsewhere.example/", "/th/404.html"],
  ["/other/x", "/th/404.html", "/help/"],
  ["/help/../other/x", "/th/404.html", "/help/"],
]) {
  const here = { href: "https://shop.example/th/404.html?x", origin: "https://shop.example", pathname: "/th/404.html" };
  test(`${JSON.stringify(led)} was asked for as ${path}`, () => assert.equal(brokenPath(led, root, here), path));
}
