import pytest

from briefer.steps.credits import bare_title, credited, stated_publisher, title_apart
from briefer.steps.lines import Kind, Line

TITLE = Line("Bridges Close for Repairs", kind="headline")
BODY = Line("The city council voted on Tuesday to close two bridges, officials said.")


def page(*between: str, kind: Kind = "section label", below: str = "") -> list[Line]:
    middle = [Line(text, kind=kind) for text in between]
    return [TITLE, *middle, BODY, *([Line(below, kind="page furniture")] if below else [])]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Lota Gazette", "The Lota Gazette"),
        ("Riga Evening News", "Riga Evening News"),
        ("KXYZ News", "KXYZ News"),
        ("Source: The Lota Gazette", "The Lota Gazette"),
        ("Publisher: Harbour Notes", "Harbour Notes"),
        ("By Ann Lee, The Lota Gazette", "The Lota Gazette"),
        ("Interview by Ann Lee, The Lota Gazette, 8 January 2026", "The Lota Gazette"),
        ("By Ann Lee for the Lota Review, 2 November 2025", "Lota Review"),
        ("Published in The Lota Gazette on 27 November 2025", "The Lota Gazette"),
        ("By Ann Lee, Staff Writer", None),
        ("World News", None),
        ("Source: Statistics Office", None),
        ("Published on Monday, 3 May", None),
        ("Guest Post", None),
    ],
)
def test_a_publisher_is_read_where_the_page_names_one(line, name):
    assert stated_publisher(page(line)) == name


def test_the_foot_of_a_page_names_who_published_first():
    foot = "This article was originally published by the Lota Gazette."
    assert stated_publisher(page(below=foot)) == "Lota Gazette"


def test_two_outlets_above_the_text_name_none():
    assert stated_publisher(page("The Lota Gazette", "The Riga Courier")) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee for Reuters", ("Reuters",)),
        ("Ann Lee, Associated Press", ("AP",)),
        ("Ann Lee | AFP", ("AFP",)),
        ("Reuters reporter freed from prison", ()),
        ("Ann Lee, Staff Writer", ()),
    ],
)
def test_an_agency_behind_a_byline_is_credited(line, names):
    assert credited(page(line)) == names


def test_the_name_behind_a_headline_is_the_publisher():
    found = list(
        title_apart([Line("Bridges Close for Repairs | The Lota Gazette", kind="headline"), BODY])
    )
    assert [line.kind for line in found] == ["headline", "page furniture", None]
    assert stated_publisher(found) == "The Lota Gazette"
    assert bare_title("Bridges Close - Lota Net", "Lota Net") == "Bridges Close"
    assert bare_title("Bridges Close - for Good", "") == "Bridges Close - for Good"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Kisumu News, Thursday 12 November 2026", "Kisumu News"),
        ("The Guardian - 12 Nov 2026", "The Guardian"),
        ("Nairobi, 12 November 2026", None),
        ("John Smith, 12 November 2026", None),
    ],
)
def test_an_outlet_before_a_date_is_the_publisher(line, publisher):
    assert stated_publisher(page(line)) == publisher
