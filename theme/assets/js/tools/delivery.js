/** *When will it arrive?*: the answers of the form → the ways of delivery, as cards. */
import { readDay } from "../policy/days.js";
import { readAmount } from "../policy/money.js";
import { findOffers } from "../policy/offers.js";
import { instantOf, localDay } from "../policy/zones.js";
import { answer as card, element, list, paragraph } from "./elements.js";

const FIELDS = {
  country: "country",
  postalCode: "postal",
  now: "at",
  arriveBy: "by",
  value: "value",
  weightGrams: "weight",
  items: "items",
};
const GRAM_DECIMALS = 3;

/**
 * What the shopper asks, or what is nonsense. Pure.
 * @param {Record<string, string>} values of the form
 * @param {object} data
 * @param {Date} now
 * @returns {{ order: import("../policy/offers.js").Order, at: Date } | { needs: string[] }}
 */
export function readOrder(values, data, now) {
  const currency = data.currencies[values.country] ?? "";
  const minor = values.value ? readAmount(values.value, data.decimals[currency] ?? 2) : null;
  const weightGrams = values.weight ? readAmount(values.weight, GRAM_DECIMALS) : null;
  const items = values.items ? readAmount(values.items, 0) : null;
  const at = values.at ? readMoment(values.at, values.tz) : now;
  const needs = [
    values.value && minor === null && "value",
    values.weight && weightGrams === null && "weightGrams",
    values.items && !items && "items",
    at === null && "now",
    values.by && at !== null && !isAhead(values.by, at, values.tz) && "arriveBy",
  ].filter(Boolean);
  if (needs.length) return { needs };
  const order = {
    country: values.country ?? Object.keys(data.currencies)[0],
    postalCode: values.postal || null,
    method: values.method || null,
    basket: {
      value: minor === null || !currency ? null : { minor, currency },
      weightGrams,
      items,
      paysOnDelivery: values.cash === "yes",
    },
    extra: data.goods.find(({ id }) => id === values.goods)?.extra ?? null,
    arriveBy: values.by || null,
  };
  return { order, at };
}

/** A time on the clocks of a zone; null where it is none. */
function readMoment(text, timeZone) {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(text) ?? [];
  if (readDay(day) === null) return null;
  try {
    return new Date(instantOf(day, time, timeZone));
  } catch {
    return null; // a zone that somebody has typed into the address
  }
}

/** Whether a day is today or later on the clocks of a zone. */
function isAhead(day, at, timeZone = "UTC") {
  return readDay(day) !== null && day >= localDay(at.getTime(), timeZone);
}

/**
 * @param {import("./form.js").Asked} asked
 * @returns {import("./form.js").Outcome}
 */
export function answer(asked) {
  const { values, data, words, now } = asked;
  const read = readOrder(values, data, now);
  const found = "needs" in read ? read : findOffers(data.book, read.order, read.at);
  if ("needs" in found) {
    const fields = found.needs.map((name) => FIELDS[name]);
    return { needs: fields.map((field) => [field, words.say(`tool_needs_${field}`)]) };
  }
  if ("unknown" in found) return only(words.say(`tool_unknown_${found.unknown}`));
  if ("notServed" in found) {
    const place = data.names[found.notServed ? `area:${found.notServed}` : `country:${read.order.country}`];
    return only(words.say("tool_not_served", { place }));
  }
  if (!found.length) return only(words.say("tool_no_method"));
  const { earliest, latest } = found[0].delivery;
  const arrives = latest ? words.say("tool_delivery_first", { days: words.days(earliest, latest) }) : "";
  return {
    status: words.sentences([
      words.count("tool_delivery_found", found.length),
      arrives,
      latestOrder(found, asked),
    ]),
    elements: [
      values.at && paragraph(words.say("tool_ordered_at", { moment: words.longMoment(read.at, values.tz) }), "hg-soft"),
      element("div", { class: "hg-answers" }, ...found.map((one) => offerCard(one, asked))),
      paragraph(words.say("tool_share"), "hg-soft"),
    ],
    key: JSON.stringify(found, (name, value) => (name === "countdownSeconds" ? undefined : value)),
    countdowns: values.at ? {} : countdownsOf(found, words),
  };
}

function only(status) {
  return { status, elements: [], key: status };
}

/** Until when to order with the offer that leaves the most time; "" if no day was told or nobody can know. */
function latestOrder(found, { values, data, words, now }) {
  if (!values.by) return "";
  const sure = found.filter(({ lastOrder }) => lastOrder && "until" in lastOrder);
  const [last] = sure.sort((one, other) => (one.lastOrder.until < other.lastOrder.until ? 1 : -1));
  if (last) return orderBy(last, { values, data, words, now });
  const isLate = found.every(({ lastOrder, delivery }) => lastOrder === null && "latest" in delivery);
  return isLate ? words.say("tool_none_in_time", { day: words.day(values.by) }) : "";
}

function orderBy({ offer, lastOrder: { day, until } }, { values, data, words, now }) {
  const { timeZone } = data.book.offers.find(({ id }) => id === offer);
  const end = new Date(until);
  // Without a cut-off the whole day counts, and its end is the next midnight.
  const isWholeDay = localDay(end.getTime(), timeZone) !== day;
  const moment = isWholeDay ? words.day(day) : words.moment(end, timeZone, now);
  return words.say("tool_last_order", { moment, zone: data.clocks[timeZone], day: words.day(values.by) });
}

/** What an offer says of the day by which it must be there. */
function byLine(one, asked) {
  const { values, words } = asked;
  if (!values.by || !("latest" in one.delivery)) return "";
  if (one.lastOrder === null) return words.say("tool_too_late", { day: words.day(values.by) });
  return "unknown" in one.lastOrder ? words.say(`tool_unknown_${one.lastOrder.unknown}`) : orderBy(one, asked);
}

function offerCard(one, asked) {
  const { offer, delivery, cost } = one;
  const { values, data, words, heading } = asked;
  const { timeZone } = data.book.offers.find(({ id }) => id === offer);
  const isSure = "latest" in delivery;
  const days = isSure ? words.say("tool_arrives", { days: words.days(delivery.earliest, delivery.latest) }) : "";
  const unsure = isSure ? "" : words.say(`tool_unknown_${delivery.unknown}`, { time: data.transits[offer] });
  return card(
    isSure && !(values.by && one.lastOrder === null) ? "" : "warn",
    element(heading, {}, data.names[`offer:${offer}`]),
    paragraph(days, "hg-answer-main"),
    isSure && delivery.orderUntil && !values.at ? countdownLine(offer, delivery, timeZone, asked) : null,
    paragraph(unsure),
    paragraph(byLine(one, asked)),
    ...costLines(cost, values, words),
    isSure ? list("ul", reasons(delivery, words)) : null,
    paragraph(words.sentences(data.guarantees[offer] ?? []), "hg-soft"),
  );
}

/** The part that changes every minute stands alone, outside every live region. */
function countdownLine(offer, { orderUntil }, timeZone, { data, words, now }) {
  const moment = words.moment(new Date(orderUntil), timeZone, now);
  const by = words.say("tool_order_by", { moment, zone: data.clocks[timeZone] });
  return element("p", { class: "hg-countdown" }, element("span", { "data-hg-countdown": offer }), " ", by);
}

/** Offer to "Order within 2 h 10 min"; in the last minute only the cut-off itself is told. */
function countdownsOf(found, words) {
  const running = found.filter(({ delivery }) => (delivery.countdownSeconds ?? 0) >= 60);
  const told = ({ delivery }) => words.span(Math.floor(delivery.countdownSeconds / 60));
  return Object.fromEntries(running.map((one) => [one.offer, words.say("tool_order_within", { time: told(one) })]));
}

function costLines(cost, values, words) {
  if ("unknown" in cost) return [paragraph(words.say(`tool_unknown_${cost.unknown}`))];
  if ("needs" in cost) {
    const fields = words.list(cost.needs.map((name) => words.say(`tool_${FIELDS[name]}`)));
    return [paragraph(words.say("tool_price_needs", { fields }))];
  }
  const key = cost.fee.minor > 0 ? "tool_price_with_fee" : "tool_price";
  const price = words.say(key, { price: words.money(cost.total) });
  return [paragraph(price), paragraph(freeFrom(cost, values, words), "hg-soft")];
}

/** How much is missing for free delivery, or from where on it is free. */
function freeFrom({ toFree, freeOver, price }, { value }, words) {
  if (toFree) return words.say("tool_to_free", { amount: words.money(toFree) });
  const isHint = freeOver && price.minor > 0 && !value;
  return isHint ? words.say("tool_free_from", { amount: words.money(freeOver) }) : "";
}

function reasons({ reasons: found, isTentative }, words) {
  const lines = found.map(({ kind, day }) => words.say(`tool_reason_${kind}`, { day: words.day(day) }));
  return [...new Set(lines), ...(isTentative ? [words.say("tool_tentative")] : [])];
}
