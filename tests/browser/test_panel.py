"""From a line to its sources and back."""

import re

import pytest

from briefer.values.finding import PartyPosition
from tests.browser.pages import closed, focused, until

pytestmark = pytest.mark.browser
LIT = "#panel mark.lit"


def plain(text):
    return re.sub("[\u2066-\u2069]", "", text)


def entries_of(briefing):
    return [entry for story in briefing.stories for entry in story.entries]


def test_each_mark_opens_its_article_with_the_sentences_lit_that_the_json_names(briefing, read):
    page = read(briefing)
    articles = {source.article.id: source for source in briefing.sources}
    numbers = {source.article.id: n for n, source in enumerate(briefing.sources, 1)}
    for entry in entries_of(briefing):
        for cited in entry.evidence:
            source, number = articles[cited.article_id], numbers[cited.article_id]
            page.click(f"#{entry.id} .says a[href='#s{number}-{cited.sentence}']")
            lit = [plain(one) for one in page.locator(LIT).all_inner_texts()]
            held = {
                one.sentence: one.text
                for one in (*entry.evidence, *entry.quotes)
                if one.article_id == cited.article_id
            }
            assert lit == [source.sentences[n - 1].text for n in sorted(held)]
            assert page.inner_text("#panel mark.first") == cited.text
            shown = plain(page.inner_text("#panel .prose"))
            assert all(sentence.text in shown for sentence in source.sentences)
            assert source.article.title in page.inner_text("#panel-title")
            assert (source.article.publisher or "Publisher not stated") in page.inner_text(
                "#panel .about-article"
            )
            page.keyboard.press("Escape")
            closed(page)


def test_the_article_has_a_link_out_where_there_is_an_address(briefing, read):
    page = read(briefing)
    page.click("#p1 .says .marks a")
    link = page.locator("#panel .about-article a")
    assert link.get_attribute("href") == briefing.sources[0].article.url
    assert set(link.get_attribute("rel").split()) >= {"noopener", "noreferrer"}
    page.click("#d1 .says .marks a")
    assert page.locator("#panel .about-article a").count() == 0  # its address is a script


@pytest.mark.parametrize("size", [(1280, 900), (360, 740)])
@pytest.mark.parametrize("way", ["escape", "back", "close"])
def test_every_way_back_leads_to_the_mark(way, size, briefing, read):
    page = read(briefing, size=size)
    page.focus("#d2 .says .marks a")
    page.keyboard.press("Enter")
    assert page.url.endswith("#s2-3")
    assert focused(page) == "panel-title"
    if way == "escape":
        page.keyboard.press("Escape")
    elif way == "back":
        page.go_back()
    else:
        page.click("#close")
    closed(page)
    assert focused(page) == "#s2-3"
    assert "#" not in page.url


def test_a_second_mark_takes_the_place_of_the_first_and_back_leaves_both(briefing, read):
    page = read(briefing)
    page.click("#d1 .says .marks a >> nth=0")
    page.click("#panel .reminder a >> nth=1")
    assert page.url.endswith("#s3-1")
    assert "Port closed by strike" in page.inner_text("#panel-title")
    assert page.inner_text("#panel .reminder .says").startswith("D1 ")
    page.keyboard.press("Escape")
    closed(page)
    assert focused(page) == "#s2-1"
    page.go_forward()
    assert "Port closed by strike" in page.inner_text("#panel-title")


def test_a_line_in_the_panel_leads_to_that_line(briefing, read):
    page = read(briefing, size=(360, 740))
    page.click("#d1 .says .marks a")
    page.click("#panel .prose a[href='#p3']")
    closed(page)
    assert page.url.endswith("#p3")
    assert page.evaluate("document.querySelector('#p3').matches(':target')")


def test_a_link_to_a_line_opens_at_the_line_and_shows_which(briefing, read):
    page = read(briefing, at="#d3")
    until(
        page,
        "(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('#d3').getBoundingClientRect())",
    )
    plain_line = page.evaluate("getComputedStyle(document.querySelector('#d1')).backgroundColor")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#d3')).backgroundColor")
        != plain_line
    )


def test_a_link_to_a_sentence_opens_its_article_and_closing_it_stays_on_the_page(briefing, read):
    page = read(briefing, at="#s4-2")
    assert page.inner_text("#panel mark.first") == briefing.sources[3].sentences[1].text
    page.keyboard.press("Escape")
    closed(page)
    assert page.url.endswith("briefing.html")


def test_the_title_of_a_source_opens_it(briefing, read):
    page = read(briefing)
    page.click("#source-1 .title")
    assert briefing.sources[0].article.title in page.inner_text("#panel-title")
    assert page.locator(LIT).count() == 0


def test_a_cell_of_the_table_opens_its_quotes(briefing, read):
    page = read(briefing)
    rows = page.locator(".grid tbody tr")
    assert rows.all_inner_texts()[0].split("\t")[0].strip() == "return to work"
    page.click(".grid tbody tr >> nth=0 >> .cell >> nth=0")
    shown = page.inner_text("#panel")
    position = next(one for one in entries_of(briefing) if one.id == "p1")
    assert isinstance(position.finding, PartyPosition)
    for text in (
        "Harbour Union, return to work",
        "rejects",
        position.finding.position,
        position.quotes[0].text,
    ):
        assert text in shown
    page.click("#panel .line .marks a >> nth=0")
    assert page.inner_text("#panel mark.first") == briefing.sources[0].sentences[2].text
    assert page.inner_text("#panel .reminder .says").startswith("P1 ")
    page.keyboard.press("Escape")
    until(page, "document.querySelector('#panel-title').textContent.startsWith('Harbour')")
    page.go_back()
    closed(page)
    assert page.evaluate("document.activeElement.matches('.cell')")


def test_what_others_say_of_a_party_is_told_apart_in_the_table(wide, read):
    page = read(wide)
    cell = page.locator(".cell:has(.of-others)").first
    assert "as told by Party number 3" in cell.inner_text()
    others, own = (
        page.locator(".holds.of-others").count(),
        page.locator(".holds:not(.of-others)").count(),
    )
    told = [
        one.finding.told_by
        for one in wide.stories[0].positions
        if isinstance(one.finding, PartyPosition)
    ]
    assert (others, own) == (sum(map(bool, told)), len(told) - sum(map(bool, told)))


def test_of_many_copies_one_is_whole_and_the_others_say_where_it_stands(great, read):
    page = read(great)
    page.click("#d1 .evidence summary")
    page.click("#d1 .evidence a >> nth=0")
    assert page.inner_text("#panel .prose").count("Sentence") == 24
    page.click("#d1 .evidence a >> nth=2")
    note = page.inner_text("#panel .hidden-note")
    assert "source 1" in note
    page.click("#panel .hidden-note a")
    assert page.inner_text("#panel-title").startswith("1. ")


def test_the_keyboard_alone_reaches_everything(briefing, read):
    page = read(briefing)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = []
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        seen.append(
            page.evaluate(
                "(e => e.id || e.getAttribute('href') || e.className || e.tagName)(document.activeElement)"
            )
        )
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    reached = set(seen)
    assert {
        "finder-switch",
        "reading",
        "theme",
        "#d1",
        "#s2-1",
        "copy",
        "SUMMARY",
        "#source-1-text",
    } <= reached


@pytest.mark.parametrize(
    ("address", "home"),
    [("#s2-1", "#s2-1"), ("#source-1-text", "#source-1-text"), ("#story-1-cell-1-1", None)],
)
def test_who_comes_by_an_address_is_led_to_where_it_is_cited(address, home, briefing, read):
    page = read(briefing, address)
    until(page, "document.querySelector('#panel').open")
    page.keyboard.press("Escape")
    closed(page)
    if home is None:
        assert page.evaluate("'#' + document.activeElement.id") == address
    else:
        assert focused(page) == home
        inside = "Boolean(document.activeElement.closest('main .line, #source-1'))"
        assert page.evaluate(inside)
