import assert from "node:assert/strict";
import { test } from "node:test";
import { mailtoLink } from "../../theme/assets/js/mail.js";

test("signs, blanks and line ends survive the way to the mail program", () => {
  const link = mailtoLink("mailto:care@fernway.example?subject=old", "A & B", "one two\nthree + ไทย");
  assert.ok(link.startsWith("mailto:care@fernway.example?subject=A%20%26%20B&body=one%20two%0D%0Athree%20%2B%20"));
});

test("a long message is cut between characters", () => {
  const body = new URL(mailtoLink("mailto:a@b.example", "s", "🎁".repeat(3000))).searchParams.get("body");
  assert.equal(body, "🎁".repeat(1500));
});
