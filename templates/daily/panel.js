// The panel: an article, or the quotes of a position, beside the briefing. What is shown is in the
// address, so that Back closes it and a link to it can be sent.

const panel = one("#panel");
const phone = matchMedia("(max-width: 56rem)");
const SENTENCE = /^#s(\d+)-\d+$/;
const ARTICLE = /^#source-(\d+)-text$/;
const MOST_MARKS = 12; // of a line, named above an article
let opener = null; // what takes the focus when the panel is left
let closing = false; // Back has been asked for and has not come yet

function isShownInPanel(hash) {
  return SENTENCE.test(hash) || ARTICLE.test(hash) || Boolean(cellOf(hash));
}

function cellOf(hash) {
  const found = hash.length > 1 && document.getElementById(hash.slice(1));
  return found && found.matches("a.cell") ? found : null;
}

/** Return a copy without ids, so that each stands in the page once; they are kept as data. */
function copyOf(element) {
  const copy = element.cloneNode(true);
  for (const part of [copy, ...all("[id]", copy)]) {
    if (part.id) part.dataset.was = part.id;
    part.removeAttribute("id");
  }
  for (const button of all(".copy", copy)) button.remove();
  return copy;
}

/** Return an article with the sentences lit that hold the line, or the one of the address. */
function articleOf(hash, line) {
  const number = (SENTENCE.exec(hash) ?? ARTICLE.exec(hash))[1];
  const source = document.getElementById(`source-${number}-text`);
  if (!source) return null;
  const copy = copyOf(source);
  const wanted = new Set([hash, ...marksOf(line).map((mark) => mark.getAttribute("href"))]);
  for (const sentence of all("mark", copy)) {
    sentence.classList.toggle("lit", wanted.has(`#${sentence.dataset.was}`));
    sentence.classList.toggle("first", hash === `#${sentence.dataset.was}`);
  }
  one("h3", copy).id = "panel-title";
  return line ? [reminder(line, hash), copy] : [copy];
}

/** Return where a reader belongs whom an address led into the panel: a line that cites it, or the source. */
function homeOf(hash) {
  if (cellOf(hash)) return cellOf(hash);
  const back = document.getElementById(hash.slice(1)).parentElement.querySelector(".refs a");
  const line = back && document.getElementById(back.hash.slice(1));
  const number = (SENTENCE.exec(hash) ?? ARTICLE.exec(hash))[1];
  return marksOf(line).find((mark) => mark.hash === hash) ?? one(`#source-${number} a.title`);
}

function marksOf(line) {
  const marks = line ? all("a[href^='#s']", line) : [];
  const found = new Map();
  for (const mark of marks) {
    const hash = mark.getAttribute("href");
    if (SENTENCE.test(hash) && !found.has(hash)) found.set(hash, mark);
  }
  return [...found.values()];
}

/** Return the line that the article is opened for, with links to all its sentences. */
function reminder(line, hash) {
  const sentences = make("p", { className: "marks" }, "Rests on ");
  const marks = marksOf(line);
  const near = marks.filter((mark, place) => place < MOST_MARKS || mark.getAttribute("href") === hash);
  for (const mark of near) {
    const href = mark.getAttribute("href");
    const name = href.slice(2).replace("-", ":");
    const link = make("a", { href, textContent: name, className: "jump" });
    if (href === hash) link.setAttribute("aria-current", "true");
    link.dataset.line = line.id;
    sentences.append(link, " ");
  }
  if (near.length < marks.length) sentences.append(`and ${marks.length - near.length} more`);
  const text = make("p", { dir: "auto", className: "says" }, one(".label", line).textContent, " ");
  text.append(one(".says > .text, .says > .how", line).textContent);
  return make("div", { className: "reminder" }, text, sentences);
}

/** Return the lines of a cell of the table of positions. */
function quotesOf(cell) {
  const title = one(".unseen", cell).textContent.replace(/: *$/, "");
  const lines = cell.dataset.lines.split(" ").map((id) => document.getElementById(id));
  const list = make("ol", { className: "lines" }, ...lines.filter(Boolean).map(copyOf));
  return [make("h3", { id: "panel-title", textContent: title, dir: "auto" }), list];
}

function show(hash, line = null) {
  const cell = cellOf(hash);
  const shown = cell ? quotesOf(cell) : articleOf(hash, line);
  if (!shown) return;
  one("#panel-body").replaceChildren(...shown);
  if (!panel.open && phone.matches) panel.showModal();
  else if (!panel.open) panel.show();
  root.classList.add("beside");
  closing = false;
  panel.setAttribute("aria-labelledby", "panel-title");
  one("#panel-title").tabIndex = -1;
  one("#panel-title").focus({ preventScroll: true });
  panel.scrollTop = 0;
  const first = one("mark.first", panel);
  if (first && first.getBoundingClientRect().bottom > innerHeight) first.scrollIntoView({ block: "center" });
  point(line);
}

/** Show in the briefing which line the panel is opened for; none where there is none. */
function point(line) {
  for (const before of all(".opened")) before.classList.remove("opened");
  line?.classList.add("opened");
}

function hide() {
  closing = false;
  if (!panel.open) return;
  panel.close();
  point(null);
  root.classList.remove("beside");
  opener?.focus();
  opener = null;
}

/** Leave the panel as Back does, where Back leads to the page below it. */
function leave() {
  if (!panel.open || closing) return;
  if (history.state?.panel) {
    closing = true;
    history.back();
  } else {
    history.replaceState(null, "", location.pathname + location.search);
    hide();
  }
}

function follow(event) {
  const link = event.target.closest?.("a[href^='#']");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const hash = link.matches("a.cell") ? `#${link.id}` : link.getAttribute("href");
  const inside = panel.contains(link);
  if (!isShownInPanel(hash)) {
    if (inside) opener = null; // the reader goes on to another place
    reveal(document.getElementById(hash.slice(1)));
    return;
  }
  event.preventDefault();
  // From one article to the next there is one step back; from a cell to an article there are two.
  if (panel.open && !cellOf(location.hash)) history.replaceState(history.state, "", hash);
  else history.pushState({ panel: true }, "", hash);
  if (!inside) opener = link;
  const held = link.closest(".line"); // in the panel it is a copy
  const line = document.getElementById(link.dataset.line ?? held?.dataset.was ?? held?.id ?? "");
  show(hash, line);
}

/** Show what the address names: the panel, or a line, which the browser itself scrolls to. */
function route() {
  if (isShownInPanel(location.hash)) {
    show(location.hash);
    if (panel.open) opener ??= homeOf(location.hash);
    return;
  }
  hide();
  reveal(document.getElementById(location.hash.slice(1)));
}

document.addEventListener("click", follow);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !panel.open) return;
  event.preventDefault();
  leave();
});
panel.addEventListener("cancel", (event) => {
  event.preventDefault();
  leave();
});
one("#close").addEventListener("click", leave);
addEventListener("popstate", route);
