/**
 * Answers questions with the data files of a built site, as the page would: for the tests of tests/plan/test_tool_data.py.
 * Reads `{ folder, cases: [[tool, question, now], …] }` from the standard input and prints the answers.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { rankChannels } from "../../theme/assets/js/policy/channel_ranking.js";
import { checkReturn } from "../../theme/assets/js/policy/return_check.js";
import { findOffers } from "../../theme/assets/js/policy/offers.js";
import { parcelDates } from "../../theme/assets/js/policy/tracking.js";
import { revive } from "../../theme/assets/js/tools/data.js";
import { readOrder } from "../../theme/assets/js/tools/delivery.js";
import { readAnswers } from "../../theme/assets/js/tools/return.js";
import { findParcel } from "../../theme/assets/js/tools/tracking.js";

const { folder, cases } = JSON.parse(readFileSync(0, "utf8"));
const data = Object.fromEntries(
  readdirSync(folder).map((name) => [name.split("-")[0], revive(JSON.parse(readFileSync(join(folder, name), "utf8")))]),
);
const ANSWERS = {
  delivery: (values, now) => {
    const read = readOrder(values, data.delivery, now);
    return "needs" in read ? read : findOffers(data.delivery.book, read.order, read.at);
  },
  return: (values, now) => checkReturn(data.return.terms, readAnswers(values), now),
  contact: ({ topic, language }, now) => rankChannels(data.contact.channels.map(({ terms }) => terms), topic, language, now),
  tracking: ({ carrier, number }) =>
    findParcel(data.tracking.carriers, carrier, number).map((found) => [found.carrier.id, found.number, found.url]),
  parcel: ({ promised }, now) => parcelDates(data.tracking.late, promised, now.toISOString().slice(0, 10)),
};
process.stdout.write(JSON.stringify(cases.map(([tool, question, now]) => ANSWERS[tool](question, new Date(now)))));
