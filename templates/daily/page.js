// What the other scripts share, and the switches of the page: theme, reading mode, the finder.
// All of them are one module, in the order page, panel, lines, find.

const root = document.documentElement;
const tools = one("#tools");

function one(selector, within = document) {
  return within.querySelector(selector);
}

function all(selector, within = document) {
  return [...within.querySelectorAll(selector)];
}

/** Make an element; text goes in as text, whatever it says. */
function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Tell a screen reader what has happened. */
function say(text) {
  one("#said").textContent = text;
}

function isDark() {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return (root.dataset.theme ?? system) === "dark";
}

function nameTheme() {
  one("#theme").textContent = isDark() ? "Light" : "Dark";
  one("#theme").setAttribute("aria-label", isDark() ? "Light theme" : "Dark theme");
}

function switchTheme() {
  root.dataset.theme = isDark() ? "light" : "dark";
  nameTheme();
  try {
    localStorage.setItem("briefer-theme", root.dataset.theme);
  } catch {
    // It holds until the page is closed.
  }
}

function switchReading() {
  const reading = root.classList.toggle("reading");
  one("#reading").setAttribute("aria-pressed", reading);
  say(reading ? "Reading mode: the marks of the sources are hidden" : "The marks are shown");
}

function showFinder(shown) {
  one("#finder").hidden = !shown;
  one("#finder-switch").setAttribute("aria-expanded", shown);
  if (shown) one("#find").focus();
}

/** A box that scrolls sideways can be reached with the keyboard; one that fits need not be. */
function fitBoxes() {
  for (const box of all(".wide")) {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

tools.hidden = false;
nameTheme();
fitBoxes();
addEventListener("resize", fitBoxes);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
one("#theme").addEventListener("click", switchTheme);
one("#reading").addEventListener("click", switchReading);
one("#finder-switch").addEventListener("click", () => showFinder(one("#finder").hidden));
