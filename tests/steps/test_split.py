import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.steps.split import LEAD_CHARS, sentences, split
from briefer.values.article import Article


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def article_of(text: str) -> Article:
    return Article(id="a1", source="a.txt", title="A title", text=text)


@pytest.mark.parametrize(
    "whole",
    [
        "Gen. J. K. Ford of the U.S. Army met Dr. Ruiz and Sen. Bob Lee, R-Fla., on Monday.",
        "Prices rose 3.5 percent to $1.20 a litre at 6 a.m. Tuesday.",
        "See No. 5 and St. Peter's on Jan. 3, 2026.",
        "“Why did no one ask?” she said.",
        "“Why did no one ask?” Ana Ruiz said, looking at the floor.",
        "“Stop!” he shouted.",
        "The firm, Acme Inc. of Ohio, sued Smith vs. Jones.",
        "More is at https://a.example/x.html?y=1.2 and www.b.example today",
        "He waited ... and waited.",
        "The maker of the no. 1 brand, approx. half of the market, said so, etc., on Jan. 3.",
        "Rep. Ann Lee (D-N.C.) and Gov. Tim Roe (R-S.C.) agreed.",
        "George W. Bush was there.",
        "He died in the Aoraki-Mt. Cook park.",
        "She is nearer to the Roe/P.J. Lee side.",
    ],
)
def test_a_stop_that_ends_nothing(whole):
    assert texts(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ("“These guarantees help,” he said.", "“And this is a compromise.”"),
        ("“It rained.", "We ran.", "Nobody fell.”", "Then it stopped."),
        ("He came from the U.S.", "The flight took a day."),
        ("It began at 9 p.m.", "He left early."),
        ("Was it true?", "Nobody knew!", "“Nobody?”"),
        ("He lost it all...", "The bank closed."),
        ("(It was late.)", "They slept."),
        ("Vitamin D.", "The study was small."),
        ("The rate fell by 3.", "40 firms closed."),
        ("Sales fell.", "iPhones did well."),
        ("No one came.", "¿Por qué?", "Nadie sabe."),
    ],
)
def test_a_stop_that_ends_a_sentence(parts):
    assert texts(" ".join(parts)) == list(parts)


def test_a_line_break_ends_a_sentence_and_counts_paragraphs():
    found = sentences("A list:\n\nfirst item\n\nsecond item")
    assert [(one.number, one.paragraph, one.text) for one in found] == [
        (1, 0, "A list:"),
        (2, 1, "first item"),
        (3, 2, "second item"),
    ]


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "The U.S. ",
                    "Mr. ",
                    "said. ",
                    "“No!” ",
                    "he asked. ",
                    "3.5 ",
                    "\n\n",
                    "...",
                    " ",
                ),
                *("J. K. ", "?” ", "Then ", "it fell. ", "a.m. ", ") ", "é", "\u2028", "\r", '"'),
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=300)
@given(TEXTS)
def test_sentences_hold_every_visible_character_once_and_in_order(text):
    found = sentences(text)
    place = 0
    for number, one in enumerate(found, start=1):
        assert one.number == number
        assert text[one.start : one.end] == one.text
        assert not text[place : one.start].strip()
        assert one.text == one.text.strip() != ""
        place = one.end
    assert not text[place:].strip()
    paragraphs = [one.paragraph for one in found]
    assert paragraphs == sorted(paragraphs)


@settings(max_examples=150)
@given(TEXTS, st.integers(1, 200))
def test_passages_tile_the_sentences(text, size):
    passages = split(article_of(text), size)
    assert tuple(one for passage in passages for one in passage.sentences) == sentences(text)
    for passage in passages:
        assert passage.sentences
        assert (
            sum(len(one.text) for one in passage.sentences) <= size or len(passage.sentences) == 1
        )


def test_most_articles_are_one_passage_and_it_has_no_lead():
    (passage,) = split(article_of("One fell.\n\nTwo rose."), 1000)
    assert (passage.lead, passage.title, len(passage.sentences)) == ("", "A title", 2)


def test_later_passages_carry_the_first_paragraph_as_lead():
    text = "The first paragraph. It has two.\n\nThe second one is here.\n\nThe third one is here."
    first, second, third = split(article_of(text), 32)
    assert first.lead == ""
    assert second.lead == third.lead == "The first paragraph. It has two."


def test_a_long_paragraph_is_split_between_sentences():
    text = " ".join(["Rain fell on the town."] * 10)
    passages = split(article_of(text), 50)
    assert [len(passage.sentences) for passage in passages] == [2] * 5
    assert passages[1].lead == text


def test_a_long_lead_is_cut_after_a_sentence_or_a_word():
    for paragraph in ("It rained all day. " * 60, "rain " * 300):
        passages = split(article_of(paragraph + "\n\nThe end came."), 100)
        lead = passages[-1].lead
        assert 0 < len(lead) <= LEAD_CHARS
        assert lead[-1] in ".…"


def test_a_megabyte_takes_no_longer_a_character_than_a_page():
    for hostile in ("Mr. " * 250_000, "." * 1_000_000, "“Why?” A A A " * 70_000):
        assert sentences(hostile)


def test_a_passage_takes_the_sentences_before_it_along():
    first, second, third = split(article_of("One is.\n\nTwo is.\n\nThree is."), 8)
    assert [one.text for one in third.before] == ["One is.", "Two is."]
    assert (first.before, len(second.before)) == ((), 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm was founded by Laura P. Nilsson in 1998.",
        "Dr. J. P. Ionescu of the clinic in Riga said no.",
        "Die Kosten betragen 11 Mrd. Euro im Jahr.",
    ],
)
def test_an_initial_or_a_unit_ends_no_sentence(sentence):
    assert [one.text for one in sentences(sentence)] == [sentence]
