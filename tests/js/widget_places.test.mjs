import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseLanguage } from "../../theme/assets/js/embed/language.js";
import { Place, placeOf } from "../../theme/assets/js/widget/places.js";

const site = { root: new URL("https://help.example/hc/"), data: { home: "th/", contact: "th/contact/" } };

for (const [address, place] of [
  ["https://help.example/hc/th/returns/return-item/", Place.PAGE],
  ["https://help.example/hc/th/returns/return-item/#send", Place.PAGE],
  ["https://help.example/hc/returns/return-item.html", Place.PAGE],
  ["https://help.example/hc/th/", Place.HOME],
  ["https://help.example/hc/th/contact/#hg-channel-phone", Place.CONTACT],
  ["https://help.example/hc/th/tools/return/", Place.AWAY],
  ["https://help.example/hc/zh-Hant/search/?q=1", Place.AWAY],
  ["https://help.example/hc/tools/return.html", Place.AWAY],
  ["https://help.example/hc/files/terms.pdf", Place.AWAY],
  ["https://help.example/shop/", Place.AWAY],
  ["https://help.example.evil.example/hc/th/a/", Place.AWAY],
  ["http://help.example/hc/th/a/", Place.AWAY],
  ["mailto:care@help.example", Place.AWAY],
]) {
  test(`${address} is ${place}`, () => assert.equal(placeOf(address, site), place));
}

for (const [wish, found] of [
  ["th-TH", "th"],
  ["zh-Hant-TW", "zh-Hant"],
  ["zh-CN", "zh"],
  ["pt-BR", "pt-PT"],
  ["fr", "en"],
  ["", "en"],
]) {
  test(`a page in "${wish}" gets ${found}`, () => {
    assert.equal(chooseLanguage(wish, ["en", "th", "zh", "zh-Hant", "pt-PT"]), found);
  });
}
