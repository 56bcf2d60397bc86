/** The service worker of a shop that has turned offline reading off again: it takes everything along when it goes. */

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await forget();
  await self.registration.unregister();
  await forget(); // what the worker before was about to keep
}

async function forget() {
  const own = `helpgen ${self.registration.scope} `;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(own)).map((name) => caches.delete(name)));
}
