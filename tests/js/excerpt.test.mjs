import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, markHits } from "../../theme/assets/js/search/excerpt.js";

const show = (segments) => segments.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join("");
const filler = "One two three four five six seven eight nine ten. ".repeat(12);

test("every matching word is marked as it was written", () => {
  assert.equal(show(markHits("Return the RÉTURN label", new Set(["return"]))), "[Return] the [RÉTURN] label");
});

test("touching grams are one mark", () => {
  assert.equal(show(markHits("ขอคืนเงินได้", new Set(["คืน", "ืนเ", "นเง", "เงิ", "งิน"]))), "ขอ[คืนเงิน]ได้");
});

test("single Han characters are marked only where no longer term matches", () => {
  assert.equal(show(markHits("退货与货款", new Set(["退货", "退", "货"]))), "[退货]与货款");
  assert.equal(show(markHits("货款", new Set(["退货", "货"]))), "[货]款");
});

test("a text without a match has no excerpt and stays whole when marked", () => {
  assert.deepEqual(excerpt(filler, new Set(["parcel"])), []);
  assert.equal(show(markHits("no match", new Set(["parcel"]))), "no match");
});

test("the excerpt is the part with the most different terms", () => {
  const text = `parcel ${filler}the parcel has no label ${filler}`;
  const shown = show(excerpt(text, new Set(["parcel", "label"]), 120));
  assert.match(shown, /^… .*the \[parcel\] has no \[label\].* …$/s);
  assert.ok(shown.length < 180);
});

test("a short text is shown whole without dots", () => {
  assert.equal(show(excerpt("Keep the label.", new Set(["label"]))), "Keep the [label].");
});

test("a cut falls between words, and never inside a character", () => {
  const shown = show(excerpt(`${filler}label ${filler}`, new Set(["label"]), 60));
  assert.match(shown, /^… \w+ .* \w+\.? …$/);
  const thai = show(excerpt("ที่นี่".repeat(60) + "คืนเงิน" + "ที่นี่".repeat(60), new Set(["คืน"]), 50));
  assert.doesNotMatch(thai, /^… \p{M}/u);
  const emoji = show(excerpt("🎁".repeat(100) + "gift" + "🎁".repeat(100), new Set(["gift"]), 51));
  assert.doesNotMatch(emoji, /\p{Surrogate}/u);
});

test("the text of the excerpt is the text, whatever is marked", () => {
  const text = "Label, label; LABEL!";
  assert.equal(excerpt(text, new Set(["label"])).map((segment) => segment.text).join(""), text);
});
