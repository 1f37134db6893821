// Full-text find: marks the hits without changing the page, counts them, shows the first and goes
// from one to the next.

const marker = globalThis.CSS?.highlights;
const PAUSE_MS = 120; // after a letter, before the page is searched
let hits = [];
let current = -1;
let waiting = 0;

/** Fold a text for comparing, and say at which place of it each folded letter stands. */
function folded(text) {
  if (/^[\x00-\x7f]*$/.test(text)) return { letters: text.toLowerCase(), places: null };
  let letters = "";
  const places = [];
  let at = 0;
  for (const sign of text) {
    const bare = sign.normalize("NFD").replace(/[\p{M}\u2066-\u2069]/gu, "").toLowerCase();
    const plain = bare.replace(/[‘’ʼ]/g, "'").replace(/[“”]/g, '"').replace(/[‐‑–—]/g, "-");
    letters += plain;
    for (let i = 0; i < plain.length; i += 1) places.push(at);
    at += sign.length;
  }
  return { letters, places };
}

/** Yield the texts of the page that can be seen. */
function* texts() {
  const walker = document.createTreeWalker(one("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (holder.closest("svg, button, .unseen") || !walker.currentNode.data.trim()) continue;
    if (holder.checkVisibility?.() ?? true) yield walker.currentNode;
  }
}

function hitsIn(node, wanted) {
  const found = [];
  const { letters, places } = folded(node.data);
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    const range = document.createRange();
    range.setStart(node, places ? places[at] : at);
    // The marks that stand above the last letter belong to it.
    range.setEnd(node, places ? places[end] ?? node.length : end);
    found.push(range);
  }
  return found;
}

/** Search for what was typed, and show the first hit. */
function seek() {
  find();
  step(1);
}

/** Search the page anew for what is in the field. */
function find() {
  clearTimeout(waiting);
  waiting = 0;
  const wanted = folded(one("#find").value.trim()).letters;
  root.classList.toggle("finding", Boolean(wanted));
  hits = wanted ? [...texts()].flatMap((node) => hitsIn(node, wanted)) : [];
  current = -1;
  marker?.delete("current");
  if (marker) {
    const found = new Highlight();
    for (const hit of hits) found.add(hit);
    marker.set("found", found);
  }
  tools.classList.toggle("busy", Boolean(wanted) || wishes().length > 0);
  tell(wanted);
}

function tell(wanted) {
  const count = hits.length === 1 ? "1 hit" : `${hits.length || "no"} hits`;
  const place = current < 0 ? count : `${current + 1} of ${hits.length}`;
  one("#hits").textContent = wanted ? place : "";
}

/** Go to the next hit, or with -1 to the one before. */
function step(by) {
  if (!hits.length) return;
  current = current < 0 && by < 0 ? hits.length - 1 : (current + by + hits.length) % hits.length;
  const hit = hits[current];
  if (marker) marker.set("current", new Highlight(hit));
  else getSelection().setBaseAndExtent(hit.startContainer, hit.startOffset, hit.endContainer, hit.endOffset);
  hit.startContainer.parentElement.scrollIntoView({ block: "center" });
  tell(true);
}

function keys(event) {
  if (event.key === "Enter" && waiting) seek();
  else if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  else if (event.key === "Escape" && one("#find").value) one("#find").value = "";
  else if (event.key === "Escape") leaveFinder();
  else return;
  event.preventDefault();
  if (event.key === "Escape") find();
}

function leaveFinder() {
  showFinder(false);
  one("#finder-switch").focus();
}

one("#find").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(seek, PAUSE_MS);
});
one("#find").addEventListener("keydown", keys);
one("#next").addEventListener("click", () => step(1));
one("#before").addEventListener("click", () => step(-1));
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, select, textarea");
  if (event.key !== "/" || typing || panel.matches(":modal") || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  showFinder(true);
});
route();
