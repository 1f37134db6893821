// The lines: filters by party and source, and a button on each that copies it with its citation.

const pickers = { parties: one("#by-party"), sources: one("#by-source") };
const MOST_CITED = 8; // sources named in a citation

function wishes() {
  return Object.entries(pickers).filter(([, picker]) => picker?.value);
}

/** Mark the lines that fit none of the wishes, and the parts of the page that hold no other. */
function filter() {
  const wanted = wishes();
  const fits = (line) =>
    wanted.every(([key, picker]) => line.dataset[key].split(" ").includes(picker.value));
  for (const line of all(".line, .retold", one("main"))) line.classList.toggle("unfit", !fits(line));
  for (const part of all(".part")) part.classList.toggle("unfit", !one(".line:not(.unfit), .retold:not(.unfit)", part));
  const lines = all("main .line");
  const shown = lines.filter((line) => !line.classList.contains("unfit")).length;
  const names = wanted.map(([, picker]) => picker.selectedOptions[0].textContent.trim());
  one("#shown").textContent = wanted.length
    ? `${shown} of ${lines.length} lines shown: ${names.join("; ")}`
    : "";
  if (one("#clear")) one("#clear").hidden = !wanted.length;
  tools.classList.toggle("busy", wanted.length > 0 || Boolean(one("#find").value));
  find();
}

function clearFilters() {
  for (const picker of Object.values(pickers)) if (picker) picker.value = "";
  filter();
  say("All lines are shown");
}

/** Show a line that a link leads to, even where a filter hides it. */
function reveal(target) {
  if (target?.closest(".unfit")) {
    clearFilters();
    target.scrollIntoView({ block: "center" });
  }
}

function squeezed(element) {
  return element ? element.textContent.replace(/\s+/g, " ").trim() : "";
}

/** Return a source as a citation names it: outlet, title, date, and address if it has one. */
function cited(number) {
  const source = document.getElementById(`source-${number}`);
  const address = one("a.out", source)?.href;
  const told = [one(".outlet", source), one(".title", source), one(".dated", source)].map(squeezed);
  return `${told[0]}, “${told[1]}”, ${told[2]}${address ? `, ${address}` : ""}`;
}

/** Return a line as text with where it stands and what it rests on. */
function citation(line) {
  const says = all(".says, .sides > li, .waits, blockquote", line).map((part) => {
    const copy = part.cloneNode(true);
    for (const gone of all(".label, .marks, .refs, .copy, details", copy)) gone.remove();
    return squeezed(copy);
  });
  const numbers = line.dataset.sources.split(" ").filter(Boolean);
  const more = numbers.length - MOST_CITED;
  const place = [one(".label", line).textContent, squeezed(one("h1")), squeezed(one(".date"))];
  return [
    ...says,
    `— ${place.join(", ")}`,
    ...numbers.slice(0, MOST_CITED).map((number) => `   ${cited(number)}`),
    ...(more > 0 ? [`   and ${more} more`] : []),
  ].join("\n");
}

/** Put a text on the clipboard; where the browser refuses, the older way is tried. */
async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = make("textarea", { value: text, className: "unseen", ariaLabel: "Line to copy" });
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

async function copy(event) {
  const button = event.currentTarget;
  const done = await put(citation(button.closest(".line")));
  button.focus();
  button.textContent = done ? "Copied" : "Not allowed here";
  say(done ? "The line is copied with its citation" : "This browser does not let the page copy");
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
}

for (const line of all("main .line")) {
  const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
  button.setAttribute("aria-label", `Copy ${one(".label", line).textContent} with its citation`);
  button.addEventListener("click", copy);
  (one(":scope > .under", line) ?? one(".says", line)).prepend(button);
}
for (const picker of Object.values(pickers)) picker?.addEventListener("change", filter);
one("#clear")?.addEventListener("click", () => {
  clearFilters();
  one("#find").focus();
});
