"""What is told and asked, and what is not: the choice of developments, questions, bottom line."""

import datetime as dt

import pytest

from briefer.language.clauses import tokenise
from briefer.readers.embedded import EmbeddedReader
from briefer.readers.embedded.asking import whole
from briefer.readers.embedded.bottom import bottom_line
from briefer.readers.embedded.standing import has_main_clause, is_page_talk, points_away
from briefer.steps.split import sentences
from briefer.values.article import Passage
from briefer.values.briefing import Entry
from briefer.values.finding import Citation, KeyDevelopment, OpenQuestion, PartyPosition

LEAD = "A storm tore the roof off the town hall in Bergen on Monday and injured 12 people. "


def read(text, kind):
    passage = Passage(
        article_id="a1", title="", date=dt.date(2024, 3, 6), sentences=sentences(LEAD + text)
    )
    findings = EmbeddedReader().read(passage).findings
    return [one for one in findings if isinstance(one, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Image caption Rescuers carried 20 people out of the flooded school in Bergen.",
        "Mayor Kari Dahl, center, opened the bridge in Bergen with 40 guests on Friday.",
        "Sign up to the newsletter that 4,000 people in Bergen received on Friday.",
        "The town of Bergen was shaped by such storms in 1998 and 2007 and rebuilt.",
        "After that they closed 14 schools in Bergen and Oslo on Friday.",
    ],
)
def test_captions_page_talk_and_what_points_elsewhere_are_not_told(text):
    lines = [one.summary for one in read(text, KeyDevelopment)]
    assert len(lines) == 1
    assert lines[0].startswith("A storm tore the roof")


def test_two_sentences_without_a_space_are_not_joined():
    text = "Police closed 14 roads in Bergen on Monday.Buses stopped in the whole town."
    lines = [one.summary for one in read(text, KeyDevelopment)]
    assert "Police closed 14 roads in Bergen on Monday." in lines


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "It is unclear whether the school in Bergen will reopen before Easter.",
            "Will the school in Bergen reopen?",
        ),
        (
            "The cause of the fire at the mill is still under investigation.",
            "What is the cause of the fire at the mill?",
        ),
        (
            "The council is considering whether to close the old harbour.",
            "Will the council close the old harbour?",
        ),
        (
            "It is not known how many houses were damaged in the valley.",
            "How many houses were damaged in the valley?",
        ),
        (
            "Lawmakers are expected to vote on the flood bill on Friday.",
            "How will lawmakers vote on the flood bill on Friday?",
        ),
        (
            "“I do not call it fair, because who will manage this harbour fund?” Ann Lee said.",
            "Who will manage the harbour fund?",
        ),
        (
            "Bergen will pay only if a deal is reached on the harbour fund.",
            "Will a deal be reached on the harbour fund?",
        ),
        (
            "No decision has been made on the harbour tunnel, and trains stand still.",
            "Will a decision be made on the harbour tunnel?",
        ),
        (
            "The price depends on whether the court will hear the case.",
            "Will the court hear the case?",
        ),
        (
            "Norway could hold a referendum on the new dam, the minister said.",
            "Will Norway hold a referendum on the new dam?",
        ),
        (
            "Serious differences remain over the question of fishing rights.",
            "How will the differences over fishing rights be settled?",
        ),
        (
            "The future of the eastern dam remains unresolved.",
            "How will the future of the eastern dam be settled?",
        ),
        (
            "It was not clear whether the closure affects the port of Bergen.",
            "Does the closure affect the port of Bergen?",
        ),
        (
            "It wasn't immediately clear if work on the port of Bergen would be halted.",
            "Will work on the port of Bergen be halted?",
        ),
        (
            "The council of Bergen has yet to say whether it will sue the builders of the roof.",
            "Will the council of Bergen sue the builders of the roof?",
        ),
        (
            "Mr Dahl has yet to say who would be his deputy in the town hall.",
            "Who would be Mr Dahl’s deputy in the town hall?",
        ),
        (
            "The bank declined to say how much of the money had been recovered.",
            "How much of the money was recovered?",
        ),
        (
            "Norsk Bank said it had not decided whether to sell the port of Bergen.",
            "Will Norsk Bank sell the port of Bergen?",
        ),
        (
            "The merger of the ports needs the approval of the European Commission.",
            "Will the merger of the ports be approved by the European Commission?",
        ),
        (
            "The judge would rule on the request of the port next week.",
            "How will the judge rule on the request of the port next week?",
        ),
        (
            "The sale of the port awaits approval by parliament.",
            "Will the sale of the port be approved by parliament?",
        ),
        (
            "Whether the council will rebuild the port, which closed in May, has yet to be decided.",
            "Will the council rebuild the port?",
        ),
    ],
)
def test_what_is_open_is_asked(text, question):
    asked = [one.question for one in read(text, OpenQuestion)]
    assert [one.casefold() for one in asked] == [question.casefold()]


@pytest.mark.parametrize(
    "text",
    [
        "While rain could still flood the valley, the road to Bergen is open.",
        "The bank expects that output will grow by 2 percent this year.",
        "Readers may also write to the council in Bergen.",
        "Residents are waiting for people to attend a meeting in Bergen.",
        "It is unclear whether they will reopen it before Easter.",
        "Norway was awaiting details of the proposals discussed in Bergen.",
        "The outcome of the discussions in Bergen could change the fishing trade.",
    ],
)
def test_what_is_not_open_or_names_nothing_is_not_asked(text):
    assert read(text, OpenQuestion) == []


def test_a_vote_is_waited_for():
    [asked] = read("Lawmakers are due to vote on the flood bill on Friday.", OpenQuestion)
    assert asked.waits_for == "the vote"


def test_what_a_sentence_puts_its_matter_off_to_is_waited_for():
    text = "It is unclear whether the school in Bergen will reopen, and it stays shut until the next vote."
    [asked] = read(text, OpenQuestion)
    assert asked.waits_for == "the next vote"


def test_no_question_of_a_clause_that_cannot_be_turned():
    assert whole("whether to stay in the town") is None
    assert whole("if the man who fled will return to Oslo") is None


def test_main_clauses():
    assert not has_main_clause(tokenise("the boats which had been found", 0))


def test_page_talk_and_pointing():
    assert is_page_talk("Photo: the bridge was opened in Oslo.")
    assert not is_page_talk("The court published a photo of the bridge in Oslo.")
    assert points_away("These boats were sold.")
    assert not points_away("The boats were sold this week.")


def entry(name, finding):
    return Entry(id=name, finding=finding, evidence=())


def position(name, party, text, stance="rejects"):
    finding = PartyPosition(party=party, issue="x", stance=stance, position=text, evidence=(1,))
    return entry(name, finding)


def test_the_bottom_line_leads_with_news_and_lets_each_party_speak_once():
    entries = [
        entry("d1", KeyDevelopment(summary="A storm closed the port of Bergen.", evidence=(1,))),
        entry("d2", KeyDevelopment(summary="The storm closed Bergen’s port.", evidence=(2,))),
        position("p1", "Norway", "Norway claims that fishing was safe.", "claims"),
        position("p2", "Norway", "Norway rejects a new harbour wall."),
        position("p3", "Denmark", "Denmark demands money for ferries."),
        position("p4", "Sweden", "Sweden offers to send cranes."),
        entry("q1", OpenQuestion(question="Will the ferry line survive winter?", evidence=(3,))),
    ]
    assert [one.entries[0] for one in bottom_line(entries)] == ["d1", "p2", "p3", "p4", "q1"]


def test_a_party_whose_stand_the_news_tells_gives_way_to_the_others():
    def cited(found, sentence):
        text = "A sentence."
        place = Citation(article_id="a1", sentence=sentence, start=0, end=len(text), text=text)
        return found.model_copy(update={"evidence": (place,)})

    summary = "Norway met Denmark in Bergen, and refused a new harbour wall."
    news = entry("d1", KeyDevelopment(summary=summary, evidence=(1,)))
    entries = [
        cited(news, 1),
        cited(position("p1", "Norway", "Norway refused a new harbour wall."), 1),
        cited(position("p2", "Norway", "Norway rejects cranes from abroad."), 2),
        cited(position("p3", "Denmark", "Denmark demands money for ferries."), 3),
        cited(position("p4", "Sweden", "Sweden offers to send trains."), 4),
    ]
    assert [one.entries[0] for one in bottom_line(entries)] == ["d1", "p3", "p4"]


def test_a_party_s_own_sentence_on_the_shared_issue_is_told_before_others():
    def on(issue, found):
        finding = found.finding.model_copy(update={"issue": issue})
        return found.model_copy(update={"finding": finding})

    entries = [
        entry("d1", KeyDevelopment(summary="A storm closed the port of Bergen.", evidence=(1,))),
        on("wall", position("p1", "Norway", "Oslo must pay, a demand Norway has refused.")),
        on("cranes", position("p2", "Norway", "Norway rejects cranes from abroad.")),
        on("ferries", position("p3", "Norway", "Norway rejects money from taxes.")),
        on("ferries", position("p4", "Denmark", "Denmark demands new boats.")),
    ]
    assert "p3" in [one.entries[0] for one in bottom_line(entries)]


def test_what_another_tells_of_a_party_gives_way_to_what_is_known_of_it():
    told = position("p1", "Norway", "Denmark said of Norway that it had offered boats.", "offers")
    finding = told.finding.model_copy(update={"told_by": "Denmark"})
    entries = [
        entry("d1", KeyDevelopment(summary="A storm closed the port of Bergen.", evidence=(1,))),
        told.model_copy(update={"finding": finding}),
        position("p2", "Norway", "A wall for the port of Bergen is demanded there.", "warns"),
        position("p3", "Denmark", "Denmark demands money for boats."),
    ]
    chosen = [one.entries[0] for one in bottom_line(entries)]
    assert "p2" in chosen
    assert "p1" not in chosen


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Bergen on Tuesday closed a port worth 40 million crowns, hours after a court ruled that it was unsafe.",
            "Bergen on Tuesday closed a port worth 40 million crowns.",
        ),
        (
            "Oslo’s port cut its budget by 40 million crowns on Tuesday and said more would follow.",
            "Oslo’s port cut its budget by 40 million crowns on Tuesday.",
        ),
    ],
)
def test_what_happened_is_told_and_not_what_is_reported_behind_it(text, told):
    assert [one.summary for one in read(text, KeyDevelopment)][1:] == [told]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Police closed 14 roads in Bergen on Monday.", "Monday"),
        ("At Monday’s meeting the mayor closed 14 roads in Bergen.", "Monday"),
        ("The mayor closed 14 roads in Bergen ahead of Friday’s race.", None),
        ("The mayor closed 14 roads that the 2012 flood had damaged in Bergen.", None),
    ],
)
def test_a_date_that_only_names_something_is_no_time(text, when):
    assert {one.summary: one.when for one in read(text, KeyDevelopment)}[text] == when


def test_a_torn_piece_is_not_told():
    text = "Bergen’s harbour, which in March lost 14 ships and 300 metres of its wall."
    assert text not in [one.summary for one in read(text, KeyDevelopment)]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Judges ordered tests on the body of Ana Ruiz to determine whether or not she had been poisoned.",
            "Was Ana Ruiz poisoned?",
        ),
        (
            "The geologist was not able to say when the largest aftershock would come.",
            "When will the largest aftershock come?",
        ),
        (
            "The state is currently debating expanding the tax to all boats.",
            "Will the state expand the tax to all boats?",
        ),
        (
            "Whether the court in Oslo will hear the case remains to be seen.",
            "Will the court in Oslo hear the case?",
        ),
        (
            "No decision has been made yet on whether the school in Oslo will close.",
            "Will the school in Oslo close?",
        ),
        (
            "The investigation into the fire at the harbour continues, police said.",
            "What will the investigation into the fire at the harbour find?",
        ),
        (
            "Police are investigating how the harbour fire started.",
            "How did the harbour fire start?",
        ),
        (
            "“My children are divided on the need for a new search, and so am I,” Ann Lee said.",
            "How will the differences over the need for a new search be settled?",
        ),
    ],
)
def test_what_is_found_out_weighed_or_not_told_is_asked(text, question):
    asked = [one.question for one in read(text, OpenQuestion)]
    assert [one.casefold() for one in asked] == [question.casefold()]


@pytest.mark.parametrize(
    "text",
    [
        "The investigation continues, police said.",
        "The guidelines use age to determine who should be treated with the drug.",
        "Another woman who lives by the dam of Ana Ruiz did not know what had become of her boats.",
        "Norway hopes that Chile will accept the deal.",
        "Bob Ray was asked by a nurse, who could not say whether she would stay in Oslo.",
    ],
)
def test_no_question_without_its_matter_or_on_a_stranger(text):
    assert read(text, OpenQuestion) == []
