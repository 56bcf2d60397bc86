/** The outbox of this page: its storage, its locks, and the moments when it should look again. */

import { createOutbox } from "./outbox.js";
import { envelope, sendOnce } from "./send.js";

export const outbox = createOutbox({ storage: storageOf(), send: sendOnce, locks: navigator.locks });

addEventListener("online", () => outbox.hurry());
addEventListener("pageshow", (event) => event.persisted && outbox.resume());
addEventListener("pagehide", () => {
  for (const { receiver, submission, tries } of outbox.unsettled()) {
    if (receiver.as !== "json") continue;
    // As text, because a page that goes away cannot ask first whether it may send JSON. No answer: it stays kept.
    const { body } = envelope(receiver, submission, tries + 1);
    navigator.sendBeacon?.(receiver.url, new Blob([body], { type: "text/plain" }));
  }
});

function storageOf() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
