import pytest

from briefer.readers.embedded import EmbeddedReader
from briefer.readers.embedded.bottom import bottom_line
from briefer.steps.split import sentences
from briefer.values.article import Passage
from briefer.values.briefing import Entry
from briefer.values.finding import KeyDevelopment, PartyPosition

LEAD = "A new bridge in the harbour of Riga opened on Monday after 4 years of work."
MATTER = (
    "The bridge cost the city 90 million euros. The city opened the bridge to trams on Monday."
    " Traffic over the bridge doubled in the harbour of Riga."
)


def told(text, title="Bridge opens in Riga harbour"):
    passage = Passage(article_id="a1", title=title, sentences=sentences(text))
    found = EmbeddedReader().read(passage).findings
    return [one.summary for one in found if isinstance(one, KeyDevelopment)]


def lines(sentence):
    return told(f"{LEAD}\n\n{MATTER}\n\n{sentence}")


@pytest.mark.parametrize(
    "sentence",
    [
        "A study found that the bridge shortens the way through the harbour by 20 minutes.",
        "About 7 percent of the traffic of the harbour crosses the bridge of the city.",
        "The city of Riga is now the largest harbour with a tram bridge.",
        "An engineer of the city said that the bridge in the harbour would carry heavy trams.",
    ],
)
def test_findings_facts_and_central_claims_are_news(sentence):
    assert any(line.rstrip(".") in sentence or sentence in line for line in lines(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1997, a storm destroyed 14 houses and killed 3 people in the harbour.",
        "(The verdict against the builders of the bridge was later overturned.)",
        "A spokesman for the city declined to comment on the cost of the bridge.",
        "The work on it continued.",
    ],
)
def test_background_asides_and_silence_are_not(sentence):
    assert sentence not in lines(sentence)


def test_the_opening_is_told_whole():
    text = (
        "A pilot sued the airline on Monday, claiming that its planes in Riga were never checked."
    )
    assert told(text, "Pilot sues airline") == [text]


def entry(name, finding):
    return Entry(id=name, finding=finding, evidence=())


def happened(name, text):
    return entry(name, KeyDevelopment(summary=text, evidence=(1,)))


def position(name, party, text, stance="claims"):
    finding = PartyPosition(party=party, issue="dam", stance=stance, position=text, evidence=(1,))
    return entry(name, finding)


def test_the_bottom_line_is_of_the_main_parties_and_the_main_figures():
    entries = [
        happened("d1", "The dam above Oslo broke on Monday."),
        happened("d2", "Trains to the valley were stopped by police."),
        happened("d3", "Water from the dam killed 73 people and destroyed 400 houses."),
        *(happened(f"d{n}", f"The dam flooded village number{n} of Norway.") for n in range(4, 10)),
        position("p1", "Norway", "Norway said the flooded village would be rebuilt."),
        position("p2", "Norway", "Norway said the dam had been checked by experts."),
        position("p3", "Ann Lee", "“They did what they could,” Ann Lee said."),
        position("p4", "Bob Ray", "Bob Ray demanded a toilet.", "demands"),
    ]
    chosen = [one.entries[0] for one in bottom_line(entries)]
    assert chosen[:2] == ["d1", "d3"]
    assert {"p1", "p2"} & set(chosen)
    assert not {"p3", "p4"} & set(chosen)


@pytest.mark.parametrize(
    ("whose", "claimant"),
    [
        ("The mayor of the city, Ann Lee,", "Ann Lee"),
        ("An employee of another harbour, Bob Ray,", "an employee of another harbour"),
        ("The mayor of the city", "the mayor of the city"),
    ],
)
def test_who_is_named_beside_an_office_makes_the_claim(whose, claimant):
    text = f"{LEAD}\n\n{MATTER}\n\n{whose} said 40 trams had crossed the bridge."
    passage = Passage(article_id="a1", title="Bridge opens", sentences=sentences(text))
    claims = [
        one.claimed_by
        for one in EmbeddedReader().read(passage).findings
        if isinstance(one, KeyDevelopment) and "40 trams" in one.summary
    ]
    assert claims == [claimant]


@pytest.mark.parametrize(
    "sentence",
    [
        "According to him, 40 trams of the harbour of Riga had crossed the bridge.",
        "The tram operator of the city put the figure at 40 million euros.",
        "The harbour of Riga said it would open two.",
    ],
)
def test_what_only_another_sentence_makes_plain_is_not_told(sentence):
    assert not any(line in sentence for line in lines(sentence))


def test_an_agency_keeps_its_capital_inside_a_sentence():
    text = f"{LEAD}\n\n{MATTER}\n\nAccording to Reuters, the bridge sank into the harbour."
    found = EmbeddedReader().read(Passage(article_id="a1", title="", sentences=sentences(text)))
    claims = {one.claimed_by for one in found.findings if isinstance(one, KeyDevelopment)}
    assert "Reuters" in claims


@pytest.mark.parametrize(
    "silent",
    [
        "The government has not said whether a ransom of 4 million was paid to the men in Riga.",
        "The government did not say that the bridge in the harbour of Riga was safe for trams.",
    ],
)
def test_what_somebody_does_not_say_is_nobodys_claim(silent):
    passage = Passage(article_id="a1", title="", sentences=sentences(f"{LEAD} {silent}"))
    found = EmbeddedReader().read(passage).findings
    claims = [one for one in found if isinstance(one, KeyDevelopment) and one.claimed_by]
    assert claims == []


def test_an_article_may_open_in_the_present():
    lead = "Rigair is cancelling around 800 flights on Thursday because of a strike by its pilots."
    assert told(f"{lead} Its pilots called for it.", title="") == [lead]


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("The pupils, seized in Riga on March 6, were released on Thursday.", "Thursday"),
        ("Ann Lee, who was seized in Riga on March 6, was released on Thursday.", "Thursday"),
        ("Ann Lee, seized in Riga on March 6, was released.", "March 6"),
    ],
)
def test_what_is_added_to_a_noun_does_not_date_the_event(line, when):
    found = EmbeddedReader().read(
        Passage(article_id="a1", title="", sentences=sentences(f"{line} {MATTER}"))
    )
    dated = [one for one in found.findings if isinstance(one, KeyDevelopment)]
    assert next(one.when for one in dated if one.evidence == (1,)) == when


@pytest.mark.parametrize(
    "sentence",
    [
        "On behalf of Lee & Roe, LLP. posted in Harbour Law on Friday, March 5, 2021.",
        "The bridge of the city opened on Monday, see https://a.example/bridge for its harbour.",
        "A: A storm killed 12 people in the harbour of Riga on Monday.",
    ],
)
def test_what_a_page_says_of_itself_is_no_news(sentence):
    assert not [line for line in lines(sentence) if line.rstrip(".") in sentence]


def read(text):
    passage = Passage(article_id="a1", title="Bridge opens", sentences=sentences(text))
    return [one for one in EmbeddedReader().read(passage).findings if one.kind == "development"]


def test_who_is_asked_about_claims_nothing():
    text = (
        "A reader reached out to the port of Riga to ask if the port planned to make any changes to"
        " the opening of the bridge on Monday."
    )
    found = read(f"{LEAD}\n\n{MATTER}\n\n{text}")
    assert found
    assert all(one.claimed_by is None for one in found)


def test_only_the_first_sentences_of_a_long_paragraph_open_the_article():
    claim = "The port of Riga reported that two trams had been stuck in the harbour of the city."
    found = read(f"{LEAD} {MATTER} {claim}")
    assert [one.claimed_by for one in found if one.summary == claim] == ["the port of Riga"]


def test_so_far_stays_at_the_head_of_a_line():
    sentence = "So far, the city has opened 12 bridges in the harbour and closed 3 of them."
    assert sentence in lines(sentence)


def test_a_date_that_only_names_a_thing_is_not_when_it_happened():
    line = "The police arrested 3 people over the May 5 fire in the harbour of Riga."
    [one] = [one for one in read(f"{LEAD}\n\n{MATTER}\n\n{line}") if one.summary == line]
    assert one.when is None


def test_a_day_of_the_week_tells_when_it_happened_also_in_front_of_a_noun():
    line = "The Sunday fire in the harbour of Riga killed 3 people near the bridge."
    [one] = [one for one in read(f"{LEAD}\n\n{MATTER}\n\n{line}") if one.summary == line]
    assert one.when == "Sunday"
