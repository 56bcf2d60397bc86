/** *Can I return it?*: the answers of the form → yes or no, the rule, the day, the ways back, the warranty. */
import { checkReturn } from "../policy/return_check.js";
import { askLink } from "./channels.js";
import { answer as card, element, list, paragraph } from "./elements.js";

const FIELDS = {
  market: "country",
  orderedOn: "ordered",
  dispatchedOn: "dispatched",
  deliveredOn: "delivered",
  lastDeliveredOn: "last",
};

/**
 * The shopper's answers as the maths asks for them. Pure.
 * @param {Record<string, string>} values of the form
 * @returns {import("../policy/return_rules.js").Answers}
 */
export function readAnswers(values) {
  const isStore = values.place === "store";
  const day = (name) => (!isStore && values[name]) || null;
  return {
    market: values.country || null,
    country: values.country || null,
    memberTier: values.member ?? "",
    category: values.item ?? "",
    condition: values.condition ?? "",
    payment: values.paid ?? "",
    isDefective: values.faulty === "yes",
    orderedOn: day("ordered"),
    dispatchedOn: day("dispatched"),
    deliveredOn: day("delivered"),
    lastDeliveredOn: day("last") ?? day("delivered"), // one parcel is also the last one
    purchasedOn: isStore ? values.ordered || null : null,
  };
}

/**
 * @param {import("./form.js").Asked} asked
 * @returns {import("./form.js").Outcome}
 */
export function answer(asked) {
  const { values, data, words, now } = asked;
  if (values.place === "store" && !values.ordered) return { needs: [["ordered", words.say("tool_needs_bought")]] };
  const decision = checkReturn(data.terms, readAnswers(values), now);
  if ("needs" in decision) return { needs: needs(decision.needs, values, words) };
  if ("unknown" in decision) {
    return {
      status: words.say(`tool_unknown_${decision.unknown}`),
      elements: [askLink(asked, data.topic)],
      key: decision.unknown,
    };
  }
  const [tone, headline] = headlineOf(decision, values.faulty === "yes");
  return {
    status: words.sentences([words.say(headline), dayOf(decision, words)]),
    elements: [
      card(tone, ...decisionLines(decision, words, data)),
      decision.isReturnable ? wayCard(decision, asked) : null,
      warrantyCard(decision, asked),
      askLink(asked, data.topic),
      paragraph(words.sentences([words.say("tool_guide"), words.say("tool_share")]), "hg-soft"),
    ],
    key: JSON.stringify(decision),
  };
}

function needs(names, values, words) {
  const isStore = values.place === "store";
  const fieldOf = (name) => (name === "lastDeliveredOn" && !values.last ? "delivered" : FIELDS[name]);
  const told = [...new Set(names.map((name) => (isStore ? "ordered" : fieldOf(name))).filter(Boolean))];
  return told.map((field) => [field, words.say(isStore ? "tool_needs_bought" : `tool_needs_${field}`)]);
}

function headlineOf({ isReturnable, decidedBy, warranties }, isFaulty) {
  if (isReturnable) return ["good", "tool_return_yes"];
  if (isFaulty && warranties.some(({ isOver }) => !isOver)) return ["warn", "tool_return_warranty"];
  return ["bad", decidedBy === "exclusion" ? "tool_return_never" : "tool_return_late"];
}

/** The one thing besides yes or no that everybody wants to hear. */
function dayOf({ isReturnable, decidedBy, lastDay }, words) {
  if (decidedBy === "exclusion") return "";
  if (lastDay === null) return words.say("tool_no_limit");
  return words.say(isReturnable ? "tool_return_until" : "tool_return_was", { date: words.date(lastDay) });
}

function decisionLines(decision, words, data) {
  const { decidedBy, rule, reason, startsOn, daysLeft, isReturnable, isTentative } = decision;
  const left = daysLeft === 0 ? words.say("tool_return_last_day") : words.count("tool_days_left", daysLeft ?? 0);
  const why = reason ? ` (${data.names[`reason:${reason}`]})` : "";
  return [
    isReturnable && daysLeft !== null && paragraph(left, "hg-answer-main"),
    paragraph(words.say("tool_rule", { rule: `${data.names[`${decidedBy}:${rule}`]}${why}` })),
    startsOn && paragraph(words.say("tool_counted_from", { date: words.date(startsOn) })),
    isTentative && paragraph(words.say("tool_tentative"), "hg-soft"),
  ];
}

function wayCard({ ways }, { values, words, data, heading }) {
  const cost = (money) => (money === null ? words.say("returns_cost_customer") : words.money(money));
  const line = ({ id, cost: money, label }) => {
    const told = words.say("label_value", { label: data.names[`way:${id}`], value: cost(money) });
    if (!label) return told;
    const paper = { label: words.say("returns_label"), value: data.names[`label:${label}`] };
    return `${told} · ${words.say("label_value", paper)}`;
  };
  const steps = ways.map(({ id }) => data.waySteps[id]).find(Boolean) ?? [];
  const isFine = values.faulty !== "yes";
  return card(
    "",
    element(heading, {}, words.say("returns_methods")),
    list("ul", ways.map(line)),
    list("ol", steps),
    ...(isFine && data.conditions.length
      ? [paragraph(words.say("returns_conditions_lead")), list("ul", data.conditions)]
      : []),
    ...data.refund.map((sentence) => paragraph(sentence)),
    data.startUrl &&
      element("p", {}, element("a", { class: "hg-button", href: data.startUrl }, words.say("returns_start"))),
  );
}

function warrantyCard({ warranties }, { words, data, root, heading }) {
  if (!warranties.length) return null;
  const line = ({ id, endsOn, isOver }) => {
    const name = data.names[`warranty:${id}`];
    if (endsOn === null) return words.say("tool_warranty_lifetime", { name });
    return words.say(isOver ? "tool_warranty_over" : "tool_warranty_until", { name, date: words.date(endsOn) });
  };
  const link = element("a", { href: root + data.warrantyPath }, words.say("warranty_claim"));
  return card(
    "",
    element(heading, {}, words.say("tool_warranties")),
    list("ul", warranties.map(line)),
    data.warrantyPath && element("p", {}, link),
  );
}
