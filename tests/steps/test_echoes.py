from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.echoes import echoed
from briefer.steps.split import sentences
from briefer.values.finding import Citation, KeyDevelopment, Supported

LEAD = "The port of Ilo reopened on Monday after nine days."
QUOTED = "“We have lost a season,” Ann Lee said on the quay."
NAMED = "Ann Lee, who owns six boats, was there."
SHORT = "She denied it."


def cited(article, texts, text, numbers, *, naming=()):
    """Return a finding of the article on the sentences with these numbers."""
    own = {one.number: one for one in sentences(texts[article])}
    evidence = tuple(
        Citation(
            article_id=article,
            sentence=number,
            start=own[number].start,
            end=own[number].end,
            text=own[number].text,
            naming=number in naming,
        )
        for number in numbers
    )
    return Supported(
        finding=KeyDevelopment(summary=text, evidence=tuple(numbers)),
        article_id=article,
        evidence=evidence,
        support=1.0,
    )


def split(texts):
    return {article: sentences(text) for article, text in texts.items()}


def test_an_article_that_carries_the_sentence_tells_the_finding_too():
    texts = {"a": f"{LEAD}", "b": f"Boats were back at sea.\n\n{LEAD}", "c": "Nothing of it here."}
    one = cited("a", texts, LEAD, [1])
    first, echo = echoed([one], split(texts))
    assert first == one
    assert (echo.article_id, echo.finding.evidence) == ("b", (2,))
    assert all(texts["b"][each.start : each.end] == each.text for each in echo.evidence)


def test_who_tells_it_already_is_not_told_again():
    texts = {"a": LEAD, "b": LEAD}
    both = [cited(article, texts, LEAD, [1]) for article in texts]
    assert echoed(both, split(texts)) == tuple(both)


def test_what_gives_the_name_must_be_carried_too():
    texts = {"a": f"{NAMED} {LEAD}", "b": LEAD, "c": f"{LEAD} {NAMED}"}
    one = cited("a", texts, LEAD, [1, 2], naming=[1])
    _, echo = echoed([one], split(texts))
    assert [(each.sentence, each.naming) for each in echo.evidence] == [(1, False), (2, True)]
    assert echo.article_id == "c"


def test_a_short_sentence_may_be_of_another_matter():
    texts = {"a": SHORT, "b": SHORT}
    assert len(echoed([cited("a", texts, SHORT, [1])], split(texts))) == 1


def test_quotes_stand_in_the_other_article_too():
    texts = {"a": QUOTED, "b": f"{LEAD} {QUOTED}"}
    one = cited("a", texts, QUOTED, [1])
    quote = one.evidence[0].model_copy(update={"start": 1, "end": 22, "text": QUOTED[1:22]})
    _, echo = echoed([one.model_copy(update={"quotes": (quote,)})], split(texts))
    [found] = echo.quotes
    assert texts["b"][found.start : found.end] == found.text == QUOTED[1:22]


@given(
    st.lists(st.lists(st.sampled_from([LEAD, QUOTED, NAMED, SHORT]), max_size=4), max_size=5),
    st.data(),
)
def test_every_echo_is_word_for_word_in_its_article(articles, data):
    texts = {f"a{n}": " ".join(lines) for n, lines in enumerate(articles) if lines}
    found = [
        cited(article, texts, one.text, [one.number])
        for article, text in texts.items()
        for one in sentences(text)
        if data.draw(st.booleans())
    ]
    told = echoed(found, split(texts))
    assert told[: len(found)] == tuple(found)
    for one in told:
        assert all(
            texts[one.article_id][each.start : each.end] == each.text for each in one.evidence
        )


def test_each_of_many_copies_tells_it_once():
    texts = {f"a{n}": LEAD for n in range(500)}
    assert len(echoed([cited("a0", texts, LEAD, [1])], split(texts))) == len(texts)
