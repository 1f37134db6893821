from briefer.steps.fold import fold
from briefer.steps.merge import Tellers
from briefer.values.briefing import Entry
from briefer.values.finding import Citation, KeyDevelopment, PartyPosition, line_of

TELLING = Tellers(
    place={"a1": 0, "a2": 1}, outlet={"a1": "x", "a2": "y"}, origin={"a1": "o1", "a2": "o2"}
)


def cited(article, text):
    return (Citation(article_id=article, sentence=1, start=0, end=len(text), text=text),)


def position(article, line, *, party="Peru", stance="rejects", issue="island", speaker=None):
    finding = PartyPosition(
        party=party, issue=issue, stance=stance, position=line, speaker=speaker, evidence=(1,)
    )
    return Entry(id="", finding=finding, evidence=cited(article, line))


NO = "Peru firmly rejected a proposal to give up the island to Chile."
AGAIN = "Chile wants the island to be surrendered, a demand that Peru has rejected."


def test_one_refusal_in_other_words_is_one_line_with_both_sources():
    (one,) = fold([position("a1", NO), position("a2", AGAIN)], TELLING)
    assert [held.article_id for held in one.evidence] == ["a1", "a2"]
    assert (one.outlets, one.origins) == (2, 2)


def test_another_issue_stance_party_or_number_stays_apart():
    others = [
        position("a2", "Peru firmly rejected talks on fish.", issue="fish"),
        position("a2", AGAIN, stance="warns"),
        position("a2", AGAIN.replace("Peru", "Chile"), party="Chile"),
        position("a2", "Peru rejected the 12 proposals on the island."),
    ]
    for other in others:
        first = position("a1", NO.replace("a proposal", "10 proposals"))
        assert len(fold([first, other], TELLING)) == 2


def test_two_names_of_one_issue_keep_no_line_apart_that_is_told_twice():
    one = position("a1", "Peru is prepared to drop its bid for the island.", issue="island")
    other = position("a2", "Peru said it is ready to abandon its island bid.", issue="bid")
    assert len(fold([one, other], TELLING)) == 1


def test_who_speaks_for_a_party_names_it_and_not_the_other_way():
    demand = position(
        "a2", "Ana Ruiz has said Chile must leave.", party="Bolivia", speaker="Ana Ruiz"
    )
    state = "Peru rejected Bolivia’s demand to give up the island to Chile."
    person = "Ana Ruiz has demanded that Peru give up the island, which Peru rejected."
    (folded, _) = fold([position("a1", state), position("a2", person), demand], TELLING)
    assert line_of(folded.finding) == state
    assert len(folded.evidence) == 2


def test_a_line_that_names_another_state_rests_on_no_sentence_without_it():
    bolivia = position("a1", "Peru rejected the Bolivian plan for the island.")
    chile = position("a2", "Peru rejected a plan for the island.")
    first, *others = fold([bolivia, chile], TELLING)
    assert not others
    assert "Bolivian" not in line_of(first.finding)


def test_claims_and_other_entries_are_left_as_they_are():
    told = KeyDevelopment(summary=NO, evidence=(1,))
    entries = (
        Entry(id="", finding=told, evidence=cited("a1", line_of(told))),
        position("a1", NO, stance="claims"),
        position("a2", AGAIN, stance="claims"),
    )
    assert fold(entries, TELLING) == entries
