/** A picture in its full size, in a native `<dialog>`. Without this script the link opens the file. */

/**
 * @param {HTMLAnchorElement} link `a[data-hg-zoom]`
 */
export function wire(link) {
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // the reader wants a tab of its own
    event.preventDefault();
    show(link);
  });
}

function show(link) {
  const dialog = document.createElement("dialog");
  dialog.className = "hg-large";
  dialog.setAttribute("aria-label", link.querySelector("img").alt);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "hg-button";
  close.textContent = link.dataset.close;
  const picture = link.querySelector("img").cloneNode();
  picture.loading = "eager";
  const scroller = document.createElement("div");
  scroller.className = "hg-large-picture";
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "group");
  scroller.setAttribute("aria-label", picture.alt);
  scroller.append(picture);
  dialog.append(close, scroller);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
