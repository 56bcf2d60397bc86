/** Which language of the help center a page of the shop shows. Pure. */

/**
 * The language of the files that fits best: the same, the same without its region, else the first.
 * @param {string} wish
 * @param {string[]} languages
 */
export function chooseLanguage(wish, languages) {
  const parts = wish.toLowerCase().split("-");
  for (let count = parts.length; count > 0; count -= 1) {
    const tag = parts.slice(0, count).join("-");
    const found = languages.find((language) => language.toLowerCase() === tag);
    if (found) return found;
  }
  return languages.find((language) => language.toLowerCase().split("-")[0] === parts[0]) ?? languages[0];
}
