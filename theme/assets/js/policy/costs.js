/**
 * What delivery costs. Pure; twin of helpgen/policy/costs.py. Whole minor units only.
 *
 * @typedef {import("./money.js").Money} Money
 * @typedef {{ id: string, price: Money, freeOver: Money | null, valueAtLeast: Money | null, valueBelow: Money | null,
 *   weightAtLeastGrams: number | null, weightBelowGrams: number | null, itemsAtLeast: number | null,
 *   itemsBelow: number | null }} Band
 * @typedef {{ currency: string, bands: Band[], cashOnDelivery: Money | null }} Tariff
 * @typedef {{ value: Money | null, weightGrams: number | null, items: number | null, paysOnDelivery: boolean }} Basket
 * @typedef {{ band: string, price: Money, freeOver: Money | null, toFree: Money | null, fee: Money,
 *   total: Money }} Cost
 */
import { isAmount } from "./money.js";

/**
 * What delivery of a basket costs. Needs `value`, `weightGrams` or `items` where they are nonsense, or missing and
 * decisive.
 * @param {Tariff} tariff
 * @param {Basket} basket
 * @returns {Cost | import("./outcomes.js").Needs | import("./outcomes.js").Unknown}
 */
export function deliveryCost(tariff, basket) {
  const wrong = nonsense(tariff, basket);
  if (wrong.length) return { needs: wrong };
  if (basket.paysOnDelivery && tariff.cashOnDelivery === null) return { unknown: "no_cash_on_delivery" };
  for (const band of tariff.bands) {
    const { missing, fits } = fit(band, basket);
    if (!fits) continue;
    return missing.length ? { needs: missing } : costOf(tariff, band, basket);
  }
  return { unknown: "no_price" };
}

function nonsense(tariff, { value, weightGrams, items }) {
  const found = [];
  if (value !== null && !(isAmount(value.minor) && value.currency === tariff.currency)) found.push("value");
  if (weightGrams !== null && !isAmount(weightGrams)) found.push("weightGrams");
  if (items !== null && !(isAmount(items) && items > 0)) found.push("items");
  return found;
}

/** What is missing to be sure, and whether the band fits as far as one can tell. */
function fit(band, basket) {
  const limits = [
    ["value", minorOf(basket.value), minorOf(band.valueAtLeast), minorOf(band.valueBelow)],
    ["weightGrams", basket.weightGrams, band.weightAtLeastGrams, band.weightBelowGrams],
    ["items", basket.items, band.itemsAtLeast, band.itemsBelow],
  ];
  const isLimited = (least, below) => least !== null || below !== null;
  return {
    missing: limits.filter(([, told, least, below]) => told === null && isLimited(least, below)).map(([name]) => name),
    fits: limits.every(([, told, least, below]) => {
      return told === null || ((least === null || told >= least) && (below === null || told < below));
    }),
  };
}

function costOf(tariff, band, basket) {
  const money = (minor) => ({ minor, currency: tariff.currency });
  const [value, threshold] = [minorOf(basket.value), minorOf(band.freeOver)];
  const isFree = value !== null && threshold !== null && value >= threshold;
  const price = isFree ? 0 : band.price.minor;
  const fee = basket.paysOnDelivery ? tariff.cashOnDelivery.minor : 0;
  const isShort = value !== null && threshold !== null && !isFree && price > 0;
  return {
    band: band.id,
    price: money(price),
    freeOver: threshold === null ? null : money(threshold),
    toFree: isShort ? money(threshold - value) : null,
    fee: money(fee),
    total: money(price + fee),
  };
}

/** @param {Money | null} money */
function minorOf(money) {
  return money === null ? null : money.minor;
}
