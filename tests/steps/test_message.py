import datetime as dt
import email
from email import policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.escape import plain
from briefer.steps.message import message

DAY = dt.date(2026, 3, 3)
# What a program for letters may set anew: ends of lines, and blanks at the ends of a subject.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300)


def opened(data):
    return email.message_from_bytes(data, policy=policy.default)


def body(letter, kind):
    return letter.get_body((kind,)).get_content()


def test_the_letter_has_a_text_and_a_page_and_no_sender():
    letter = opened(message("Morning briefing", DAY, "Hello.\n", "<p>Hello.</p>\n"))
    assert letter.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    assert letter.keys() == ["Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"]
    assert letter["Subject"] == "Morning briefing"
    assert letter["Date"] == "Tue, 03 Mar 2026 00:00:00 +0000"
    assert letter.defects == []


def test_without_a_day_it_has_no_date():
    assert "Date" not in opened(message("Day", None, "x", "y"))


def test_the_same_parts_give_the_same_bytes_and_others_another_boundary():
    assert message("Day", DAY, "x", "y") == message("Day", DAY, "x", "y")
    one, other = (opened(message("Day", DAY, text, "y")).get_boundary() for text in "xz")
    assert one != other


@given(TEXT, TEXT)
def test_any_text_comes_out_as_it_went_in_and_no_line_is_too_long(title, text):
    data = message(title, DAY, text, text)
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1
    letter = opened(data)
    wanted = plain(title).strip()
    wanted = f"{wanted[:200]}…" if len(wanted) > 200 else wanted
    assert "".join(str(letter["Subject"]).split()) == "".join(wanted.split())
    for kind in ("plain", "html"):
        assert body(letter, kind).split() == text.split()


@pytest.mark.parametrize(
    "title", ["a\r\nBcc: x@y.example", "a\nBcc: x@y.example", "=?utf-8?q?Bcc:?=\n x", "\ud800"]
)
def test_a_title_adds_no_header(title):
    letter = opened(message(title, DAY, "x", "y"))
    assert letter.keys() == ["Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"]
