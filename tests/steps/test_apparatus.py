import pytest

from briefer.steps.apparatus import (
    is_from_reader,
    is_stamp,
    is_vote_line,
    name_in,
    says_name,
    speaker_in,
    writer_in,
)


@pytest.mark.parametrize(
    "line",
    [
        *("Like · Reply · 3h", "Reply", "42 Recommend", "Recommend 7", "👍 12 👎 1 Reply"),
        *("Like Reply 41m", "Antworten", "Répondre · Signaler", "1.2K likes", "Reply Share Report"),
    ],
)
def test_buttons_and_votes(line):
    assert is_vote_line(line)


@pytest.mark.parametrize(
    "line",
    [
        *("Share", "3h", "", "12", "Many like this bridge", "The reply came on Monday."),
        *("Critics recommend repairs", "Reply to the minister's letter"),
    ],
)
def test_no_buttons(line):
    assert not is_vote_line(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Mairi Tamm", "mairi tamm"),
        ("Prof. A. Lind", "prof. a. lind"),
        ("Rob T.", "rob t."),
        ("Doug R., Ohio", "doug r."),
        ("bob_1987", "bob_1987"),
        ("@riverside", "@riverside"),
        ("Jan van der Berg", "jan van der berg"),
        ("The harbour board", ""),
        ("He resigned.", ""),
        ("power cuts spread", ""),
        ("Power cuts pass 54,000", ""),
        ("", ""),
    ],
)
def test_names(line, name):
    assert name_in(line) == name


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("Tiina wrote on 11/12/2025 at 21:14", "tiina"),
        ("by harbourman » Thu 13 Nov 2025 07:45", "harbourman"),
        ("Uwe K. vor 2 Stunden", "uwe k."),
        ("gull_7 · 6 hr. ago · edited 4 hr. ago", "gull_7"),
        ("The court ruled on 3 May 2026", ""),
        ("Talks resume on 3 May 2026", ""),
        ("Tiina wrote", ""),
        ("3 May 2026", ""),
    ],
)
def test_who_wrote_and_when(line, writer):
    assert writer_in(line) == writer


def test_other_signs_of_a_comment():
    assert is_stamp("10 Dec 2025 6.12am")
    assert not is_stamp("14:05")
    assert says_name("gull_7 says:") == "gull_7"
    assert not says_name("The minister said:")
    assert speaker_in("**gull_7**: No one asked us.") == "gull_7"
    assert is_from_reader("Letter from Ann in Lota: The bridge should stay.")
    assert not is_from_reader("A letter from the ministry arrived on Monday.")
