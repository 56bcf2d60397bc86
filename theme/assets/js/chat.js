/** A chat card: its button within the hours, the provider's script after a click. */

import { isOpen } from "./hours.js";

/**
 * @param {HTMLElement} card `[data-hg-chat]`
 */
export function wire(card) {
  const open = card.querySelector("[data-hg-chat-open]");
  const closed = card.querySelector("[data-hg-chat-closed]");
  const link = card.querySelector("[data-hg-chat-link]");

  const update = () => {
    const { hours, timeZone, holidays } = card.dataset;
    const answers = isOpen(hours, timeZone, holidays, new Date());
    open.hidden = !answers;
    closed.hidden = answers;
    if (link) link.hidden = true;
    return answers;
  };

  update();
  document.addEventListener("visibilitychange", () => {
    if (!card.hasAttribute("aria-busy")) update();
  });
  open.querySelector("button").addEventListener("click", async (event) => {
    if (!update() || card.hasAttribute("aria-busy")) return;
    card.setAttribute("aria-busy", "true");
    event.currentTarget.setAttribute("aria-disabled", "true");
    try {
      await loadScript(card.dataset.script);
      card.removeAttribute("aria-busy");
      document.dispatchEvent(new CustomEvent("hg-chat-loaded")); // a shop's script may open the window
    } catch {
      open.hidden = true;
      if (link) link.hidden = false;
    }
  });
}

async function loadScript(url) {
  const { providerScriptUrl } = await import("./trusted.js");
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = providerScriptUrl(url);
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}
