// Runs before the page is drawn, so that a remembered theme does not flash in.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const kept = localStorage.getItem("briefer-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch {
    // A browser may refuse storage to a file; the theme is then the system's.
  }
})();
