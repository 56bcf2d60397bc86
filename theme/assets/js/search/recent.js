/** The last few searches. They stay in this browser; where it keeps nothing, there are none. Knows no document. */

const MOST = 5;
const LONGEST = 100;

/**
 * @param {string} language searches of one language are no help in another
 * @param {() => Storage} [storageOf] may throw, as `localStorage` does where a reader denies it
 */
export function createRecent(language, storageOf = () => localStorage) {
  const key = `hg-recent-${language}`;

  /** @returns {string[]} newest first */
  function list() {
    try {
      const kept = JSON.parse(storageOf().getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept.filter((query) => typeof query === "string" && query).slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  function keep(queries) {
    try {
      if (queries.length) storageOf().setItem(key, JSON.stringify(queries));
      else storageOf().removeItem(key);
    } catch {
      // Denied or full: nothing is remembered.
    }
  }

  return {
    list,
    /** @param {string} text of a search that led somewhere */
    add(text) {
      const query = text.trim().replace(/\s+/gu, " ");
      if (!query || query.length > LONGEST) return;
      keep([query, ...list().filter((other) => other !== query)].slice(0, MOST));
    },
    /** @param {string} query */
    remove: (query) => keep(list().filter((other) => other !== query)),
    clear: () => keep([]),
  };
}
