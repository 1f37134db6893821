"""Any text in every variable of every shipped template, in every format, comes out as text."""

import datetime as dt
import email
import io
import re
from email import policy
from functools import cache

import lxml.html
import pytest
from hypothesis import example as tried
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from pypdf import PdfReader

from briefer.assets import loader, sets
from briefer.steps.escape import plain
from briefer.steps.example import example
from briefer.steps.message import message
from briefer.steps.pdf import pdf
from briefer.steps.present import present
from briefer.steps.render import write
from briefer.steps.sandbox import Sandbox
from briefer.values.briefing import Briefing
from briefer.values.sheet import Sheet
from briefer.values.value import Value

SETS = sets("templates")
SHEET = present(example())
# What links and the paper are told by is made here, never taken from a text.
OURS = frozenset({"anchor", "iso", "paper"})
MARKUP = st.text("#$*_`<>@\\[](){}|~!/'\"=-+:.&;^% 0123abc\nhtpw", max_size=40)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
WORST = (
    "<script>alert(1)</script><!-- ]]> &lt;b&gt; &#65;",
    "\" onmouseover=run(1) x='",
    "[x](javascript:y) ![i](http://e.example/p) [^1]: <http://e.example> www.e.example a@b.example",
    '#import "@preview/x:1.0.0" #{ ] } /* // $x$ <l> @r \\',
    "{{ 7*7 }} {% raw %} {# no #}",
    "a | b\n\n# two\n\n```\n| - |\r\n1. x\n- y\n> z\n=== \u2028",
    "\u202eabc\u2066 \x00\x1b[31m 🏴‍☠️ خبر 北京 e\u0301",
)


def spoiled(value, text):
    """Return a value of the sheet with the text in each of its texts."""
    if isinstance(value, tuple):
        return tuple(spoiled(one, text) for one in value)
    if not isinstance(value, Value) or isinstance(value, Briefing):
        return text if isinstance(value, str) and value else value
    fields = type(value).model_fields.keys() - OURS
    changed = {name: spoiled(getattr(value, name), text) for name in fields}
    if changed.get("link"):
        changed["link"] = f"https://e.example/{text}"
    return value.model_copy(update=changed)


@cache
def shown(template, fmt, text):
    sheet = spoiled(SHEET, f"x{text}x")
    values = {name: getattr(sheet, name) for name in Sheet.model_fields}
    environment = Sandbox(fmt, loader("templates"))
    return write(environment, f"{template}/briefing.{fmt}.j2", values)


def each(examples):
    """Try so many texts on each set, and the worst ones."""

    def trying(test):
        test = given(MARKUP | ANY)(test)
        for text in WORST:
            test = tried(text)(test)
        return pytest.mark.parametrize("template", SETS)(settings(max_examples=examples)(test))

    return trying


def elements(page):
    return [(one.tag, sorted(one.keys())) for one in lxml.html.fromstring(page).iter()]


def leads_outside(page):
    hrefs = [one.get("href") for one in lxml.html.fromstring(page).iterfind(".//a[@href]")]
    return [one for one in hrefs if not one.startswith(("#", "https://e.example/"))]


@cache
def set_as_pdf(template, text):
    """Return the text of a PDF, squeezed, and where its links lead outside."""
    data = pdf(shown(template, "typ", text), dt.date(2026, 3, 3))
    reader = PdfReader(io.BytesIO(data))
    annotations = [a.get_object() for page in reader.pages for a in page.get("/Annots") or ()]
    outside = [a["/A"]["/URI"] for a in annotations if "/URI" in a.get("/A", {})]
    return "".join(squeezed(page.extract_text()) for page in reader.pages), outside


def squeezed(text):
    return re.sub(r"\s|[\u200b\u2060\u2068\u2069]", "", text)


@pytest.mark.parametrize("fmt", ["html", "eml"])
@each(8)
def test_a_page_has_the_elements_of_its_template_alone(fmt, template, text):
    page = shown(template, fmt, text)
    benign = shown(template, fmt, "benign")
    assert elements(page) == elements(benign)
    assert leads_outside(page) == []
    wanted = squeezed(plain(f"x{text}x"))[:25]  # a page may cut what is longer
    of_all = squeezed(lxml.html.fromstring(page).text_content())
    many = squeezed(lxml.html.fromstring(benign).text_content()).count("xbenignx")
    assert of_all.count(wanted) >= many * 0.95  # some pictures have room for less


@each(10)
def test_markdown_has_the_marks_of_its_template_alone(template, text):
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)

    def structure(written):
        tokens = reader.parse(written)
        inline = [child.type for token in tokens for child in token.children or ()]
        return [token.type for token in tokens], [one for one in inline if one != "text"]

    written = shown(template, "md", text)
    benign = shown(template, "md", "benign")
    assert structure(written) == structure(benign)
    page = reader.render(written)
    assert leads_outside(page) == []
    found = squeezed(lxml.html.fromstring(page).text_content())
    assert found.count(squeezed(plain(f"x{text}x"))) >= benign.count("xbenignx") - 2


@each(10)
def test_plain_text_has_the_lines_of_its_template_alone(template, text):
    written = shown(template, "txt", text)
    benign = shown(template, "txt", "benign")
    assert written.count("\n") == benign.count("\n")
    assert squeezed(written).count(squeezed(plain(f"x{text}x"))) >= benign.count("xbenignx")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029]", written)


@each(5)
def test_a_letter_is_what_its_parts_are(template, text):
    title = f"x{text}x"
    parts = shown(template, "txt", text), shown(template, "eml", text)
    letter = email.message_from_bytes(
        message(title, dt.date(2026, 3, 3), *parts), policy=policy.default
    )
    assert letter.keys() == ["Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"]
    found = [part.get_content() for part in letter.iter_parts()]
    assert [one.split() for one in found] == [one.split() for one in parts]


@pytest.mark.parametrize("template", SETS)
@given(MARKUP)
@settings(max_examples=2)
@tried(WORST[0])
@tried(WORST[3])
def test_a_pdf_says_what_was_said(template, text):
    found, outside = set_as_pdf(template, text)
    wanted = squeezed(plain(f"x{text}x"))[:60]  # a page may cut what is longer
    assert found.count(wanted) >= set_as_pdf(template, "benign")[0].count("xbenignx") - 12
    assert all(one.startswith("https://e.example/") or one == "about:blank" for one in outside)


@pytest.mark.parametrize("template", SETS)
@pytest.mark.parametrize(
    "text", [WORST[2], WORST[5], WORST[6], "\u0645" * 40, "w" * 300, "\U0003fffd"]
)
def test_a_pdf_is_set_whatever_the_fonts_lack(text, template):
    assert pdf(shown(template, "typ", text), None)[:5] == b"%PDF-"
