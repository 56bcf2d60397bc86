/**
 * Which ways of delivery there are to a place, when each arrives and what it costs. Pure: no clock of its own; twin of
 * helpgen/policy/offers.py, which describes the values and says how they are chosen.
 *
 * @typedef {import("./calendars.js").Calendar} Calendar
 * @typedef {import("./calendars.js").Length} Length
 * @typedef {{ id: string, countries: string[], postalPrefixes: string[] }} Area
 * @typedef {{ id: string, countries: string[], postalPrefixes: string[], excluded: Area[] }} ServedZone
 * @typedef {{ id: string, method: string, zone: string, timeZone: string, cutoff: string | null,
 *   handling: Length | null, transit: Length, origin: Calendar, peaks: import("./delivery.js").Peak[],
 *   tariff: import("./costs.js").Tariff, maxWeightGrams: number | null, firstDay: string | null,
 *   lastDay: string | null }} Offer
 * @typedef {{ destinations: { country: string, calendar: Calendar }[], zones: ServedZone[],
 *   offers: Offer[] }} OfferBook
 * @typedef {{ country: string | null, postalCode: string | null, method: string | null,
 *   basket: import("./costs.js").Basket, extra: Length | null, arriveBy: string | null }} Order
 * @typedef {import("./outcomes.js").Needs} Needs
 * @typedef {import("./outcomes.js").Unknown} Unknown
 * @typedef {{ offer: string, delivery: import("./delivery.js").Delivery | Unknown,
 *   cost: import("./costs.js").Cost | Needs | Unknown,
 *   lastOrder: import("./delivery.js").LastOrder | Unknown | null }} OfferAnswer
 */
import { deliveryCost } from "./costs.js";
import { readDay } from "./days.js";
import { estimateDelivery, lastOrder } from "./delivery.js";
import { answerOf } from "./outcomes.js";
import { isSane, localDay } from "./zones.js";

/**
 * The offers for an order placed now, the first to arrive first; none where the method is not offered.
 * @param {OfferBook} book
 * @param {Order} order
 * @param {Date} now
 * @returns {OfferAnswer[] | { notServed: string } | Needs | Unknown}
 */
export function findOffers(book, order, now) {
  if (!isSane(now)) return { needs: ["now"] };
  if (order.arriveBy !== null && readDay(order.arriveBy) === null) return { needs: ["arriveBy"] };
  const zone = findZone(book.zones, order);
  if (!("id" in zone)) return zone;
  const { calendar } = book.destinations.find(({ country }) => country === order.country);
  return answerOf(() =>
    book.offers
      .filter((offer) => offer.zone === zone.id && isMade(offer, order, now))
      .map((offer) => answerFor(offer, calendar, order, now))
      .sort(byArrival),
  );
}

/**
 * The zone of a place, or what is missing to know it.
 * @param {ServedZone[]} zones
 * @param {Order} order
 * @returns {ServedZone | { notServed: string } | Needs}
 */
export function findZone(zones, { country, postalCode }) {
  if (!country) return { needs: ["country"] };
  const here = zones.filter((zone) => zone.countries.includes(country));
  if (!here.length) return { notServed: "" };
  const code = normalPostalCode(postalCode ?? "");
  const areas = here.flatMap(({ excluded }) => excluded.filter((area) => isIn(area, country)));
  const prefixes = [...here, ...areas].flatMap((part) => part.postalPrefixes.map(normalPostalCode));
  const isOdd = code !== "" && !/^[A-Z0-9]{1,10}$/.test(code);
  if (isOdd || prefixes.some((prefix) => prefix.startsWith(code) && prefix !== code)) return { needs: ["postalCode"] };
  const fitting = here.reduce((best, zone) => (fit(zone, code) > fit(best, code) ? zone : best));
  if (fit(fitting, code) < 0) return { notServed: "" };
  const left = fitting.excluded.find(
    (area) => isIn(area, country) && (area.postalPrefixes.length === 0 || longest(area.postalPrefixes, code) > 0),
  );
  return left ? { notServed: left.id } : fitting;
}

/**
 * A postal code as it is compared: capitals, without blanks and hyphens.
 * @param {string} text
 */
export function normalPostalCode(text) {
  return text.replace(/[\s\-\u2010-\u2015]/g, "").toUpperCase();
}

/** An area that names neither countries nor postal codes cannot be told apart from the rest of its zone. */
function isIn({ countries, postalPrefixes }, country) {
  return countries.includes(country) || (countries.length === 0 && postalPrefixes.length > 0);
}

/** How many characters of a postal code name the zone; -1 where it is another one. */
function fit({ postalPrefixes }, code) {
  return postalPrefixes.length ? longest(postalPrefixes, code) : 0;
}

function longest(prefixes, code) {
  const lengths = prefixes.map(normalPostalCode).map((prefix) => (code.startsWith(prefix) ? prefix.length : -1));
  return Math.max(-1, ...lengths);
}

function isMade({ method, timeZone, firstDay, lastDay, maxWeightGrams }, order, now) {
  const today = localDay(now.getTime(), timeZone);
  const weight = order.basket.weightGrams;
  const isLight = weight === null || maxWeightGrams === null || weight <= maxWeightGrams;
  const isTime = (firstDay === null || firstDay <= today) && (lastDay === null || today <= lastDay);
  return (order.method === null || order.method === method) && isLight && isTime;
}

function answerFor(offer, destination, order, now) {
  const cost = costOf(offer.tariff, order.basket);
  const handling = longer(offer.handling, order.extra);
  if (handling === null) return { offer: offer.id, delivery: { unknown: "no_handling" }, cost, lastOrder: null };
  const terms = { ...offer, handling, destination };
  const latest = order.arriveBy === null ? null : lastOrder(terms, now, order.arriveBy);
  return { offer: offer.id, delivery: estimateDelivery(terms, now), cost, lastOrder: latest };
}

/** Handling with what is added to it; null where nobody can add them. */
function longer(handling, extra) {
  if (handling === null || extra === null) return handling;
  if (handling.unit !== extra.unit && handling.maximum) return null;
  const { unit } = extra;
  return { minimum: handling.minimum + extra.minimum, maximum: handling.maximum + extra.maximum, unit };
}

function costOf(tariff, basket) {
  const isOther = basket.value !== null && basket.value.currency !== tariff.currency;
  return deliveryCost(tariff, isOther ? { ...basket, value: null } : basket);
}

function byArrival({ delivery: one }, { delivery: other }) {
  const key = ({ latest, earliest }) => (latest ? `${latest} ${earliest}` : "~");
  return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
}
