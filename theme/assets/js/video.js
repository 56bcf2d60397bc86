/** A film: nothing is fetched from its address before the click. */

/**
 * @param {HTMLElement} frame `[data-hg-video]`
 */
export function wire(frame) {
  const link = frame.querySelector("a");
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  link.replaceWith(button);
  button.addEventListener("click", () => {
    const video = createVideo(frame.dataset);
    button.replaceWith(video);
    video.focus();
    video.play().catch(() => {}); // the browser may insist on its own button
  });
}

function createVideo({ url, title, captions, language }) {
  const video = document.createElement("video");
  video.controls = true;
  video.playsInline = true;
  video.setAttribute("aria-label", title);
  if (captions) {
    // Captions from another origin are read only if both files allow it.
    if (new URL(captions, location.href).origin !== location.origin) video.crossOrigin = "anonymous";
    const track = document.createElement("track");
    track.kind = "captions";
    track.src = captions;
    track.srclang = language;
    track.default = true;
    video.append(track);
  }
  video.src = url;
  return video;
}
