from briefer.steps.fold import fold
from briefer.steps.merge import Tellers
from briefer.values.briefing import Entry
from briefer.values.finding import Citation, KeyDevelopment, PartyPosition, line_of

TELLING = Tellers(
    place={"a1": 0, "a2": 1}, outlet={"a1": "x", "a2": "y"}, origin={"a1": "o1", "a2": "o2"}
)


def cited(article, text):
    return (Citation(article_id=article, sentence=1, start=0, end=len(text), text=text),)


def position(article, line, *, party="Peru", stance="rejects", issue="island"):
    finding = PartyPosition(party=party, issue=issue, stance=stance, position=line, evidence=(1,))
    return Entry(id="", finding=finding, evidence=cited(article, line))


NO = "Peru firmly rejected a proposal to give up the island to Chile."
AGAIN = "Chile wants the island to be surrendered, a demand that Peru has rejected."


def test_one_refusal_in_other_words_is_one_line_with_both_sources():
    (one,) = fold([position("a1", NO), position("a2", AGAIN)], TELLING)
    assert [held.article_id for held in one.evidence] == ["a1", "a2"]
    assert (one.outlets, one.origins) == (2, 2)


def test_another_issue_stance_party_or_number_stays_apart():
    others = [
        position("a2", AGAIN, issue="fish"),
        position("a2", AGAIN, stance="warns"),
        position("a2", AGAIN.replace("Peru", "Chile"), party="Chile"),
        position("a2", "Peru rejected the 12 proposals on the island."),
    ]
    for other in others:
        first = position("a1", NO.replace("a proposal", "10 proposals"))
        assert len(fold([first, other], TELLING)) == 2


def test_claims_and_other_entries_are_left_as_they_are():
    told = KeyDevelopment(summary=NO, evidence=(1,))
    entries = (
        Entry(id="", finding=told, evidence=cited("a1", line_of(told))),
        position("a1", NO, stance="claims"),
        position("a2", AGAIN, stance="claims"),
    )
    assert fold(entries, TELLING) == entries
