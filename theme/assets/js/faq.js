/** Questions that open: by their address, and all at once. */

/**
 * @param {HTMLElement} list `[data-hg-faq]`
 */
export function wire(list) {
  const setAll = (isOpen) => {
    for (const question of list.querySelectorAll(".hg-question > details")) question.open = isOpen;
  };
  list.querySelector("[data-hg-open-all]").addEventListener("click", () => setAll(true));
  list.querySelector("[data-hg-close-all]").addEventListener("click", () => setAll(false));
  addEventListener("hashchange", openTarget);
  openTarget();
}

/** Opens the question, and the details around a place inside an answer, that the address names. */
function openTarget() {
  const target = document.getElementById(readHash());
  for (let details = target?.closest("details"); details; details = details.parentElement.closest("details")) {
    details.open = true;
  }
  target?.scrollIntoView();
}

function readHash() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // a stray "%" in the address
  }
}
