// Sets the chosen theme and says that scripts run, both before the first paint. The only script that blocks.
(function () {
  const root = document.documentElement;
  if (!("noModule" in HTMLScriptElement.prototype)) return; // main.js would not run either
  root.classList.add("hg-script");
  try {
    const theme = localStorage.getItem("hg-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // A browser may forbid storage: then the reader's system decides.
  }
})();
