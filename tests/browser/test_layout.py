"""What a page looks like: on a phone, on paper, without scripts, to those who hear it."""

import io
import re

import pypdf
import pytest

from tests.browser.conftest import PHONE
from tests.browser.pages import until

pytestmark = pytest.mark.browser

DAYS = ("briefing", "small_briefing", "empty_briefing", "great", "wide", "written")
OVERFLOWS = """() => {
  const box = (e) => e.closest('.wide, .unseen, svg');
  const wide = [...document.querySelectorAll('body *')].filter(
    (e) => e.checkVisibility() && !box(e) && e.getBoundingClientRect().right > innerWidth + 1);
  return [document.documentElement.scrollWidth, wide.map((e) => e.outerHTML.slice(0, 90))];
}"""


# Smaller than what WCAG 2.2 asks of what is touched: 24 by 24.
SMALL = """() => [...document.querySelectorAll('a, button, summary, input, select')].filter((e) => {
  const box = e.getBoundingClientRect();
  return e.checkVisibility() && !e.closest('.skip') && box.width && (box.width < 24 || box.height < 24);
}).map((e) => e.outerHTML.slice(0, 90))"""


def violations(page):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - as the browser itself

    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize("day", DAYS)
def test_a_phone_never_scrolls_sideways(day, read, request):
    page = read(request.getfixturevalue(day), size=PHONE, has_touch=True, is_mobile=True)
    assert page.evaluate(OVERFLOWS) == [360, []]
    page.click("#finder-switch")
    assert page.evaluate(OVERFLOWS) == [360, []]
    if page.locator(".says .marks a").count():
        page.tap(".says .marks a >> nth=0")
        until(page, "document.querySelector('#panel').open")
        assert page.evaluate(OVERFLOWS) == [360, []]
        assert page.evaluate("document.querySelector('#panel').scrollWidth") <= 360
        assert (
            page.evaluate("document.querySelector('#panel').getBoundingClientRect().width") == 360
        )


@pytest.mark.parametrize("day", ["briefing", "written"])
def test_what_is_touched_on_a_phone_has_room_for_a_finger(day, read, request):
    page = read(request.getfixturevalue(day), size=PHONE, has_touch=True, is_mobile=True)
    page.click("#finder-switch")
    for summary in page.locator("#d1 summary, nav summary").all():
        summary.click()
    assert page.evaluate(SMALL) == []
    page.tap(".says .marks a >> nth=0")
    until(page, "document.querySelector('#panel').open")
    assert page.evaluate(SMALL) == []


def test_a_table_that_is_too_wide_scrolls_in_its_own_box_by_keyboard(wide, read):
    page = read(wide, size=PHONE)
    box = page.locator(".wide:has(.grid)")
    assert box.get_attribute("tabindex") == "0"
    assert box.get_attribute("aria-labelledby")
    box.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.wide:has(.grid)').scrollLeft > 0")
    issue = page.locator(".grid tbody th >> nth=5").bounding_box()
    assert issue["x"] >= 0  # the issues stay in sight


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("day", ["briefing", "small_briefing", "empty_briefing", "written"])
def test_the_accessibility_check_has_no_finding(day, scheme, read, request):
    page = read(request.getfixturevalue(day), at="#d3", color_scheme=scheme)
    page.click("#finder-switch")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 900), PHONE])
def test_the_accessibility_check_has_no_finding_with_the_panel_open(size, scheme, briefing, read):
    page = read(briefing, size=size, color_scheme=scheme)
    page.click("#p1 .says .marks a")
    assert violations(page) == []
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('#panel').open")
    page.click(".cell >> nth=0")
    assert violations(page) == []


def test_the_check_finds_what_is_wrong(briefing, read):
    page = read(briefing)
    page.evaluate("document.querySelector('#theme').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('#theme').textContent = ''")
    assert [name for name, _ in violations(page)] == ["button-name"]


def test_on_paper_the_sources_are_footnotes_and_nothing_is_a_control(briefing, read):
    page = read(briefing, color_scheme="dark")
    page.click("#theme")
    page.click("#theme")  # a dark theme was chosen, and paper is white all the same
    file = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = re.sub(r"\\s+", " ", " ".join(one.extract_text() for one in file.pages))
    for entry in (entry for story in briefing.stories for entry in story.entries):
        for cited in entry.evidence:
            number = [one.article.id for one in briefing.sources].index(cited.article_id) + 1
            assert f"{number}:{cited.sentence}" in text
            assert cited.text.split()[-1] in text
    for control in ("Find and filter", "Reading mode", "Copy", "Skip to"):
        assert control not in text
    assert "1,400 of its 1,600 members" not in text  # no line rests on it
    page.emulate_media(media="print")
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert ink == "rgb(0, 0, 0)"


def test_without_javascript_everything_can_be_read(briefing, read):
    page = read(briefing, java_script_enabled=False)
    read_at_once = page.inner_text(".articles")
    for source in briefing.sources:
        for sentence in source.sentences:
            assert sentence.text in read_at_once
    assert not page.is_visible("#tools")
    page.click("#d1 .says .marks a >> nth=0")
    assert page.url.endswith("#s2-1")
    page.click("#d1 .evidence summary")
    assert (
        page.locator("#d1 .evidence li")
        .inner_text()
        .startswith(briefing.sources[1].sentences[0].text)
    )
    page.click(".cell >> nth=0")
    assert page.url.endswith("#p1")


def test_pictures_say_in_words_what_they_show(briefing, great, read):
    page = read(briefing)
    described = page.text_content("#days-desc") if page.locator("#days-desc").count() else ""
    assert described == ""  # one day needs no picture
    bars = page.locator(".bar").evaluate_all(
        "bars => bars.map(b => [b.querySelector('desc').textContent, b.querySelectorAll('rect').length])"
    )
    assert bars == [["Articles by origin: 2, 1.", 2], ["Articles by origin: 1.", 1]]
    page = read(great)
    assert "Monday 5 January 2026: D1, D3" in page.text_content("#days-desc")
    words = page.locator(".days .words").all_inner_texts()
    assert len(words) == page.locator(".days .day").count() > 5
    assert words[0] == "Sentence 1 of story 1."
    pills = page.locator(".days .pill")
    assert pills.count() > 9
    pills.nth(0).click()
    assert page.url.endswith(pills.nth(0).get_attribute("href"))


@pytest.mark.parametrize("name", ["ar", "he"])
def test_right_to_left_text_runs_from_right_to_left_and_leaves_the_rest_alone(name, written, read):
    page = read(written)
    number = next(n for n, one in enumerate(written.sources, 1) if one.article.language == name)
    side = f"getComputedStyle(document.querySelector('#d{number} .says')).direction"
    assert page.evaluate(side) == "rtl"
    assert page.locator(f"#source-{number} .title").get_attribute("lang") == name
    label = page.locator(f"#d{number} .label").bounding_box()
    text = page.locator(f"#d{number} .says .text").bounding_box()
    assert label["x"] + label["width"] <= text["x"] or label["x"] >= text["x"] + text["width"]
