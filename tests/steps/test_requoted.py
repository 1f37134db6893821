import pytest

from briefer.steps.requoted import requoted
from briefer.steps.split import sentences
from briefer.values.finding import Citation, KeyDevelopment, PartyPosition, Supported

LINE = "“We will not leave before the rain,” Lee said."


def told(text, article="a1", speaker="Ann Lee"):
    """Return a position of the article on all its sentences."""
    own = sentences(text)
    finding = PartyPosition(
        party=speaker,
        speaker=speaker,
        issue="rain",
        stance="claims",
        position=LINE,
        evidence=tuple(one.number for one in own),
    )
    cited = tuple(
        Citation(article_id=article, sentence=o.number, start=o.start, end=o.end, text=o.text)
        for o in own
    )
    return Supported(finding=finding, article_id=article, evidence=cited, support=1.0)


def carried(other, one=None):
    one = one or told(LINE)
    found = requoted([one], {"a1": sentences(LINE), "a2": sentences(other)})
    assert found[0] == one
    return [
        (again.article_id, [(c.sentence, c.naming) for c in again.evidence]) for again in found[1:]
    ]


@pytest.mark.parametrize(
    ("other", "evidence"),
    [
        ("“We will not leave before the rain,” Lee told reporters.", [(1, False)]),
        (
            "Lee came late. “We will not leave before the rain”, she said.",
            [(1, True), (2, False)],
        ),
    ],
)
def test_an_article_with_the_quotation_and_who_says_it_carries_the_line(other, evidence):
    assert carried(other) == [("a2", evidence)]


@pytest.mark.parametrize(
    "other",
    [
        "“We will not leave before the rain,” Bob Ray said.",
        "“We will not leave before the rain comes,” Lee said.",
        "Lee said they would not leave before the rain.",
        "Lee came late. “We will not leave before the rain,” Ray said.",
        "Lee came. It was late. “We will not leave before the rain,” she said.",
    ],
)
def test_other_words_or_another_speaker_are_another_line(other):
    assert carried(other) == []


def test_what_the_line_tells_besides_must_be_told_there_too():
    line = "“We will not leave before the rain,” Lee said in Lima."
    one = told(line)
    one = one.model_copy(update={"finding": one.finding.model_copy(update={"position": line})})
    assert carried("“We will not leave before the rain,” Lee said.", one) == []
    assert carried("In Lima, Lee said: “We will not leave before the rain.”", one)


def test_a_development_names_who_says_it_in_its_line():
    one = told(LINE)
    news = one.model_copy(update={"finding": KeyDevelopment(summary=LINE, evidence=(1,))})
    assert carried("“We will not leave before the rain,” said Lee.", news)
    assert carried("“We will not leave before the rain,” said Ray.", news) == []


def test_who_tells_it_already_is_not_told_again():
    both = [told(LINE), told(LINE, "a2")]
    assert requoted(both, {"a1": sentences(LINE), "a2": sentences(LINE)}) == tuple(both)


def test_the_quotation_is_cut_from_the_other_article():
    other = "Lee came late. “We will not leave before the rain”, she said."
    *_, again = requoted([told(LINE)], {"a1": sentences(LINE), "a2": sentences(other)})
    [quote] = again.quotes
    assert other[quote.start : quote.end] == quote.text == "We will not leave before the rain"
    assert again.finding.evidence == (1, 2)
