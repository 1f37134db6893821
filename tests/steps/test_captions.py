import pytest

from briefer.steps.captions import is_caption, is_update, part_controls, part_links
from briefer.steps.clean import clean
from briefer.values.article import Article, Page, Unread

BODY = (
    "The old bridge over the river in Riga was closed on Monday after a barge struck it, the city"
    " said.\n\nThe council will meet on Tuesday to discuss repairs, the mayor told reporters."
)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (
            "Embed Bridge Closed After Barge Hits It 1:35 autoplay autoplay",
            "Bridge Closed After Barge Hits It",
        ),
        ("Skip in Skip x Embed x Share The bridge was closed.", "The bridge was closed."),
        ("Story highlights Barge strikes the old bridge", "Barge strikes the old bridge"),
        ("Share prices fell on Monday", "Share prices fell on Monday"),
        ("The next close vote", "The next close vote"),
        ("3 of 12 Full Screen Autoplay Close Skip Ad", ""),
    ],
)
def test_controls_are_parted_from_their_line(line, text):
    assert part_controls(line).text == text


def test_nothing_of_a_parted_line_is_lost():
    line = "Embed Bridge Closed After Barge Hits It 1:35 autoplay"
    parted = part_controls(line)
    assert f"{parted.head} {parted.text} {parted.tail}".split() == line.split()


def test_a_gallery_s_line_is_a_caption():
    assert part_controls("Divers look for the barge. Previous Next").gallery


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Image caption The bridge before the accident", True),
        ("The bridge before the accident. (Ana Ruiz/The Daily)", True),
        (
            "Divers are seen in Riga, Latvia, Monday, March 3, 2025. A barge struck the bridge.",
            True,
        ),
        ("The bridge (built in 1901) was closed.", False),
        ("The party’s leader spoke in Riga (Latvia)", False),
    ],
)
def test_captions(line, caption):
    assert is_caption(line) is caption


def test_updates_and_links():
    assert is_update("UPDATE 6:30 p.m.: Adds a statement of the mayor") or is_update(
        "6 PM UPDATE: Adds"
    )
    assert not is_update("Update on the bridge is expected on Friday")
    assert part_links("It fell. [Images: Old Bridges] Nobody died.")[1] == (
        "[Images: Old Bridges]",
        True,
    )
    assert part_links("He said [the mayor] knew.") == (("He said [the mayor] knew.", False),)


@pytest.mark.parametrize(
    "top",
    [
        "Image caption The bridge before the accident",
        "6 PM UPDATE: Adds the words of the mayor",
        "Divers look for the barge near the bridge. Previous Next",
    ],
)
def test_no_title_is_taken_from_them(top):
    article = clean(Page(source="a.txt", text=f"{top}\n\n{BODY}"), "a1")
    assert isinstance(article, Article)
    assert article.title.startswith("The old bridge over the river")
    assert article.text.startswith("The old bridge")


def test_the_page_of_a_video_is_not_read():
    page = Page(source="a.txt", text="Bridge in Riga closed after barge hits pier\n\nPlay Video")
    assert isinstance(clean(page, "a1"), Unread)
