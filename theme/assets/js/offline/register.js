/** Lets the service worker keep pages for reading without a network. Only where the shop has turned it on. */
import { scriptUrl } from "../trusted.js";

const FILES_AT_MOST = 60;

/** @param {HTMLElement} root `<html data-hg-offline="…">` with the address of the worker */
export async function wire(root) {
  if (!navigator.serviceWorker) return; // an old browser, or a page that did not come over TLS
  const url = new URL(root.dataset.hgOffline, document.baseURI).href;
  try {
    const isFirst = !navigator.serviceWorker.controller;
    await navigator.serviceWorker.register(scriptUrl(url), { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    // What came before the worker did not pass through it.
    const files = performance.getEntriesByType("resource").map(({ name }) => name).slice(0, FILES_AT_MOST);
    if (isFirst) active.postMessage({ page: location.href, files });
  } catch (error) {
    console.warn(`offline: ${error.message}`); // everything works as before, with a network
  }
}
