import pytest

from briefer.steps.furniture import mark_of
from briefer.steps.lines import Line
from briefer.steps.threads import thread_start, without_threads

ARTICLE = (
    "The city council of Tallinn voted on Tuesday to close two bridges for repairs, officials said.",
    "Engineers found cracks in 14 of the 60 supports during an inspection, the report said.",
    "The work is expected to cost 12 million euros and to last until autumn.",
)
SOBER = (
    "The council rejected the plan in 2019.",
    "The mayor said in May that the bridges were sound.",
)


def lines_of(*texts: str) -> tuple[Line, ...]:
    marks = [(text, mark_of(text)) for text in texts]
    return tuple(
        Line(text, mark=mark, kind="page furniture" if mark and mark != "date" else None)
        for text, mark in marks
    )


@pytest.mark.parametrize(
    "block",
    [
        ("Tiina Kask", SOBER[0], "Like · Reply · 3h", "Uwe", SOBER[1], "Like · Reply · 2h"),
        (
            "Tiina wrote on 11/12/2025 at 21:14",
            SOBER[0],
            "Uwe wrote on 11/12/2025 at 22:00",
            SOBER[1],
        ),
        ("gull_7", "2 days ago", SOBER[0], "Reply", "Uwe", "a day ago", SOBER[1], "Reply"),
        (
            "3 May 2026 9:41 pm",
            "Tiina",
            "It rained on them again.",
            "4 May 2026 7:02 am",
            "Uwe",
            "It did so on us.",
        ),
    ],
)
def test_a_block_of_sober_comments_starts_with_its_first_name(block):
    assert thread_start(lines_of(*ARTICLE, *block)) == len(ARTICLE)


@pytest.mark.parametrize(
    "block",
    [
        ("Sort by: Newest | Oldest", "gull_7", "10 May 2026 6.12am", SOBER[0], "17 Recommend"),
        ("What readers say", f"Tiina: {SOBER[0]}", f"Uwe K.: {SOBER[1]}"),
        ("Kommentare (2)", "Uwe K. vor 2 Stunden", SOBER[0]),
        ("2 Responses", "gull_7 says:", SOBER[0]),
    ],
)
def test_below_a_heading_one_comment_is_enough(block):
    assert thread_start(lines_of(*ARTICLE, *block)) == len(ARTICLE) + 1


@pytest.mark.parametrize(
    "rest",
    [
        (),
        ("Ann Lee", "3 May 2026"),
        ("What comes next", SOBER[1], "Reply"),
        ("Discussion", f"Chair: {SOBER[0]}", f"Mayor: {SOBER[1]}", f"Chair: {SOBER[0]}"),
        ("12 Comments", *ARTICLE),
        ("Bridges Close", "3 May 2026", SOBER[0], "Ferries Sail", "4 May 2026", SOBER[1]),
        ("3 May 2026", "Bridges Close", SOBER[0], "4 May 2026", "Ferries Sail", SOBER[1]),
        ("Ann Lee", "2h ago", SOBER[0], "Bob Ray", "1h ago", ARTICLE[0]),
        ("Ann Lee", "2h ago", SOBER[0], "Ann Lee", "1h ago", SOBER[1]),
    ],
)
def test_what_only_looks_like_comments_stays(rest):
    assert thread_start(lines_of(*ARTICLE, *rest)) is None


def test_the_reporters_of_a_live_page_are_no_commenters():
    posts = ("Ann Lee", "2h ago", SOBER[0], "Bob Ray", "1h ago", SOBER[1])
    page = ("Bob Ray", "3h ago", *ARTICLE, *posts)
    assert thread_start(lines_of(*page)) is None


def test_posts_between_paragraphs_are_media_and_the_article_goes_on():
    post = ("Mari Tamm", "@mari", "3 May 2026", "The bridges will stay.", "1.2K likes", "3 replies")
    found = without_threads(lines_of(*ARTICLE[:2], *post, ARTICLE[2]))
    assert [line.text for line in found if line.kind is None] == list(ARTICLE)
    assert [line.kind for line in found[2:6]] == ["embedded media"] * 4


def test_a_readers_line_is_a_comment_wherever_it_stands():
    found = without_threads(lines_of(ARTICLE[0], "Comment from Ann in Lota: Close it.", ARTICLE[1]))
    assert [line.kind for line in found] == [None, "reader comment", None]
