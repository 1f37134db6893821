import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.clean import clean
from briefer.steps.remarks import nothing_but_remarks, own_voice, remarks_start
from briefer.values.article import Article, Page, Unread

REPORT = (
    "The harbour of Split will close for two days from Monday, the port authority said on Friday.",
    "Divers found damage to 14 of the 60 piles, according to a report seen by the council.",
    "“We cannot wait for the summer,” said Ivo Babic, who runs the terminal.",
    "The repairs are expected to cost 3 million euros and to end in October.",
)
REMARKS = (
    "Well said, and it should have been done years ago.",
    "I sailed from there last spring and the staff were very kind.",
    "Babic is a puppet of the shipping companies and everybody knows it.",
    "Croatia will be ruined by people like him.",
    "Who will pay for all this?",
)


def page(*lines: str) -> Article:
    found = clean(Page(source="a.txt", text="\n".join(lines), title="A headline"), "a1")
    assert isinstance(found, Article), found
    return found


def test_sober_remarks_below_a_report_are_told_apart():
    assert remarks_start(REPORT + REMARKS, [0.0] * 9) == 4


@pytest.mark.parametrize("count", [2, 3, 4])
def test_few_remarks_are_enough(count):
    found = page(*REPORT, *REMARKS[:count])
    assert found.text.split("\n\n") == list(REPORT)
    assert [item.reason for item in found.removals] == ["reader comment"]


def test_one_remark_is_not():
    assert remarks_start((*REPORT, REMARKS[1]), [0.0] * 5) is None
    assert remarks_start((*REPORT, REMARKS[4]), [0.0] * 5) is None


def test_remarks_that_repeat_what_someone_said_go_with_their_block():
    mixed = (
        *REMARKS[:2],
        "Nonsense. The minister said yesterday that there is no money.",
        REMARKS[4],
    )
    assert remarks_start(REPORT + mixed, [0.0] * 8) == 4


SURVIVORS = {
    "column": (
        "I have crossed the harbour of Split every summer of my life, and I have never seen it so empty.",
        "You may think that the port authority said all that there is to say. It did not.",
        "What about the fishermen? Who will pay for their lost days? I asked, and nobody answered me.",
        "We should be honest with ourselves. This harbour was neglected by all of us.",
        "The council should listen. If it does not, we will remember it when we vote.",
    ),
    "interview": (
        "Ivo Babic runs the ferry terminal of Split. He told us about the closure on Friday.",
        "Q: Why do you close the harbour now?",
        "A: Because we found damage that we cannot leave for another winter.",
        "Q: Who will pay for it?",
        "A: I think that you will find the state pays for most of it. That is only fair.",
        "Q: What would you say to the fishermen?",
        "A: I am sorry. We will be quick.",
    ),
    "live blog": (
        "Here is what we know so far about the closure of the harbour of Split.",
        "10:05 The port authority says that the first divers are in the water.",
        "10:20 We are hearing from our reporter that two ferries have been sent to Trogir.",
        "10:40 Is the airport affected? It is not, a spokeswoman told the radio.",
        "11:15 The mayor says that he will speak at noon.",
    ),
    "letters": (
        "Sir, I read with interest your report on the harbour. My father built the first of its piers.",
        "Sir, You write that the repairs cost 3 million euros. I believe that you are too kind.",
        "Sir, Nobody asked those of us who live by the quay. We would have told you the truth.",
        "Sir, May I thank you for your excellent paper? It is the best part of my day.",
    ),
    "wire": (
        "SPLIT (AP) — A ferry with 120 people on board ran aground near Split on Monday, police said.",
        "No one was hurt. It is not clear why the ship left its course.",
        "The harbour was closed. It should open again on Tuesday.",
    ),
    "feature": (
        *REPORT,
        "For the fishermen it is a hard month. They have never been closed out before.",
        "“My family lives from this,” said Marija Kovac, 44. “What are we to do?”",
        "Will the harbour be ready by October? The engineers say yes.",
        "Nobody on the quay believes them.",
    ),
    "analysis": (
        *REPORT,
        "What happens next? The council votes on Thursday, and it must find the money by June.",
        "It should not be hard. The city had a surplus of 8 million euros last year.",
        "Why the piles failed is another question. A report is due in May.",
    ),
    "newsroom": (
        *REPORT,
        "We have contacted the shipping company for comment.",
        "This article was amended on 4 May: an earlier version gave the wrong name of the pier.",
    ),
}


@pytest.mark.parametrize("kind", SURVIVORS)
def test_articles_in_a_voice_of_their_own_stay_whole(kind):
    lines = SURVIVORS[kind]
    found = page(*lines)
    assert "reader comment" not in {item.reason for item in found.removals}


def test_a_page_of_remarks_is_no_article():
    for text in ("\n".join(REMARKS), "\n\n".join(REMARKS[:4])):
        found = clean(Page(source="a.txt", text=text), "a1")
        assert isinstance(found, Unread)
        assert found.reason.startswith("no article: only readers' comments")


def test_a_page_of_remarks_with_names_and_ages_is_no_article():
    text = "\n".join(
        f"Sailor{place}\n{place + 2} hours ago\n{remark}\nReply Share\n"
        for place, remark in enumerate(REMARKS)
    )
    assert isinstance(clean(Page(source="a.txt", text=text), "a1"), Unread)


def test_a_report_with_ages_of_its_updates_is_an_article():
    text = "\n".join(f"{place + 2} hours ago\n{line}" for place, line in enumerate(REPORT))
    assert isinstance(clean(Page(source="a.txt", text=text), "a1"), Article)
    assert not nothing_but_remarks(REPORT, 9)
    assert not nothing_but_remarks((), 9)


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_lines_have_a_place_or_none(texts):
    place = remarks_start(texts, [0.0] * len(texts))
    assert place is None or 0 < place < len(texts)
    assert all(-1.5 <= own_voice(text) <= 1 for text in texts)


def test_hostile_lines_take_linear_time():
    own_voice("well said " * 100_000 + "“" * 1000)
    assert remarks_start(["well said"] * 20_000, [0.0] * 20_000) is None


def test_a_row_of_bare_short_lines_below_reports_is_remarks():
    bare = (
        "The port was never safe.",
        "Always the same company, too.",
        "Ferries are the future of the islands.",
        "Our grandchildren are going to pay.",
    )
    assert remarks_start(REPORT + bare, [0.0] * 8) == 4
    assert remarks_start(REPORT + bare[2:3], [0.0] * 5) is None


def test_short_closing_lines_of_a_report_stay():
    closing = ("The trial goes on.", "A verdict is due in June.", "Both men deny the charges.")
    assert remarks_start(REPORT + closing, [0.0] * 7) is None
