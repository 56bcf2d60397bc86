/**
 * The one script of every page: small things of the shell; whatever only some pages or readers need is imported when
 * it is needed.
 */

/** Loaded where the page has such an element. */
const FEATURES = new Map([
  ["[data-hg-search-events]", () => import("./search_events.js")],
  ["[data-hg-contact], [data-hg-survey], [data-hg-tool]", () => import("./forms.js")],
  ["[data-hg-faq]", () => import("./faq.js")],
  ["[data-hg-video]", () => import("./video.js")],
  ["[data-hg-results]", () => import("./search/results_page.js")],
  ["[data-hg-offline]", () => import("./offline/register.js")],
  ["[data-hg-guesses]", () => import("./guesses.js")],
  ["pre[data-hg-copy]", () => import("./copy.js")],
  ["a[data-hg-zoom]", () => import("./zoom.js")],
]);

whenPainted(wireFeatures);
wireFeedback();
wireMenus();
wireThemeSwitch();
wireSearch();
wirePrint();

/** What a page shows first has the line for itself; nobody uses a feature before it can be seen. */
function whenPainted(work) {
  const begin = () => {
    work?.();
    work = null;
  };
  new PerformanceObserver(begin).observe({ type: "paint", buffered: true });
  setTimeout(begin, 3000); // some browsers keep it to themselves
}

function wireFeatures() {
  resumeOutbox();
  wireLater("[data-hg-chat]", () => import("./chat.js"));
  wireLater("[data-hg-open]", () => import("./tools/badge.js"));
  for (const [selector, load] of FEATURES) {
    const elements = document.querySelectorAll(selector);
    if (elements.length) load().then(({ wire }) => elements.forEach(wire));
  }
}

function wireFeedback() {
  for (const form of document.querySelectorAll("[data-hg-feedback]")) {
    loadOnSubmit(form, () => import("./feedback.js").then(({ wire }) => wire(form)));
    // Staff open an article with #outdated behind its address.
    if (location.hash === "#outdated" && form.dataset.hgReceiver === "json") {
      import("./feedback_flag.js").then(({ flag }) => flag(form));
    }
  }
}

/** Loads the script of a form when it is sent, and sends it again; returns what loads it earlier. */
export function loadOnSubmit(form, load) {
  let loading;
  const begin = () => (loading ??= load().catch(console.error).then(stop));
  const stop = () => form.removeEventListener("submit", onSubmit);
  const onSubmit = async (event) => {
    event.preventDefault();
    await begin();
    form.requestSubmit(event.submitter); // posts by itself if the script did not come
  };
  form.addEventListener("submit", onSubmit);
  return begin;
}

/** What an earlier page could not send is sent by this one. */
function resumeOutbox() {
  try {
    if (!Object.keys(localStorage).some((key) => key.startsWith("hg-outbox:"))) return;
  } catch {
    return; // no storage, no outbox
  }
  import("./page_outbox.js").then(({ outbox }) => outbox.resume());
}

/** A card learns whether somebody answers shortly before it comes into view. Its badge is hidden until then. */
function wireLater(selector, load) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        load().then(({ wire }) => wire(target.querySelector(selector))).catch(console.error);
      }
    },
    { rootMargin: "600px" },
  );
  for (const part of document.querySelectorAll(selector)) observer.observe(part.closest(".hg-channel"));
}

/** Menus are `<details>`: Escape and a click outside close them. */
function wireMenus() {
  for (const menu of document.querySelectorAll("[data-hg-menu]")) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }
}

function wireThemeSwitch() {
  const root = document.documentElement;
  document.getElementById("hg-theme-switch").addEventListener("click", () => {
    const shown = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = shown === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("hg-theme", root.dataset.theme);
    } catch {
      // Without storage the choice lasts until the next page.
    }
  });
}

/**
 * The search dialog opens at once, so that no key is lost while its script loads; until then, and if it never comes, its
 * form leads to the page of results. The suggestions below a search field load on first use.
 */
function wireSearch() {
  const dialog = document.getElementById("hg-search-dialog");
  const input = dialog.querySelector("[name=q]");
  const fetchAhead = () => import("./search/ahead.js").catch(console.error);
  const openDialog = () => {
    needStyles();
    fetchAhead();
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    import("./search/dialog.js").then(({ wake }) => wake(), console.error);
  };
  const button = document.getElementById("hg-search-button");
  button.setAttribute("aria-haspopup", "dialog");
  for (const kind of ["pointerenter", "focus"]) button.addEventListener(kind, needStyles, { once: true });
  button.addEventListener("pointerdown", fetchAhead);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    openDialog();
  });
  document.addEventListener("keydown", (event) => {
    const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "k";
    if (!isShortcut || event.defaultPrevented) return;
    event.preventDefault();
    openDialog();
  });
  for (const field of document.querySelectorAll("[data-hg-search-form] [name=q]")) {
    // Noted here, because an input method may begin before the script is there that has to wait for it.
    field.addEventListener("compositionstart", () => (field.dataset.composing = ""));
    field.addEventListener("compositionend", () => delete field.dataset.composing);
  }
  for (const form of document.querySelectorAll("main [data-hg-search-form]")) {
    if (document.querySelector("[data-hg-results]")) continue; // that page shows whole results
    const load = () => {
      fetchAhead();
      return import("./search/combobox.js").then(({ wire }) => wire(form));
    };
    form.addEventListener("focusin", load, { once: true });
  }
}

/** The style sheet that most articles do without. */
function needStyles() {
  const url = new URL("../css/more.css", import.meta.url).href;
  if ([...document.styleSheets].some(({ href }) => href === url)) return null;
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = url;
    link.onload = link.onerror = resolve; // a plain dialog is better than none
    document.head.append(link);
  });
}

/** Paper cannot open anything: everything is open while the page is printed. */
function wirePrint() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
