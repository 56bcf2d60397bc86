/** *Where is my order?*: carrier and number → the carrier's page; the promised day → on time, late or lost. */
import { readDay } from "../policy/days.js";
import { findTracking, parcelDates } from "../policy/tracking.js";
import { localDay } from "../policy/zones.js";
import { askLink } from "./channels.js";
import { answer as card, element, list, paragraph } from "./elements.js";

const TONES = { on_time: "good", wait: "", late: "warn", lost: "bad" };

/**
 * Where to look for a number: at its carrier, or at each whose numbers look like it. Pure.
 * @param {object[]} carriers of the data
 * @param {string} id of a carrier; "" for any
 * @param {string} number
 * @returns {{ carrier: object, number: string, url: string }[]}
 */
export function findParcel(carriers, id, number) {
  return carriers
    .filter((carrier) => !id || carrier.id === id)
    .map((carrier) => ({ carrier, ...findTracking(carrier.terms, number) }))
    .filter(({ url }) => url);
}

/**
 * @param {import("./form.js").Asked} asked
 * @returns {import("./form.js").Outcome}
 */
export function answer(asked) {
  const { values, data, words } = asked;
  const missing = needs(values, data, words);
  if (missing.length) return { needs: missing };
  const parcels = values.number ? findParcel(data.carriers, values.carrier, values.number) : [];
  const today = localDay(asked.now.getTime(), asked.timeZone);
  const dates = values.promised ? parcelDates(data.late, values.promised, today) : null;
  const found = parcels.length ? words.count("tool_tracking_found", parcels.length) : "";
  return {
    status: words.sentences([found, dates && stageWords(dates, words)]),
    elements: [
      parcels.length ? card("", ...parcels.map((parcel) => parcelLine(parcel, words))) : null,
      dates && "stage" in dates ? stageCard(dates, asked) : null,
      askLink(asked, data.topic),
      paragraph(words.say("tool_share"), "hg-soft"),
    ],
    key: JSON.stringify([parcels.map(({ url }) => url), dates]),
  };
}

function needs({ carrier, number, promised }, { carriers }, words) {
  if (!number && !promised) return [["number", words.say("tool_needs_number_or_day")]];
  if (promised && readDay(promised) === null) return [["promised", words.say("tool_needs_promised")]];
  if (!number || findParcel(carriers, carrier, number).length) return [];
  const fitting = carriers.filter(({ id, example }) => example && (!carrier || id === carrier));
  if (!fitting.length) return [["number", words.say("tool_needs_number")]];
  const examples = fitting.map(({ name, example }) => words.say("label_value", { label: name, value: example }));
  return [["number", words.say("tool_needs_number_like", { examples: examples.join(" · ") })]];
}

function parcelLine({ carrier, number, url }, words) {
  const told = words.say("tool_track_at", { number, carrier: carrier.name });
  return element("p", {}, element("a", { class: "hg-action", href: url, rel: "noreferrer" }, told));
}

function stageWords(dates, words) {
  return "stage" in dates ? words.say(`tool_stage_${dates.stage}`) : words.say(`tool_unknown_${dates.unknown}`);
}

function stageCard({ stage, lateOn, lostOn, isTentative }, { words, heading, data: { remedies, steps } }) {
  const isLate = stage === "late" || stage === "lost";
  return card(
    TONES[stage],
    paragraph(words.say("tool_counts", { late: words.date(lateOn), lost: words.date(lostOn) })),
    isTentative && paragraph(words.say("tool_tentative"), "hg-soft"),
    ...(isLate && remedies.length ? [paragraph(words.say("shipping_remedies")), list("ul", remedies)] : []),
    ...(isLate && steps.length ? [element(heading, {}, words.say("what_to_do")), list("ol", steps)] : []),
  );
}
