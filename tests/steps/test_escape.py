import json
import re
import unicodedata
from urllib.parse import unquote

import cmarkgfm
import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefer.steps.escape import (
    html_link,
    html_text,
    isolated,
    markdown_link,
    markdown_text,
    plain,
    typst_link,
    typst_literal,
    typst_text,
    web_link,
)

# Surrogates cannot be encoded; they have their own test.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
MARKUP = st.text("#$*_`<>@\\[](){}|~!/'\"=-+:.&;^ 0123abc\nhtpw", max_size=40)


def markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())


@given(TEXT | MARKUP)
def test_plain_text_is_one_line_without_controls_and_cleaning_twice_is_cleaning_once(text):
    once = plain(text)
    assert plain(once) == once
    assert not [c for c in once if unicodedata.category(c) == "Cc"]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\u2029]", once)


def test_plain_keeps_what_a_script_needs():
    assert plain("a\u200db 5\u00a0km \u200fא") == "a\u200db 5\u00a0km \u200fא"
    assert plain("\ud800x") == "\ufffdx"


def test_text_with_right_to_left_letters_is_isolated_and_other_text_is_not():
    assert isolated("\u0627\u0644\u202e 12") == "\u2068\u0627\u0644 12\u2069"
    assert isolated("Zürich 北京 12") == "Zürich 北京 12"
    assert html_link("https://example.org/\u0627") == "https://example.org/\u0627"


@given(TEXT | MARKUP)
@example("<script>")
def test_html_text_comes_out_as_text(parsed, text):
    found = parsed(f'<p title="{html_text(text)}">{html_text(text)}</p>')
    assert found.text == isolated(text)
    assert found.tags == [("p", (("title", isolated(text)),))]


def test_hostile_text_is_text_in_markdown(hostile, parsed):
    check_markdown(hostile, parsed)


@settings(max_examples=150)
@given(TEXT | MARKUP)
def test_any_text_is_text_in_markdown(parsed, text):
    check_markdown(text, parsed)


def check_markdown(text, parsed):
    """In a paragraph, in a list item, beside other text and in a table cell it is text alone."""
    escaped = markdown_text(text)
    wanted = squeezed(isolated(text))
    for before, after in (("", ""), ("- ", ""), ("# ", ""), ("Said: ", "."), ("> ", "")):
        found = parsed(markdown().render(f"{before}{escaped}{after}"))
        shown = squeezed(found.text)
        assert shown == squeezed(f"{'Said: ' if ':' in before else ''}{isolated(text)}{after}")
        assert {tag for tag, _ in found.tags} <= {"p", "ul", "li", "h1", "blockquote"}
    table = parsed(markdown().render(f"| a | b |\n| - | - |\n| {escaped} | end |"))
    assert squeezed(table.text) == squeezed(f"a b {wanted} end")
    assert [tag for tag, _ in table.tags].count("td") == 2


ADDRESSES = (
    *(
        "https://e.example/a_b",
        "HTTP://e.example",
        "ftp://e.example",
        "www.e.example/x",
        "(WWW.e.example)",
    ),
    *(
        "_www.e.example",
        "a@e.example",
        "mailto:a.b+c@e.example",
        "xmpp:a@e.example/x",
        "éa@e.co.example.",
    ),
)


@given(st.lists(st.sampled_from([*ADDRESSES, *"_*~(:.@# \\<>&"]), max_size=6).map("".join))
@example(" ".join(ADDRESSES))
def test_no_address_becomes_a_link_as_github_reads_it(text):
    assert "<a" not in cmarkgfm.github_flavored_markdown_to_html(f"Said: {markdown_text(text)} x")


@pytest.mark.parametrize("text", ["@user", "a,@user-b", "#123", "org/name#123", "GH-12", "gh-12"])
def test_no_user_and_no_issue_is_named_as_github_names_them(text):
    shown = squeezed(MarkdownIt().render(f"Said: {markdown_text(text)}"))
    assert shown == f"<p>Said: {text}</p>"
    assert not re.search(r"@\w|#\d|\bGH-\d", markdown_text(text), re.IGNORECASE)


def test_hostile_text_is_text_in_typst(hostile):
    assert typeset([hostile]) == [shown(hostile)]


@settings(max_examples=15, deadline=None)
@given(st.lists(TEXT.filter(bool) | MARKUP.filter(bool), min_size=1, max_size=30))
def test_any_text_is_text_in_typst(texts):
    texts = [text for text in texts if plain(text)]
    assert typeset(texts) == [shown(text) for text in texts]


def typeset(texts: list[str]) -> list[str]:
    """Return the texts as the compiler understands them, with markup of all kinds around."""
    source = "\n".join(f"before#[{typst_text(text)}]<here>.after(1)" for text in texts)
    found = json.loads(typst.query(source.encode(), "<here>"))
    for one in found:
        assert one["func"] == "text", one
    return [str(one["text"]).replace("\u200b", "") for one in found]


def shown(text: str) -> str:
    return isolated(text).replace("\u200b", "")


def test_a_long_word_can_break_in_typst_and_a_short_one_is_left_alone():
    assert typst_text("w" * 30) == f'#"{"w" * 30}";'
    pieces = json.loads(typst_literal("w" * 95)).split("\u200b")
    assert "".join(pieces) == "w" * 95
    assert max(map(len, pieces)) <= 10


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "http:/example.org",
        "https://",
        "https://example.org/ x",
        'https://example.org/"onclick="x',
        "https://example.org/\njavascript:x",
        "ftp://example.org",
        "",
        None,
    ],
)
def test_only_web_addresses_are_links(address):
    assert web_link(address) == ""
    assert html_link(address or "") == "#"
    assert markdown_link(address or "") == "#"
    assert typst_link(address or "") == '"about:blank"'


@given(st.text("()[]*_&;=?#%!~'abc.-/@:$", max_size=20).map("https://example.org/".__add__))
def test_a_web_address_survives_in_each_format(parsed, address):
    link = parsed(f'<a href="{html_link(address)}">x</a>').tags[0][1]
    assert link == (("href", address),)
    assert json.loads(typst_link(address)) == address
    target = parsed(markdown().render(f"[x]({markdown_link(address)})")).tags[1][1][0][1]
    assert unquote(target) == unquote(address)


@pytest.mark.parametrize("escape", [plain, html_text, markdown_text, typst_text])
@pytest.mark.parametrize("piece", ["&", "&#", "<", "[", "\\", "0", "a", " ", "\u202e", "www", ":/"])
def test_a_megabyte_of_anything_is_quick(escape, piece):
    # A pattern that backtracks would need hours for this.
    assert escape(piece * (1_000_000 // len(piece))) is not None
