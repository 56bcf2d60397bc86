/** What an address is for the widget. Pure: no document, no network. */

/** @enum {string} */
export const Place = {
  /** A page of the help center whose text can be read inside. */
  PAGE: "page",
  CONTACT: "contact",
  HOME: "home",
  /** Anything else: another site, a form, a file. */
  AWAY: "away",
};

/**
 * @param {string} address absolute
 * @param {{ root: URL, data: { home: string, contact: string } }} site
 * @returns {string} one of `Place`
 */
export function placeOf(address, { root, data }) {
  const url = new URL(address, root);
  if (url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return Place.AWAY;
  const path = url.pathname.slice(root.pathname.length);
  if (path === data.home) return Place.HOME;
  if (data.contact && path === data.contact) return Place.CONTACT;
  const name = path.slice(path.lastIndexOf("/") + 1);
  const isPage = name === "" || name.endsWith(".html");
  const isTool = /^(?:[a-z]{2,3}(?:-[A-Za-z0-9]+)*\/)?(?:tools|search)(?:\/|\.html)/.test(path);
  return isPage && !isTool ? Place.PAGE : Place.AWAY;
}
