/**
 * A form of a word that no text has to what it may be made of. Pure; twin of helpgen/search/affixes.py.
 *
 * In Indonesian much stands before the root, where neither beginnings nor slips help: "mengembalikan" is "kembali".
 */

const SHORTEST_WORD = 6;
const SHORTEST_ROOT = 4;
/** The longest that fits is taken. After the colon: the letter that it may have swallowed. */
const BEFORE = "memper: diper: meng:k meny:s peng:k peny:s mem:p men:t pem:p pen:t ber: per: ter: me: pe: di: ke: se:"
  .split(" ")
  .map((pair) => pair.split(":"));
const BEHIND = "kannya annya kan kah lah nya an ku mu i".split(" ");

/**
 * @param {string} word folded
 * @param {string} language
 * @returns {string[]} without the word itself; [] in other languages
 */
export function rootsOf(word, language) {
  if (!/^id(?:-|$)/iu.test(language) || Array.from(word).length < SHORTEST_WORD) return [];
  const [start, letter] = BEFORE.find(([before]) => word.startsWith(before)) ?? ["", ""];
  const behind = BEHIND.find((ending) => word.endsWith(ending)) ?? "";
  const inside = (from, ending) => word.slice(from, word.length - ending.length);
  const roots = [behind, ""].flatMap((ending) => [letter + inside(start.length, ending), inside(start.length, ending)]);
  roots.push(inside(0, behind), inside(0, ""));
  return [...new Set(roots)].filter((root) => Array.from(root).length >= SHORTEST_ROOT && root !== word);
}
