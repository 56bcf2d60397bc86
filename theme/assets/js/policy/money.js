/**
 * Amounts as shoppers type them, in whole minor units (cents, haléře). Pure; twin of helpgen/policy/minor_units.py.
 * Whole numbers only: no binary fraction ever stands for money.
 *
 * @typedef {{ minor: number, currency: string }} Money
 */

const ZEROS = [0x0660, 0x06f0, 0x0966, 0x0e50, 0xff10];
const GROUPED = /^(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+)$/;
const DECIMAL = [
  /^([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})\.([0-9]+)$/,
  /^([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,12}),([0-9]+)$/,
];

/**
 * An amount in minor units; null where the text cannot be read in one way only.
 * @param {string} text
 * @param {number} decimals of the currency
 * @returns {number | null}
 */
export function readAmount(text, decimals) {
  const plain = plainText(text);
  if (/^[0-9]{1,12}$/.test(plain)) return whole(plain, "", decimals);
  const match = DECIMAL.map((pattern) => pattern.exec(plain)).find(Boolean);
  const isGrouped = GROUPED.test(plain);
  if (match && match[2].length <= decimals) {
    const isSingle = isGrouped && !/[.,].*[.,]/.test(plain);
    return isSingle ? null : whole(match[1].replace(/[.,]/g, ""), match[2], decimals);
  }
  return isGrouped ? whole(plain.replace(/[.,]/g, ""), "", decimals) : null;
}

/**
 * Whether it is an amount that can be counted without loss.
 * @param {unknown} minor
 */
export function isAmount(minor) {
  return Number.isSafeInteger(minor) && minor >= 0;
}

function plainText(text) {
  const plain = Array.from(text, digit).join("").replace(/[ \u00A0\u202F'\u2019]/g, "");
  return plain.replace(/\u066B/g, ".").replace(/\u066C/g, ",");
}

function digit(char) {
  const code = char.codePointAt(0);
  const zero = ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? char : String(code - zero);
}

function whole(units, fraction, decimals) {
  const minor = Number.parseInt(units + fraction.padEnd(decimals, "0"), 10);
  return Number.isSafeInteger(minor) ? minor : null;
}
