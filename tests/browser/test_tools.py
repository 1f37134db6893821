"""Find, filters, reading mode, the theme, and copying a line."""

import pytest

from tests.browser.pages import focused, until

pytestmark = pytest.mark.browser

SHOWN = (
    "[...document.querySelectorAll('main .line')].filter(e => e.checkVisibility()).map(e => e.id)"
)
IN_SIGHT = "(r => r.top >= 0 && r.bottom <= innerHeight)([...CSS.highlights.get('current')][0].getBoundingClientRect())"
HITS = "[...(CSS.highlights.get('found') ?? [])].map(String)"


def found(page, words):
    """Type words into the field and wait for their hits: those of their beginning come first."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    until(page, f"{HITS}.length && {HITS}.every((hit) => hit.toLowerCase() === '{words.lower()}')")


def opened(page):
    page.click("#finder-switch")
    return page


def test_a_filter_shows_the_lines_that_fit_says_how_many_and_is_cleared_by_one_button(
    briefing, read
):
    page = opened(read(briefing))
    every = page.evaluate(SHOWN)
    page.select_option("#by-party", label="Harbour Union")
    assert page.evaluate(SHOWN) == ["p1"]
    assert page.inner_text("#shown") == f"1 of {len(every)} lines shown: Harbour Union"
    page.select_option("#by-party", label="Port authority")
    assert page.evaluate(SHOWN) == ["d1", "p2", "p3"]
    page.select_option("#by-source", "2")
    assert page.evaluate(SHOWN) == ["d1", "p3"]
    assert not page.is_visible("#story-2")
    page.click("#clear")
    assert page.evaluate(SHOWN) == every
    assert page.inner_text("#shown") == ""
    assert not page.is_visible("#clear")


def test_paper_says_that_lines_are_left_out(briefing, read):
    page = opened(read(briefing))
    page.select_option("#by-party", label="Harbour Union")
    page.emulate_media(media="print")
    assert page.is_visible("text=1 of 8 lines shown: Harbour Union")
    assert not page.is_visible("#d1")
    assert not page.is_visible("#by-party")


def test_a_source_filters_the_lines_that_rest_on_it(briefing, read):
    page = opened(read(briefing))
    for number, source in enumerate(briefing.sources, 1):
        page.select_option("#by-source", str(number))
        holds = {
            entry.id
            for story in briefing.stories
            for entry in story.entries
            if any(cited.article_id == source.article.id for cited in entry.evidence)
        }
        assert set(page.evaluate(SHOWN)) == holds


def test_a_link_to_a_line_that_a_filter_hides_shows_it(briefing, read):
    page = opened(read(briefing))
    page.select_option("#by-party", label="Harbour Union")
    page.click(".bottom-line a[href='#d3']")
    assert page.is_visible("#d3")
    assert page.input_value("#by-party") == ""


def test_find_marks_every_hit_counts_them_and_goes_from_one_to_the_next(briefing, read):
    page = read(briefing)
    found(page, "SHIPS were")
    until(page, "document.querySelector('#hits').textContent === '1 of 3'")
    assert focused(page) == "find"
    hits = page.evaluate(HITS)
    assert len(hits) == 3  # a line, its evidence, and one that was left out
    assert page.evaluate(IN_SIGHT)
    for place in ("2 of 3", "3 of 3", "1 of 3"):
        page.keyboard.press("Enter")
        assert page.inner_text("#hits") == place
        assert page.evaluate(IN_SIGHT)
    page.keyboard.press("Shift+Enter")
    assert page.inner_text("#hits") == "3 of 3"
    page.fill("#find", "no such words")
    until(page, "document.querySelector('#hits').textContent === 'no hits'")
    page.keyboard.press("Escape")
    assert (page.inner_text("#hits"), page.evaluate(HITS)) == ("", [])
    page.keyboard.press("Escape")
    assert not page.is_visible("#finder")
    assert focused(page) == "finder-switch"


def test_the_first_hit_is_shown_while_the_words_are_typed(briefing, read):
    page = read(briefing)
    found(page, "Evidence")  # at the foot of the page
    until(page, "document.querySelector('#hits').textContent.startsWith('1 of ')")
    assert page.evaluate(IN_SIGHT)
    assert page.evaluate("scrollY") > 0
    assert focused(page) == "find"


def test_enter_does_not_wait_for_the_search(briefing, read):
    page = read(briefing)
    page.keyboard.press("/")
    page.evaluate("void (window.setTimeout = () => 1)")  # the search would never begin by itself
    page.keyboard.type("ships were")
    page.keyboard.press("Enter")
    assert page.inner_text("#hits") == "1 of 3"


def test_find_searches_whole_articles_and_what_is_folded_away_is_unfolded(briefing, read):
    page = read(briefing)
    assert not page.is_visible("text=The Harbour Union said 1,400")
    found(page, "1,600 members")
    until(page, "document.querySelector('#hits').textContent === '1 of 1'")
    assert page.is_visible("text=The Harbour Union said 1,400")


@pytest.mark.parametrize(
    ("asked", "hit"),
    [
        ("“THIRD", ""),
        ("x x", ""),
        ("日内瓦", "日内瓦"),
        ("e x", "e\u0301 x\u0300\u0301\u0302\u0303"),
        ("العاصمة", "العاصمة"),
    ],
)
def test_find_reads_every_writing(asked, hit, written, read):
    page = read(written)
    page.keyboard.press("/")
    page.fill("#find", asked)
    until(page, "document.querySelector('#hits').textContent")
    assert set(page.evaluate(HITS)) == ({hit} if hit else set())


def test_the_reading_mode_shows_the_words_alone(briefing, read):
    (story, *rest) = briefing.stories
    first = story.developments[0]
    more = tuple(first.model_copy(update={"id": f"d{900 + n}"}) for n in range(6))
    full = story.model_copy(update={"developments": (*story.developments, *more)})
    page = read(briefing.model_copy(update={"stories": (full, *rest)}))
    assert page.is_visible(".leading .marks")
    marks = page.locator("main :is(.marks, .label, .refs, .evidence)")
    page.click("#reading")
    assert not any(marks.nth(n).is_visible() for n in range(marks.count()))
    assert page.is_visible("#d1 .text")
    page.click("#reading")
    assert page.is_visible("#d1 .marks")


def test_the_theme_follows_the_system_until_it_is_chosen_and_is_remembered(briefing, read):
    page = read(briefing, color_scheme="dark")
    shade = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(shade)
    page.click("#theme")
    light = page.evaluate(shade)
    assert light != dark
    for pause in (200, 1000, 3000):  # what a page has just stored may be lost if it goes at once
        page.wait_for_timeout(pause)
        page.reload()
        if page.evaluate(shade) == light:
            break
        page.click("#theme")
    assert page.evaluate(shade) == light
    assert page.get_attribute("#theme", "aria-label") == "Dark theme"


def test_a_line_is_copied_with_its_citation(briefing, read):
    page = read(briefing, permissions=["clipboard-read", "clipboard-write"])
    page.focus("#p1 .copy")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#said').textContent")
    copied = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert copied == [
        "rejects The union will not go back for a promise. — Mara Lindqvist",
        "“We will not go back for a promise,”",
        "— P1, Morning briefing, Tuesday 3 March 2026",
        f"   The Coastal Post, “Haldern port strike enters second day”, 3 March 2026, {briefing.sources[0].article.url}",
    ]


def test_where_the_clipboard_is_refused_the_older_way_is_tried(briefing, read):
    page = read(briefing)
    page.evaluate(
        "void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))"
    )
    page.evaluate(
        "void (document.execCommand = (name) => { window.put = [name, document.activeElement.value]; return true; })"
    )
    page.hover("#d2")
    page.click("#d2 .copy")
    until(page, "window.put")
    name, text = page.evaluate("window.put")
    assert (name, text.split("\n")[0]) == ("copy", "Some 30 ships were waiting off the coast.")
    assert page.locator("textarea").count() == 0
