/** The data of a tool: fetched once for all who ask, with the shared calendars put back into their places. */

const files = new Map();

/**
 * @param {string} url
 * @returns {Promise<object>} rejects if it could not be fetched; the next call tries again
 */
export function load(url) {
  const place = new URL(url, document.baseURI).href;
  if (!files.has(place)) {
    const file = fetchData(place);
    files.set(place, file);
    file.catch(() => files.delete(place));
  }
  return files.get(place);
}

async function fetchData(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return revive(await response.json());
}

/**
 * The data as the shop maths reads them: `{ "calendar": 0 }` becomes the first of `calendars`. Pure.
 * @param {{ calendars: object[] }} file
 */
export function revive({ calendars, ...data }) {
  const put = (value) => {
    if (Array.isArray(value)) return value.map(put);
    if (value === null || typeof value !== "object") return value;
    if (Object.keys(value).length === 1 && typeof value.calendar === "number") return calendars[value.calendar];
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, put(part)]));
  };
  return put(data);
}
