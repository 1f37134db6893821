"""The formats agree, line by line, in what they say, on how many sources, and by which sentences."""

import email
import io
import json
import re
from email import policy
from typing import NamedTuple, get_args

import lxml.html
import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from pypdf import PdfReader

from briefer.assets import loader
from briefer.day import daily
from briefer.settings import Settings
from briefer.steps.escape import plain
from briefer.steps.example import example
from briefer.steps.message import message
from briefer.steps.pdf import pdf
from briefer.steps.present import present
from briefer.steps.render import render
from briefer.values.finding import Stance

MARKS = re.compile(r"(\d+):(\d+)")
# What is read out of a PDF from right to left comes in another order.
ARABIC = re.compile("[\u0600-\u06ff]")
KINDS = {"developments": "summary", "positions": "position", "questions": "question"}


class Said(NamedTuple):
    """What stands at one label: all its visible text, squeezed, and the sentences it leads to."""

    shown: str
    marks: frozenset[tuple[int, int]]


def squeezed(text):
    return re.sub(r"[\s\u200b\u2060\u2068\u2069\u00ad]", "", plain(text))


class Line(NamedTuple):
    """A line as the JSON has it: words that stand in it, and the sentences that it rests on.

    `runs` are the marks as they stand side by side, of a difference those of each side; `day` is
    the day of the month.
    """

    words: list[str]
    marks: frozenset[tuple[int, int]]
    runs: list[str]
    day: str = ""


def told(data):
    """Return from the JSON the lines by their ids, differences too, and the sentences."""
    numbers = {source["article"]["id"]: n for n, source in enumerate(data["sources"], 1)}

    def marked(citations):
        return [(numbers[one["article_id"]], one["sentence"]) for one in citations]

    def run(citations):
        return "".join(f"{a}:{b}" for a, b in dict.fromkeys(marked(citations)))

    lines = {}
    for story in data["stories"]:
        for kind, field in KINDS.items():
            for one in story[kind]:
                articles = {cited["article_id"] for cited in one["evidence"]}
                many = len(articles) > 1 and one["outlets"] > 1
                count = f"{one['origins']} origin" if many else "one source"
                words = [one["finding"][field], count, one["finding"].get("stance", "")]
                marks = frozenset(marked(one["evidence"] + one["quotes"]))
                day = (one["day"] or "").rpartition("-")[2].lstrip("0")
                lines[one["id"]] = Line(words, marks, [run(one["evidence"])], day)
        for one in story["differences"]:
            sides = [side["evidence"] for side in one["sides"]]
            marks = frozenset(marked(citation for side in sides for citation in side))
            words = [side["text"] for side in one["sides"]]
            lines[one["id"]] = Line(words, marks, [run(side) for side in sides])
            for entry in {entry for side in one["sides"] for entry in side["entries"]}:
                if one["kind"] != "scope":
                    lines[entry].words[2:2] = ["but see C", one["id"].upper()]
    texts = {
        (numbers[source["article"]["id"]], sentence["number"]): sentence["text"]
        for source in data["sources"]
        for sentence in source["sentences"]
    }
    return lines, texts


def in_page(page, notes=r"#s(\d+)-(\d+)"):
    """Return what stands at each id of an HTML page, and the links to sentences in it."""
    found = {}
    for element in lxml.html.fromstring(page).iterfind(".//*[@id]"):
        hrefs = " ".join(one.get("href") for one in element.iterfind(".//a[@href]"))
        marks = frozenset((int(a), int(b)) for a, b in re.findall(notes, hrefs))
        found[element.get("id")] = Said(squeezed(element.text_content()), marks)
    return found


def in_markdown(written):
    """Return the same of Markdown, as a renderer shows it, with the notes under their sentences."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    tree = lxml.html.fromstring(f"<div>{reader.render(written)}</div>")
    notes = {}
    found = {}
    for note in tree.iterfind(".//li[@class='footnote-item']"):
        shown = note.text_content()
        source, sentence = re.findall(r"Source (\d+), .*?, sentence (\d+): ", shown, re.DOTALL)[0]
        notes[f"#{note.get('id')}"] = int(source), int(sentence)
        found[f"s{source}-{sentence}"] = Said(squeezed(shown), frozenset())
    for anchor in tree.iterfind(".//a[@id]"):
        around = anchor.getparent()
        hrefs = [one.get("href") for one in around.iterfind(".//a[@href]")]
        marks = frozenset(notes[one] for one in hrefs if one in notes)
        found.setdefault(anchor.get("id"), Said(squeezed(around.text_content()), marks))
    return found


def in_text(written):
    """Return the same of plain text: what stands behind each label, to the next."""
    found = {}
    parts = re.split(r"(?m)^ *(?=[DPQC]\d+: |\d+:\d+ |[A-Z][A-Z ,:]{5,}$)", written)
    for part in parts:
        if line := re.match(r"([DPQC]\d+): ", part):
            label = line[1].lower()
            in_brackets = " ".join(re.findall(r"\[([\d:, ]+)\]", part))
        elif line := re.match(r"(\d+):(\d+) ", part):
            label, in_brackets = f"s{line[1]}-{line[2]}", ""
        else:
            continue
        marks = frozenset((int(a), int(b)) for a, b in MARKS.findall(in_brackets))
        found[label] = Said(squeezed(part), marks)
    return found


def in_pdf(data, lines):
    """Return the labels whose lines a PDF has with the marks that the JSON has, and no other.

    The marks of a line run together, and what stands behind them may begin with a number.
    """
    pages = PdfReader(io.BytesIO(data)).pages
    text = squeezed("".join(page.extract_text() for page in pages))
    found = set()
    for label, line in lines.items():
        of_whom = r"(?:,astoldby[^:]+)?:" if line.words[-1] in get_args(Stance) else ""
        about = "[^“]{0,90}?“?" if label[0] == "c" else re.escape(line.words[-1]) + of_whom
        first = re.search(label.upper() + about + re.escape(squeezed(line.words[0])), text)
        behind = text[first.start() : first.end() + 700] if first else ""
        end = rf"(?:{line.day or 'x'}[A-Z]|\d+(?:articles|outlets)|[^\d:])"
        runs = (rf"(?<![\d:]){run}{end}" for run in line.runs)
        if behind and all(re.search(run, behind) for run in runs):
            found |= {label} if squeezed(line.words[1]) in behind else set()
    return found, text


@pytest.fixture(scope="module", params=["example", "rich", "seeds"])
def day(request, briefing):
    if request.param == "seeds":
        return daily(["seeds"], Settings(model="embedded"))
    return example() if request.param == "example" else briefing


@pytest.mark.parametrize("template", ["daily", "matrix"])
def test_the_formats_say_the_same_of_each_line(template, day):
    def write(fmt):
        return render(day, template, fmt, loader("templates"))

    lines, texts = told(json.loads(write("json")))
    data = message(day.title, day.date, write("txt"), write("eml"))
    text, page = email.message_from_bytes(data, policy=policy.default).iter_parts()
    formats = {
        "html": in_page(write("html")),
        "md": in_markdown(write("md")),
        "txt": in_text(write("txt")),
        "eml, page": in_page(page.get_content()),
        "eml, text": in_text(text.get_content()),
    }
    used = sorted({mark for line in lines.values() for mark in line.marks})
    for name, found in formats.items():
        assert {one for one in found if re.fullmatch(r"[dpqc]\d+", one)} == lines.keys(), name
        for label, line in lines.items():
            missing = [one for one in line.words if squeezed(one) not in found[label].shown]
            assert missing == [], (name, label)
            assert found[label].marks == line.marks, (name, label)
        for source, sentence in used:
            shown = found[f"s{source}-{sentence}"].shown
            assert squeezed(texts[source, sentence]) in shown, (name, source, sentence)
    lines = {label: line for label, line in lines.items() if not ARABIC.search(line.words[0])}
    found, text = in_pdf(pdf(write("typ"), day.date), lines)
    assert found == lines.keys()
    left = [one for one in used if not ARABIC.search(texts[one])]
    assert [one for one in left if f"{one[0]}:{one[1]}{squeezed(texts[one])}" not in text] == []


@pytest.mark.parametrize("fmt", ["html", "md", "txt", "eml", "pdf"])
def test_the_one_page_says_the_same_in_every_format(fmt, day):
    written = render(day, "onepage", "typ" if fmt == "pdf" else fmt, loader("templates"))
    if fmt == "pdf":
        [only] = PdfReader(io.BytesIO(pdf(written, day.date))).pages
        written = only.extract_text()
    elif fmt != "txt":
        page = MarkdownIt("commonmark").render(written) if fmt == "md" else written
        written = lxml.html.fromstring(page).text_content()
    sheet = present(day)
    told = [one.text for one in sheet.bottom_line] + [one.text for one in sheet.leading]
    told = [one for one in told if fmt != "pdf" or not ARABIC.search(one)]
    assert [one for one in told if squeezed(one) not in squeezed(written)] == []
    differing = sum(bool(one.differs) for one in sheet.bottom_line)
    differing += sum(bool(one.differs) for one in sheet.leading)
    assert squeezed(written).count("sourcesdiffer") == differing
    assert "notonthispage" in squeezed(written).casefold()
