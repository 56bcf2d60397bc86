/**
 * The service worker. `RELEASE` is written before it when a site is built. Pages come from the network, and from the
 * device where that fails or is slow; files whose name changes with their content come from the device. What a release
 * has kept is thrown away when the next one comes.
 */
/* global RELEASE */

const SCOPE = self.registration.scope;
const OWN = `helpgen ${SCOPE} `;
const PAGES = `${OWN}${RELEASE.version} pages`;
const FILES = `${OWN}${RELEASE.version} files`;
const MOST = { [PAGES]: 50, [FILES]: 300 };
const CARRIED = 20;
const PATIENCE_MS = 3000;
const FOREVER = new RegExp(`^${RELEASE.forever}$`);
/** What other sites and programs load, and what must never be old. */
const NOT_KEPT = /^(?:embed|exports|fragments)\/|^[^/]*\.(?:js|json|xml|txt)$/;

self.addEventListener("install", (event) => event.waitUntil(prepare().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forgetOld().then(() => self.clients.claim())));
self.addEventListener("message", (event) => event.waitUntil(keepVisit(event.data)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || path === null || NOT_KEPT.test(path) || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(newest(event, PAGES).catch(() => explain(path)));
  else event.respondWith(FOREVER.test(path) ? kept(event) : newest(event, FILES));
});

/** From the root of the site; null for what is not of it. */
function pathOf(url) {
  return url.startsWith(SCOPE) ? new URL(url).pathname.slice(new URL(SCOPE).pathname.length) : null;
}

/** A page is the same whatever is asked behind its "?". */
function keyOf(url) {
  return url.split(/[?#]/)[0];
}

async function prepare() {
  const files = await caches.open(FILES);
  await files.addAll(RELEASE.files.map((path) => new URL(path, SCOPE).href));
  // Pages that the reader has kept are fetched anew, while the old worker still answers.
  for (const name of await oldCaches()) {
    const addresses = (await (await caches.open(name)).keys()).map(({ url }) => url);
    const target = name.endsWith(" pages") ? PAGES : FILES;
    const wanted = target === PAGES ? addresses : addresses.filter((url) => !pathOf(url)?.startsWith("assets/"));
    for (const url of wanted.slice(-CARRIED)) await keepAddress(url, target).catch(() => {});
  }
}

async function oldCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== PAGES && name !== FILES);
}

async function forgetOld() {
  await Promise.all((await oldCaches()).map((name) => caches.delete(name)));
}

/** The page comes last: where it is kept, everything is there that it needs. */
async function keepVisit({ page, files }) {
  for (const url of files) {
    const path = pathOf(url);
    if (path !== null && !NOT_KEPT.test(path)) await keepAddress(url, FILES).catch(() => {});
  }
  await keepAddress(page, PAGES).catch(() => {});
}

async function keepAddress(url, name) {
  const isForever = FOREVER.test(pathOf(url) ?? "");
  const response = await fetch(keyOf(url), { cache: isForever ? "default" : "no-cache" });
  await keep(name, keyOf(url), response);
}

/** Keeps an answer as the newest one, and no more of them than are allowed. */
async function keep(name, key, response) {
  if (!response.ok || response.type !== "basic" || response.redirected) return;
  if (isOver()) return;
  const cache = await caches.open(name);
  await cache.put(key, response);
  if (isOver()) {
    await caches.delete(name); // made anew behind the back of the next release
    return;
  }
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST[name])).map((one) => cache.delete(one)));
}

/** Whether the next release has thrown everything away meanwhile. */
function isOver() {
  return self.serviceWorker?.state === "redundant";
}

async function kept(event) {
  const key = keyOf(event.request.url);
  const found = await caches.match(key, { cacheName: FILES });
  if (found) return found;
  const response = await fetch(event.request);
  event.waitUntil(keep(FILES, key, response.clone()).catch(() => {})); // a full device keeps nothing
  return response;
}

async function newest(event, name) {
  const key = keyOf(event.request.url);
  const asked = fetch(event.request);
  const keeping = asked.then((response) => keep(name, key, response.clone()));
  event.waitUntil(keeping.catch(() => {}));
  const found = await caches.match(key, { cacheName: name });
  if (!found) return asked;
  const fromNetwork = asked.then((response) => (response.status >= 500 ? found : response), () => found);
  const isLate = new Promise((resolve) => setTimeout(() => resolve(found), PATIENCE_MS));
  return Promise.race([fromNetwork, isLate]);
}

/** The page where there is none: which ones can be read. */
async function explain(path) {
  const editions = [...RELEASE.editions].sort((one, other) => other.prefix.length - one.prefix.length);
  const edition = editions.find(({ prefix }) => path.startsWith(prefix));
  const prefixes = editions.map(({ prefix }) => prefix).filter((prefix) => prefix !== edition.prefix);
  const cache = await caches.open(PAGES);
  const lines = [];
  for (const { url } of (await cache.keys()).reverse()) {
    const own = pathOf(url);
    if (!own.startsWith(edition.prefix) || prefixes.some((prefix) => prefix && own.startsWith(prefix))) continue;
    const title = /<title>([^<]*)<\/title>/.exec(await (await cache.match(url)).text())?.[1] ?? own;
    lines.push(`<li class="hg-row"><a class="hg-row-link" href="${url.replace(/&/g, "&amp;")}">${title}</a></li>`);
  }
  const { language, direction, title, text, saved } = edition;
  const list = lines.length ? `<h2>${saved}</h2><ul class="hg-links">${lines.join("")}</ul>` : "";
  const style = new URL(RELEASE.files.find((file) => file.endsWith("main.css")), SCOPE).href;
  const page = `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title}</title><link rel="stylesheet" href="${style}"></head><body><main class="hg-main"><div class="hg-wrap">
<header class="hg-title"><h1>${title}</h1><p class="hg-lead">${text}</p></header>${list}</div></main></body></html>`;
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'" };
  return new Response(page, { status: 503, headers });
}
