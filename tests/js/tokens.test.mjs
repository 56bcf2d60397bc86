import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { analyze, endsInWord } from "../../theme/assets/js/search/analyze.js";

const folder = new URL("../fixtures/tokens/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
let count = 0;

for (const name of files) {
  test(`the browser makes the same terms of ${name}`, () => {
    for (const line of readFileSync(new URL(name, folder), "utf8").split("\n")) {
      if (!line) continue;
      const [text, terms, isOpen] = JSON.parse(line);
      assert.equal(analyze(text).map(({ kind, term }) => `${kind[0]}:${term}`).join(" "), terms, text);
      assert.equal(Number(endsInWord(text)), isOpen, text);
      count++;
    }
  });
}

test("there are at least 20,000 strings", () => assert.ok(count >= 20_000, String(count)));
