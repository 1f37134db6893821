import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.steps.clean import clean
from briefer.steps.extract import extract
from briefer.values.article import Article, Page, Unread

PARAGRAPHS = (
    "The city council of Tallinn voted on Tuesday to close two bridges for repairs, officials said.",
    "Engineers found cracks in 14 of the 60 supports during an inspection in March.",
    "The work is expected to cost 12 million euros and to last until autumn.",
)
HEAD = (
    '<head><title>Bridges close</title><meta property="og:site_name" content="The Courier">'
    '<meta property="article:published_time" content="2026-02-03T08:00:00Z"></head>'
)


def html_of(*paragraphs: str, below: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    heading = "<h1>Bridges close</h1>"
    return f"<html>{HEAD}<body><article>{heading}{body}</article>{below}</body></html>"


def page_of(html: str, **known: str) -> Page:
    return Page(source="page.html", text=html, media="html", **known)


def test_paragraphs_stay_apart_and_metadata_is_read():
    page = extract(page_of(html_of(*PARAGRAPHS)))
    assert isinstance(page, Page)
    assert page.media == "text"
    assert [line for line in page.text.split("\n") if line in PARAGRAPHS] == list(PARAGRAPHS)
    assert (page.title, page.publisher, page.date) == ("Bridges close", "The Courier", "2026-02-03")


def test_what_is_known_already_is_kept():
    page = extract(page_of(html_of(*PARAGRAPHS), title="Mine", date="1 May 2026"))
    assert isinstance(page, Page)
    assert (page.title, page.date) == ("Mine", "1 May 2026")


def test_comments_are_left_out():
    below = '<div id="comments" class="comments"><p>what a waste of money, people!</p></div>'
    page = extract(page_of(html_of(*PARAGRAPHS, below=below)))
    assert isinstance(page, Page)
    assert "waste" not in page.text


def test_a_page_of_text_comes_back_as_it_is():
    page = Page(source="a.txt", text="<p>not parsed</p>")
    assert extract(page) is page


@pytest.mark.parametrize(
    "html",
    ["", "<html></html>", "<nav><a href='/'>Home</a></nav>", "<p>Too short.</p>", "\x00", "<!--"],
)
def test_html_without_an_article_is_unread_without_noise(html, caplog):
    with caplog.at_level(logging.WARNING):
        unread = extract(page_of(html))
    assert isinstance(unread, Unread)
    assert "no article" in unread.reason
    assert not caplog.records


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from('<>/p="\x00 a&;![]-?é\ud800'), max_size=80))
def test_broken_html_raises_nothing(html):
    extract(page_of(html))
    extract(page_of(html_of(*PARAGRAPHS) + html))


def test_items_of_a_list_are_sentences_of_the_article():
    items = "".join(f"<li>{text}</li>" for text in PARAGRAPHS[1:])
    page = page_of(
        html_of(PARAGRAPHS[0], below="").replace("</article>", f"<ul>{items}</ul></article>")
    )
    article = clean(page, "a1")
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == list(PARAGRAPHS)


def test_a_table_that_lays_out_a_page_is_read_in_paragraphs():
    cells = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    html = (
        "<html><head><title>Site: the bridges</title></head><body><table><tr><td>Home<br>Sport</td>"
        f"<td><font>Bridges of Tallinn to close</font>{cells}</td></tr></table></body></html>"
    )
    page = extract(page_of(html))
    assert isinstance(page, Page)
    assert set(PARAGRAPHS) <= set(page.text.split("\n"))


def test_the_title_of_the_window_names_the_outlet():
    named = "<head><title>Bridges close | The Lota Gazette</title></head>"
    html = html_of(*PARAGRAPHS).replace(HEAD, named)
    page = extract(page_of(html))
    assert isinstance(page, Page)
    assert page.publisher == "The Lota Gazette"


@pytest.mark.parametrize(
    ("content", "stated"),
    [
        ("2025-02-28T10:00:00Z", "2025-02-28"),
        ("2025-02-30", None),
        ("2025-06", None),
        ("2025", None),
        ("31/04/2025", None),
        ("03/04/2025", None),
    ],
)
def test_a_date_is_one_that_the_page_prints(content, stated):
    head = f'<title>Port</title><meta property="article:published_time" content="{content}">'
    body = "<p>" + "The port of the town was opened again on a day of rain. " * 6 + "</p>"
    page = Page(
        source="a.html",
        media="html",
        text=f"<html><head>{head}</head><body><article>{body}</article></body></html>",
    )
    found = extract(page)
    assert isinstance(found, Page)
    assert found.date == stated
