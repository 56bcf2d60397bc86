/**
 * Can it be returned, until when, how and for how much; and what the warranty still gives. Pure: no clock of its own;
 * twin of helpgen/policy/return_check.py, which says in which order rules are asked.
 *
 * @typedef {import("./return_rules.js").Answers} Answers
 * @typedef {import("./return_rules.js").Period} Period
 * @typedef {import("./money.js").Money} Money
 * @typedef {{ isReturnable: boolean, decidedBy: "window" | "season" | "law" | "exclusion", rule: string,
 *   reason: string | null, startsOn: string | null, lastDay: string | null, endsAt: string | null,
 *   daysLeft: number | null, ways: { id: string, cost: Money | null, label: string | null }[],
 *   warranties: { id: string, kind: string, endsOn: string | null, isOver: boolean }[],
 *   isTentative: boolean }} ReturnDecision
 */
import { addLength } from "./calendars.js";
import { daysBetween, readDay } from "./days.js";
import { BeyondCalendar, NeedsAnswer, answerOf } from "./outcomes.js";
import { applies, clockDay, countPeriod, nonsense } from "./return_rules.js";
import { endOfDay, isSane, isoInstant, localDay } from "./zones.js";

/**
 * Whether an item can be returned now.
 * @param {object} terms as helpgen/policy/return_terms.py describes them
 * @param {Answers} answers null for what was not answered
 * @param {Date} now
 * @returns {ReturnDecision | import("./outcomes.js").Needs | import("./outcomes.js").Unknown}
 */
export function checkReturn(terms, answers, now) {
  const market = marketOf(terms, answers);
  if (market === null) return { needs: ["market"] };
  if (!isSane(now)) return { needs: ["now"] };
  return answerOf(() => {
    const today = localDay(now.getTime(), market.timeZone);
    const wrong = nonsense(answers, today);
    if (wrong.length) return { needs: wrong };
    const ruling = rule(terms, answers, market);
    if (ruling === null) return { unknown: "no_window" };
    if (ruling.period !== null && readDay(ruling.period.lastDay) === null) throw new BeyondCalendar(ruling.rule);
    return decision(terms, answers, market, ruling, today);
  });
}

function marketOf({ markets }, answers) {
  if (answers.market === null && markets.length === 1) return markets[0];
  return markets.find((market) => market.id === answers.market) ?? null;
}

function rule(terms, answers, market) {
  const floor = answers.purchasedOn === null ? market.floor : null;
  const exclusion = exclusionFor(terms, answers, market);
  if (exclusion !== null) {
    if (floor !== null && !floor.accepts.includes(exclusion.reason)) return byLaw(floor, answers, market);
    return { by: "exclusion", rule: exclusion.id, period: null, reason: exclusion.reason };
  }
  const window = terms.windows.find(({ when }) => applies(when, answers, market));
  if (window === undefined) return floor === null ? null : byLaw(floor, answers, market);
  if (window.days === null) return { by: "window", rule: window.id, period: null, reason: null };
  const ruling = inSeason(terms, window, answers, market);
  if (floor === null) return ruling;
  const least = byLaw(floor, answers, market);
  return least.period.lastDay > ruling.period.lastDay ? least : ruling;
}

function exclusionFor(terms, answers, market) {
  for (const exclusion of terms.exclusions) {
    if (!applies(exclusion.when, answers, market)) continue;
    if (exclusion.unlessDefective && answers.isDefective === null) throw new NeedsAnswer(["isDefective"]);
    if (!(exclusion.unlessDefective && answers.isDefective)) return exclusion;
  }
  return null;
}

function inSeason(terms, window, answers, market) {
  const start = clockDay(window.startsFrom, answers);
  const period = countPeriod(start, window.days, window.unit, market);
  const ruling = { by: "window", rule: window.id, period, reason: null };
  const season = terms.seasons.find(({ when }) => applies(when, answers, market));
  if (season === undefined) return ruling;
  const longer =
    season.returnUntil === null
      ? countPeriod(start, season.days ?? 0, window.unit, market)
      : { startsOn: start, lastDay: season.returnUntil, isTentative: false };
  return longer.lastDay > period.lastDay ? { by: "season", rule: season.id, period: longer, reason: null } : ruling;
}

function byLaw(floor, answers, market) {
  const period = countPeriod(clockDay(floor.startsFrom, answers), floor.days, floor.unit, market);
  return { by: "law", rule: floor.id, period, reason: null };
}

function decision(terms, answers, market, { by, rule: decided, period, reason }, today) {
  const isReturnable = by !== "exclusion" && (period === null || today <= period.lastDay);
  return {
    isReturnable,
    decidedBy: by,
    rule: decided,
    reason,
    startsOn: period?.startsOn ?? null,
    lastDay: period?.lastDay ?? null,
    endsAt: period === null ? null : isoInstant(endOfDay(period.lastDay, market.timeZone)),
    daysLeft: period === null ? null : daysBetween(today, period.lastDay),
    ways: isReturnable ? waysBack(terms, answers, market) : [],
    warranties: covers(terms, answers, market, today, !isReturnable),
    isTentative: period?.isTentative ?? false,
  };
}

function waysBack(terms, answers, market) {
  const countries = answers.country === null ? market.countries : [answers.country];
  return terms.ways
    .filter((way) => way.countries.length === 0 || way.countries.some((code) => countries.includes(code)))
    .map((way) => ({ id: way.id, cost: answers.isDefective ? way.costIfDefective : way.cost, label: way.label }))
    .sort((one, other) => priceOrder(one) - priceOrder(other));
}

function priceOrder({ cost }) {
  if (cost === null) return 2;
  return cost.minor === 0 ? 0 : 1;
}

/** The warranties that fit. While the item can be returned, a missing answer only leaves one out. */
function covers(terms, answers, market, today, isNeeded) {
  const found = [];
  for (const warranty of terms.warranties) {
    try {
      if (applies(warranty.when, answers, market)) found.push(cover(warranty, answers, market, today));
    } catch (error) {
      if (isNeeded || !(error instanceof NeedsAnswer)) throw error;
    }
  }
  return found;
}

function cover({ id, kind, length, startsFrom }, answers, market, today) {
  if (length === null) return { id, kind, endsOn: null, isOver: false };
  const endsOn = addLength(clockDay(startsFrom, answers), length.maximum, length.unit, market.calendar);
  return { id, kind, endsOn, isOver: today > endsOn };
}
