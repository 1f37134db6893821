import pytest

from briefer.steps.clean import clean
from briefer.values.article import Article, Page

SIGNED = "(Reporting by Ann Lee in Lima and Cy Doe in Arica; Editing by Bob Ray)"


@pytest.mark.parametrize("end", ["The navy of Chile said nothing.", "“We go on,” she said."])
def test_a_sign_off_behind_a_sentence_takes_no_sentence_with_it(end):
    text = f"Port Shut\n\nThe port of Ilo was shut on Monday, Peru said.\n\n{end} {SIGNED}"
    article = clean(Page(source="a.txt", text=text), "a1")
    assert isinstance(article, Article)
    assert article.text.endswith(end)
    assert SIGNED in [removal.text for removal in article.removals]


def test_brackets_in_a_text_are_no_sign_off():
    text = (
        "Port Shut\n\nThe port of Ilo was shut on Monday (a ruling by Peru).\n\nIt rained in Ilo."
    )
    article = clean(Page(source="a.txt", text=text), "a1")
    assert isinstance(article, Article)
    assert "(a ruling by Peru)" in article.text
