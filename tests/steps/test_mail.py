import datetime as dt

from briefer.steps.clean import clean
from briefer.steps.lines import Line
from briefer.steps.mail import mail_head_apart
from briefer.values.article import Article, Page

LETTER = """Subject: Re: [news] Court strikes down harbour deal
Date: Fri, 30 Jan 2026 10:11:12 -0500
From: desk@harbour.example

The supreme court ruled late on Thursday that the concession held by a
private firm to run both harbours is void, according to a statement on
the website of the court.

The firm said on Friday that it "strongly disagrees" with the ruling and
that it may seek arbitration.

> On Jan 29 Bob wrote:
> I told you so. They bribed everyone.
"""


def test_a_letter_is_read_without_its_head_in_whole_paragraphs():
    article = clean(Page(source="mail.txt", text=LETTER), "a1")
    assert isinstance(article, Article)
    assert article.title == "Court strikes down harbour deal"
    assert article.date == dt.date(2026, 1, 30)
    first, second = article.text.split("\n\n")
    assert first.endswith("on the website of the court.")
    assert second.startswith("The firm said")
    assert second.endswith("arbitration.")


def test_a_single_field_is_no_head():
    lines = (Line("Subject: approval"), Line("The plan passed."))
    assert tuple(mail_head_apart(lines)) == lines
