"""What the sentences settle about a note."""

import pytest

from briefer.readers.form import COLOUR, EVENT, NotePart
from briefer.readers.settle import ground, settled, when
from briefer.values.article import Passage, Sentence

TEXTS = (
    "Fish stocks were counted for the tenth time in the harbours of the north.",
    "Norway’s fisheries minister Kari Lund rejected the quota on Friday.",
    "Lund said the stock had recovered.",
    "Trawlers landed 4,000 tonnes of cod in May.",
    "Catches fell by a third, according to the institute.",
    "Iceland has not accepted the quota.",
    "The outcome may well shape the future of the whole coast.",
    "Norway is ready to share the survey with Iceland, Lund added.",
)


def sentences():
    made, start = [], 0
    for number, text in enumerate(TEXTS, 1):
        made.append(
            Sentence(number=number, start=start, end=start + len(text), text=text, paragraph=0)
        )
        start += len(text) + 1
    return tuple(made)


def known():
    return ground(Passage(article_id="a1", title="Quota", sentences=sentences()))


def settle(number, kind, **fields):
    note = NotePart(sentence=(number,), kind=kind, statement="A line.", **fields)
    (done,) = settled(note, known())
    return done.kind, done.speaker


def test_a_stance_that_the_sentence_carries_is_kept():
    assert settle(2, "rejects", speaker="Kari Lund") == ("rejects", "Kari Lund")


@pytest.mark.parametrize("guess", ["supports", "offers", EVENT, COLOUR])
def test_another_guess_gives_way_to_what_the_speaker_does(guess):
    assert settle(2, guess, speaker="Kari Lund") == ("rejects", "Kari Lund")


def test_a_report_of_an_event_is_a_fact_that_the_speaker_claims():
    assert settle(3, "demands", speaker="Kari Lund") == (EVENT, "Kari Lund")


def test_a_plain_fact_is_nobodys():
    assert settle(4, "supports", speaker="Trawlers", party="Norway") == (EVENT, "")


def test_a_source_named_beside_the_fact_stays():
    assert settle(5, EVENT, speaker="the institute") == (EVENT, "the institute")


def test_a_denied_stance_is_not_taken_over():
    assert settle(6, "supports", speaker="Iceland", party="Iceland")[0] != "accepts"


@pytest.mark.parametrize("guess", ["offers", "rejects", "claims", COLOUR])
def test_a_view_of_the_writer_is_colour(guess):
    assert settle(7, guess, speaker="Kari Lund", party="Norway")[0] == COLOUR


def test_a_sentence_in_the_place_of_a_name_is_no_speaker():
    assert settle(5, EVENT, speaker="A line.") == (EVENT, "")


def test_a_will_goes_to_the_one_who_has_it():
    note = NotePart(
        sentence=(2,), kind="rejects", statement="x", speaker="Olga Dahl", party="Chile"
    )
    (done,) = settled(note, known())
    assert (done.party, done.speaker) == ("Norway", "Kari Lund")


@pytest.mark.parametrize(("issue", "kept"), [("quota", "quota"), ("herring", "quota")])
def test_an_issue_stands_in_the_sentence(issue, kept):
    note = NotePart(
        sentence=(2,),
        kind="rejects",
        statement="x",
        speaker="Kari Lund",
        party="Norway",
        issue=issue,
    )
    assert settled(note, known())[0].issue == kept


def test_a_note_without_evidence_is_left_alone():
    note = NotePart(kind="warns", speaker="Kari Lund", statement="x")
    assert settled(note, known()) == (note,)


def test_a_language_without_rules_is_left_to_the_model():
    text = (
        "Die Ministerin hat die Quote am Freitag abgelehnt, und die Fischer sind mit ihr einig, dass"
        " sie nicht zu dem passt, was auf der Insel von den Booten an Land gebracht wird."
    )
    one = Sentence(number=1, start=0, end=len(text), text=text, paragraph=0)
    note = NotePart(sentence=(1,), kind="rejects", statement="x", party="Norwegen", issue="Quote")
    assert settled(note, ground(Passage(article_id="a1", title="", sentences=(one,)))) == (note,)


@pytest.mark.parametrize(("number", "time"), [(2, "Friday"), (4, "May"), (3, "")])
def test_the_time_is_one_that_the_sentence_names(number, time):
    assert when([sentences()[number - 1]]) == time


@pytest.mark.parametrize("party", ["Norwegian minister", "Sweden", "fisheries minister", ""])
def test_the_party_is_the_speakers(party):
    note = NotePart(
        sentence=(2,), kind="rejects", statement="A line.", speaker="Kari Lund", party=party
    )
    assert settled(note, known())[0].party == "Norway"


def test_two_wills_in_a_copied_sentence_are_two_notes():
    text = (
        "Peru offered to share the water on Monday but rejected the dam that Chile wants to build."
    )
    one = Sentence(number=2, start=0, end=len(text), text=text, paragraph=0)
    ground_of = ground(Passage(article_id="a1", title="Water", sentences=(one,)))
    note = NotePart(sentence=(2,), kind="offers", statement=text, party="Peru", issue="water")
    assert [(one.kind, one.party) for one in settled(note, ground_of)] == [
        ("offers", "Peru"),
        ("rejects", "Peru"),
    ]


def test_the_sentences_before_a_passage_tell_who_speaks():
    texts = ("Iceland’s minister Jon Arnason met the press.", "He rejected the quota.")
    starts = (0, len(texts[0]) + 1)
    first, second = (
        Sentence(number=n, start=start, end=start + len(text), text=text, paragraph=n)
        for n, (text, start) in enumerate(zip(texts, starts, strict=True), 1)
    )
    passage = Passage(article_id="a1", title="Quota", before=(first,), sentences=(second,))
    note = NotePart(sentence=(2,), kind="rejects", statement=texts[1], speaker="Kari Lund")
    (done,) = settled(note, ground(passage))
    assert (done.party, done.speaker) == ("Iceland", "Jon Arnason")
    assert done.statement == "Jon Arnason rejected the quota."


def test_what_an_article_opens_with_is_news_and_the_will_stands_too():
    text = "Peru rejected the dam that Chile wants to build on the border river."
    one = Sentence(number=1, start=0, end=len(text), text=text, paragraph=0)
    note = NotePart(sentence=(1,), kind="rejects", statement=text, party="Peru", issue="dam")
    done = settled(note, ground(Passage(article_id="a1", title="Dam", sentences=(one,))))
    assert [one.kind for one in done] == [EVENT, "rejects"]


def test_a_note_that_tells_only_that_someone_spoke_gets_what_was_said():
    text = "“The quota for cod is far too low,” Kari Lund told reporters, speaking of the north."
    one = Sentence(number=2, start=0, end=len(text), text=text, paragraph=0)
    hollow = NotePart(
        sentence=(2,),
        kind="claims",
        statement="Kari Lund told reporters, speaking of the north.",
        speaker="Kari Lund",
    )
    (done,) = settled(hollow, ground(Passage(article_id="a1", title="Cod", sentences=(one,))))
    assert done.statement == text
