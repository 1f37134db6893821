"""A quotation is held against its source whether or not either has its joiners."""

import pytest

from briefer.steps.split import sentences
from briefer.steps.verify import index, verify
from briefer.values.article import Article
from briefer.values.finding import KeyDevelopment, Omission, Supported

SOURCE = (
    "The minister Karimi said “ما می\u200cخواهیم صلح باشد” in Shiraz on Monday. The port closed."
)
LINE = "Karimi said “ما می\u200cخواهیم صلح باشد” in Shiraz."
WITH_AND_WITHOUT = ("\u200c", "")


def verdict(source, line):
    article = Article(id="a1", source="s", title="", text=source)
    finding = KeyDevelopment(summary=line, evidence=(1,))
    return verify(finding, index(article, sentences(article.text)))


@pytest.mark.parametrize("ours", WITH_AND_WITHOUT)
@pytest.mark.parametrize("theirs", WITH_AND_WITHOUT)
def test_a_quotation_is_the_same_with_and_without_joiners(ours, theirs):
    source, line = SOURCE.replace("\u200c", theirs), LINE.replace("\u200c", ours)
    assert isinstance(verdict(source, line), Supported)
    assert isinstance(verdict(source, line.replace("صلح", "جنگ")), Omission)
