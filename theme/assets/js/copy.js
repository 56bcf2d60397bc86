/** A button that copies a block of code. */

const SHOWN_MS = 2000;

/**
 * @param {HTMLPreElement} block `pre[data-hg-copy]`
 */
export function wire(block) {
  if (!navigator.clipboard) return; // on pages without https there is none
  const { hgCopy: copy, copied } = block.dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "hg-copy";
  button.textContent = copy;
  const status = document.createElement("span");
  status.className = "hg-hidden";
  status.setAttribute("role", "status");
  const frame = document.createElement("div");
  frame.className = "hg-copy-frame";
  block.replaceWith(frame);
  frame.append(block, button, status);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.innerText.replace(/\n$/, ""));
    button.textContent = status.textContent = copied;
    setTimeout(() => {
      button.textContent = copy;
      status.textContent = "";
    }, SHOWN_MS);
  });
}
