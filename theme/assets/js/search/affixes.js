/**
 * A form of a word to what it may be made of. Pure; twin of helpgen/search/affixes.py.
 *
 * In Indonesian much stands before the root, where neither beginnings nor slips help: "mengembalikan" is "kembali".
 */

const SHORTEST_WORD = 5;
const SHORTEST_ROOT = 4;
/** After the colon: the letter that the prefix swallows before a vowel. All that fit are tried. */
const PREFIXES = [
  "memper: member: diper: diber: pember: keber: keter: menge: penge: meng:k peng:k meny:s peny:s mem:p pem:p men:t",
  "pen:t ber: per: ter: me: pe: di: ke: se:",
].flatMap((line) => line.split(" ").map((pair) => pair.split(":")));
/** Before these a vowel may be the root's own. */
const MAY_STAY = ["meng", "peng"];
/** No root begins so: "kembali" has no prefix. */
const NO_BEGINNING = /^(?:mb|mp|nc|nd|nj|nt)/u;
const ENDINGS = "kannya annya inya kanlah kan nya lah kah pun an ku mu i".split(" ");

/**
 * @param {string} word folded
 * @param {string} language
 * @returns {string[]} without the word itself; [] in other languages
 */
export function rootsOf(word, language) {
  if (!/^id(?:-|$)/iu.test(language ?? "") || Array.from(word).length < SHORTEST_WORD) return [];
  const endings = ["", ...ENDINGS.filter((ending) => word.endsWith(ending))];
  const roots = [["", ""], ...PREFIXES.filter(([start]) => word.startsWith(start))].flatMap(([start, letter]) =>
    endings.flatMap((ending) => {
      const inside = word.slice(start.length, Math.max(start.length, word.length - ending.length));
      if (!letter || !/^[aeiou]/u.test(inside)) return [inside];
      return MAY_STAY.includes(start) ? [letter + inside, inside] : [letter + inside];
    }),
  );
  const isRoot = (root) => Array.from(root).length >= SHORTEST_ROOT && root !== word && !NO_BEGINNING.test(root);
  return [...new Set(roots)].filter(isRoot);
}
