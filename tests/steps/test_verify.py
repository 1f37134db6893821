import datetime as dt
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.split import sentences
from briefer.steps.verify import Indexed, index, verify
from briefer.values.article import Article, Sentence
from briefer.values.finding import (
    KeyDevelopment,
    Omission,
    OmissionReason,
    OpenQuestion,
    PartyPosition,
    Supported,
)

TABLE = tomllib.loads(Path(__file__).with_name("verify_cases.toml").read_text(encoding="utf-8"))


def laid_out(text: str, title: str = "", date: dt.date | None = None) -> Indexed:
    article = Article(id="a1", source="s", title=title, text=text, date=date)
    return index(article, sentences(text))


ARTICLES = {row["id"]: laid_out(row["text"], row["title"], row["date"]) for row in TABLE["article"]}
TRUE = [(row["article"], *line) for row in TABLE["case"] for line in row["true"]]
FALSE = [(row["article"], *line) for row in TABLE["case"] for line in row["false"]]


def told(article: str, cites: list[int], line: str) -> Supported | Omission:
    return verify(KeyDevelopment(summary=line, evidence=tuple(cites)), ARTICLES[article])


def test_true_paraphrases_are_kept():
    verdicts = [(line, told(article, cites, line)) for article, cites, line in TRUE]
    lost = [(line, verdict) for line, verdict in verdicts if isinstance(verdict, Omission)]
    assert len(TRUE) == 40
    assert len(lost) <= 2, [(line, one.reason.name, one.detail) for line, one in lost]


def test_false_lines_are_caught_in_every_way_they_are_false():
    caught: Counter[str] = Counter()
    missed = []
    for article, wrong, cites, line in FALSE:
        if isinstance(told(article, cites, line), Omission):
            caught[wrong] += 1
        else:
            missed.append((wrong, line))
    assert len(FALSE) == 40
    assert len(missed) <= 1, missed
    assert set(caught) == {wrong for _, wrong, _, _ in FALSE}


@pytest.mark.parametrize(("article", "cites", "line"), TRUE)
def test_a_neighbouring_citation_is_moved_to_where_the_line_stands(article, cites, line):
    near = told(article, [cites[0] % len(ARTICLES[article].sentences) + 1], line)
    if isinstance(told(article, cites, line), Supported):
        assert isinstance(near, Supported)
        assert near.finding.evidence == tuple(one.sentence for one in near.evidence)


TALKS = laid_out(
    "Ghana's president, Kofi Mensah, met Togo's prime minister in Accra on Sunday. He said the "
    "border would reopen in June.\n\nTogo objects to Ghana's changes to the fishing treaty. "
    "“The treaty is dead,” Togo's minister Essi Adom told reporters. Whether the two sides will "
    "sign it in July is unclear. The port of Lome was closed for two days.",
    "Ghana and Togo talk about their border",
    dt.date(2024, 5, 14),
)


def development(summary, *evidence, **more):
    return verify(KeyDevelopment(summary=summary, evidence=evidence, **more), TALKS)


def position(party, text, *evidence, speaker=None):
    finding = PartyPosition(
        party=party,
        speaker=speaker,
        issue="treaty",
        stance="rejects",
        position=text,
        evidence=evidence,
    )
    return verify(finding, TALKS)


def question(text, *evidence, waits_for=None):
    return verify(OpenQuestion(question=text, waits_for=waits_for, evidence=evidence), TALKS)


def test_a_pronoun_stands_for_who_was_named_before():
    assert isinstance(development("Mensah said the border would reopen in June.", 2), Supported)


def test_a_weekday_may_be_told_as_its_date():
    kept = development("Kofi Mensah met Togo's prime minister on May 12.", 1)
    lost = development("Kofi Mensah met Togo's prime minister on May 13.", 1)
    assert isinstance(kept, Supported)
    assert isinstance(lost, Omission)
    assert (lost.reason, lost.detail) == (OmissionReason.DATE, "May 13")


def test_an_unsupported_time_is_taken_off_and_a_supported_one_stays():
    line = "Kofi Mensah met Togo's prime minister in Accra."
    for when, left in (("Sunday", "Sunday"), ("Monday", None), ("last year", None)):
        kept = development(line, 1, when=when)
        assert isinstance(kept, Supported)
        assert isinstance(kept.finding, KeyDevelopment)
        assert kept.finding.when == left


def test_a_claim_told_as_a_fact_gets_its_source():
    kept = development("The border will reopen in June.", 2)
    assert isinstance(kept, Supported)
    assert isinstance(kept.finding, KeyDevelopment)
    assert kept.finding.claimed_by == "Kofi Mensah"


def test_a_claim_of_someone_else_is_left_out():
    lost = development("The treaty is dead.", 4, claimed_by="Kofi Mensah")
    assert isinstance(lost, Omission)
    assert lost.reason is OmissionReason.SPEAKER


def test_the_party_must_be_the_one_that_the_source_names():
    line = "The changes to the fishing treaty are opposed."
    assert isinstance(position("Togo", "Togo objects to changes to the treaty.", 3), Supported)
    swapped = position("Ghana", "Ghana objects to changes to the fishing treaty.", 3)
    silent = position("Ghana", line, 3)
    assert isinstance(swapped, Omission)
    assert swapped.reason is OmissionReason.SPEAKER
    assert isinstance(silent, Omission)


def test_marks_stand_only_around_words_of_the_source():
    assert isinstance(development("Essi Adom said “the treaty is dead”.", 4), Supported)
    lost = development("Essi Adom said “the treaty is wholly dead”.", 4)
    assert isinstance(lost, Omission)
    assert lost.reason is OmissionReason.QUOTE


def test_a_question_must_be_open_in_the_source():
    assert isinstance(question("Will the two sides sign the treaty in July?", 5), Supported)
    for text, cites in (
        ("Was the port of Lome closed for two days?", 6),
        ("The two sides will sign it in July.", 5),
    ):
        assert isinstance(question(text, cites), Omission)


@pytest.mark.parametrize(
    ("waits_for", "left"),
    [
        ("the two sides", "the two sides"),
        ("the signing", None),  # what it asks about itself
        ("the court’s ruling", None),
        ("", None),
        (None, None),
    ],
)
def test_what_a_question_waits_for_stands_in_the_source(waits_for, left):
    kept = question("Will the two sides sign the treaty in July?", 5, waits_for=waits_for)
    assert isinstance(kept, Supported)
    assert isinstance(kept.finding, OpenQuestion)
    assert kept.finding.waits_for == left


@pytest.mark.parametrize(
    "line",
    ["", "Treaty:", "The treaty", "Togo objects to Ghana's cha", "Border of Togo", "x" * 401],
)
def test_an_incomplete_line_is_left_out(line):
    lost = development(line, 3)
    assert isinstance(lost, Omission)
    assert lost.reason is OmissionReason.FORM


def test_without_a_sentence_that_exists_the_place_is_found():
    kept = development("The port of Lome was closed for two days.", 77)
    assert isinstance(kept, Supported)
    assert kept.moved
    assert [one.sentence for one in kept.evidence] == [6]
    assert (
        kept.evidence[0].text
        == TALKS.article.text[slice(kept.evidence[0].start, kept.evidence[0].end)]
    )


def test_cited_sentences_that_add_nothing_are_dropped():
    kept = development("The port of Lome was closed for two days.", 3, 6, 5)
    assert isinstance(kept, Supported)
    assert kept.finding.evidence == (6,)
    assert not kept.moved


@given(st.text(max_size=120), st.lists(st.integers(-3, 9), max_size=4))
def test_what_is_kept_rests_on_sentences_of_the_article(line, cites):
    verdict = development(line, *cites)
    if isinstance(verdict, Supported):
        assert verdict.evidence
        assert 0 <= verdict.support <= 1
        for one in verdict.evidence:
            assert TALKS.article.text[one.start : one.end] == one.text


@given(st.sampled_from(sorted(TALKS.sentences)))
def test_a_sentence_holds_itself(number):
    sentence: Sentence = TALKS.sentences[number]
    kept = development(sentence.text, number)
    assert isinstance(kept, Supported)
    assert tuple(one.sentence for one in kept.holding) == (number,)


SPOKEN = laid_out(
    "Kenya’s President Amina Odhiambo met the envoy of Uganda, Paul Mukasa, on Sunday.\n\n"
    "Mukasa warned of delays. On state radio, he said “the changes of the lawyers are unlikely "
    "to help,” and that Uganda would raise objections."
)


@pytest.mark.parametrize(
    ("speaker", "kept"), [("Paul Mukasa", True), ("Mukasa", True), ("Amina Odhiambo", False)]
)
@pytest.mark.parametrize(
    "words",
    [
        "“the changes of the lawyers are unlikely to help.”",
        "the changes of the lawyers are unlikely to help, with objections.",
    ],
)
def test_words_belong_to_the_one_who_said_them(speaker, kept, words):
    line = KeyDevelopment(summary=f"{speaker} said {words}", evidence=(3,))
    verdict = verify(line, SPOKEN)
    assert isinstance(verdict, Supported) is kept
    if isinstance(verdict, Omission):
        assert verdict.reason in {OmissionReason.SPEAKER, OmissionReason.NAME}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Togo objects to Ghana's changes to the fishing treaty.", True),
        ("Togo applauds Ghana's changes to the fishing treaty.", False),
        ("Essi Adom told reporters that the treaty is dead.", True),
        ("Ghana objects to changes to the treaty, which is dead.", False),
    ],
)
def test_what_somebody_is_said_to_do_is_done_in_the_source(line, kept):
    assert isinstance(development(line, 3, 4), Supported) is kept


def test_words_in_marks_stand_in_the_sentences_that_are_cited():
    lost = development("Kofi Mensah met Togo's prime minister and said “the treaty is dead”.", 1)
    assert isinstance(lost, Omission)


def test_what_is_open_stands_in_one_sentence():
    article = laid_out("Peru may build a port. It rained in Lima on Friday.")
    kept = verify(OpenQuestion(question="Will Peru build a port?", evidence=(1,)), article)
    assert isinstance(kept, Supported)
    for question in ("When will Peru sell a port?", "Will it rain in Lima on Friday?"):
        assert isinstance(verify(OpenQuestion(question=question, evidence=(2,)), article), Omission)


def test_a_position_left_out_says_what_it_was_read_as():
    lost = position("Peru", "Togo rejected the treaty.", 1)
    assert isinstance(lost, Omission)
    assert (lost.party, lost.stance, lost.issue) == ("Peru", "rejects", "treaty")


def test_what_somebody_tells_of_another_is_held_in_either_order():
    heard = laid_out("Togo wants a treaty with Ghana by May, Essi Adom said.")
    line = "According to Essi Adom, Togo wants a treaty with Ghana by May."
    assert isinstance(verify(KeyDevelopment(summary=line, evidence=(1,)), heard), Supported)


def test_a_capital_that_only_a_line_begins_with_makes_no_name():
    article = laid_out("Chile's trade minister said losses would reach 45 million pesos a day.")
    line = KeyDevelopment(
        summary="Losses would reach 45 million pesos a day.",
        claimed_by="Chile's trade minister",
        evidence=(1,),
    )
    assert isinstance(verify(line, article), Supported)
