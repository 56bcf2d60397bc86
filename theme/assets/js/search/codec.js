/**
 * Numbers and sorted words as short text. Pure; twin of helpgen/search/codec.py, where the format is described.
 */

const ALPHABET = Array.from({ length: 0x7f - 0x21 }, (_, i) => String.fromCharCode(0x21 + i))
  .filter((char) => char !== '"' && char !== "\\")
  .join("");
const BASE = ALPHABET.length / 2;
/** By code of the character; -1 for all that are no digits. */
const DIGITS = Array.from({ length: 0x7f }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));

/** The largest number that is one character. */
export const LEVELS = BASE - 1;

/** Reads numbers from a text, one after another. */
export class NumberReader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /**
   * The next number.
   * @returns {number}
   * @throws if the text is cut off or of another kind
   */
  read() {
    let number = 0;
    for (let scale = 1; this.at < this.text.length; scale *= BASE) {
      const digit = DIGITS[this.text.charCodeAt(this.at++)] ?? -1;
      if (digit < 0) break;
      if (digit < BASE) return number + digit * scale;
      number += (digit - BASE) * scale;
    }
    throw new RangeError("a number is cut off");
  }

  /**
   * @param {number} count
   * @returns {number[]}
   */
  readMany(count) {
    if (count > this.text.length) throw new RangeError("a number is cut off");
    const numbers = [];
    for (let i = 0; i < count; i++) numbers.push(this.read());
    return numbers;
  }

  /**
   * An ascending list, of which the text has the distances.
   * @param {number} count
   * @returns {number[]}
   */
  readAscending(count) {
    let number = 0;
    return this.readMany(count).map((gap) => (number += gap));
  }

  /** What has not been read. */
  rest() {
    return this.text.slice(this.at);
  }
}

/**
 * Sorted words, one a line: how many characters each shares with the one before, then the rest.
 * @param {string} text
 * @returns {string[]}
 */
export function decodeWords(text) {
  if (!text) return [];
  let before = "";
  return text.split("\n").map((line) => (before = nextWord(before, line)));
}

/**
 * @param {string} before
 * @param {string} line
 * @returns {string}
 */
export function nextWord(before, line) {
  const reader = new NumberReader(line);
  return firstCharacters(before, reader.read()) + reader.rest();
}

/**
 * @param {string} word
 * @param {number} count whole characters, not code units
 * @returns {string}
 */
export function firstCharacters(word, count) {
  return /[\uD800-\uDFFF]/.test(word) ? Array.from(word).slice(0, count).join("") : word.slice(0, count);
}

/**
 * The order of Python: by code point, where JavaScript compares code units.
 * @param {string} one
 * @param {string} other
 * @returns {number} below, at or above 0
 */
export function compareWords(one, other) {
  const end = Math.min(one.length, other.length);
  for (let i = 0; i < end; i++) {
    const a = one.charCodeAt(i);
    const b = other.charCodeAt(i);
    if (a === b) continue;
    const isAstral = (code) => code >= 0xd800 && code <= 0xdfff;
    return isAstral(a) === isAstral(b) ? a - b : isAstral(a) ? 1 : -1;
  }
  return one.length - other.length;
}
