import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rankChannels } from "../../theme/assets/js/policy/channel_ranking.js";
import { deliveryCost } from "../../theme/assets/js/policy/costs.js";
import { estimateDelivery, lastOrder } from "../../theme/assets/js/policy/delivery.js";
import { readAmount } from "../../theme/assets/js/policy/money.js";
import { openingAt } from "../../theme/assets/js/policy/opening.js";
import { checkReturn } from "../../theme/assets/js/policy/return_check.js";
import { findTracking, parcelDates } from "../../theme/assets/js/policy/tracking.js";
import { endOfDay, instantOf, isoInstant, localDay } from "../../theme/assets/js/policy/zones.js";

const folder = new URL("../fixtures/policy/", import.meta.url);
const UNANSWERED = {
  market: null, country: null, memberTier: null, category: null, condition: null, payment: null, isDefective: null,
  orderedOn: null, dispatchedOn: null, deliveredOn: null, lastDeliveredOn: null, purchasedOn: null,
};
let count = 0;

/** Each case as the arguments of a function, and what it must give. A null takes no room in the files. */
function check(name, answer) {
  test(`the browser gives the same answers to ${name}`, () => {
    const { terms, cases } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
    assert.ok(cases.length > 100);
    for (const one of cases) {
      const given = answer(terms, ...one.slice(0, -1));
      assert.deepEqual(withoutNulls(given), one.at(-1), `${name}: ${JSON.stringify(one)}`);
      count++;
    }
  });
}

function withoutNulls(value) {
  return JSON.parse(JSON.stringify(value, (_, part) => (part !== null && typeof part === "object" && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).filter(([, inner]) => inner !== null))
    : part)));
}

check("delivery", (terms, i, now) => estimateDelivery(terms[i], new Date(now)));
check("last_order", (terms, i, now, arriveBy) => lastOrder(terms[i], new Date(now), arriveBy));
check("costs", (terms, i, basket) => deliveryCost(terms[i], basket));
check("amounts", (_, text, decimals) => readAmount(text, decimals));
check("returns", (terms, i, told, now) => checkReturn(terms[i], { ...UNANSWERED, ...told }, new Date(now)));
check("opening", (terms, i, now) => openingAt(terms[i], new Date(now)));
check("channels", (terms, i, topic, tag, now) => rankChannels(terms[i], topic, tag, new Date(now)));
check("tracking", (terms, i, text) => findTracking(terms[i], text));
check("parcels", (terms, i, promised, today) => parcelDates(terms[i], promised, today));
check("zones", (zones, i, day, time, instant, at, localDate) => {
  assert.equal(isoInstant(instantOf(day, time, zones[i])), instant, `${zones[i]} ${day} ${time}`);
  assert.equal(localDay(Date.parse(at), zones[i]), localDate);
  return isoInstant(endOfDay(day, zones[i]));
});

test("there are at least 5,000 cases", () => assert.ok(count >= 5000, String(count)));
