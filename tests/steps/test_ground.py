from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.ground import share_ground
from briefer.values.briefing import Entry
from briefer.values.finding import Citation, KeyDevelopment, PartyPosition


def held(party: str, issue: str, line: str) -> Entry:
    citation = Citation(article_id="a1", sentence=1, start=0, end=len(line), text=line)
    finding = PartyPosition(
        party=party, issue=issue, stance="rejects", position=line, evidence=(1,)
    )
    return Entry(id="", finding=finding, evidence=(citation,))


def issues(*entries: Entry) -> list[str]:
    return [
        one.finding.issue for one in share_ground(entries) if isinstance(one.finding, PartyPosition)
    ]


PERU = held("Peru", "territory", "Peru will give up no territory.")
CHILE = held("Chile", "territory", "Chile rejects talks about its territory.")
TACNA = held("Peru", "Tacna", "Peru refuses to withdraw from Tacna.")
KASHMIR = held("Chile", "control of Kashmir", "Chile will not cede control of Kashmir.")
BRIDGE = held("Chile", "Tacna bridge", "Chile refuses to pay for the Tacna bridge.")


def test_places_to_be_ceded_or_left_are_the_territory():
    assert issues(PERU, CHILE, TACNA, KASHMIR) == ["territory"] * 4


def test_another_word_for_ground_is_the_territory_where_it_is_to_be_ceded_or_left():
    areas = held("Chile", "northern areas", "Chile will not pull its troops out of northern areas.")
    parks = held("Chile", "northern areas", "Chile rejects parks in its northern areas.")
    assert issues(PERU, CHILE, areas, parks)[2:] == ["territory", "northern areas"]


def test_a_place_that_the_line_tells_something_else_of_stays_an_issue():
    assert issues(PERU, CHILE, BRIDGE)[2] == "Tacna bridge"


def test_without_a_word_that_several_positions_share_places_stay_apart():
    assert issues(PERU, TACNA, KASHMIR) == ["territory", "Tacna", "control of Kashmir"]
    assert issues(TACNA, KASHMIR) == ["Tacna", "control of Kashmir"]


def test_leaving_a_treaty_or_a_state_is_not_ceding_ground():
    bill = held("Peru", "Lima Treaty", "Peru refuses to withdraw the Lima Treaty.")
    state = held("Peru", "withdrawal from Chile", "Peru rejects a withdrawal from Chile.")
    assert issues(PERU, CHILE, bill, state)[2:] == ["Lima Treaty", "withdrawal from Chile"]


def test_what_is_no_position_is_returned_as_it_is():
    finding = KeyDevelopment(summary="Troops withdrew from Tacna.", evidence=(1,))
    entry = TACNA.model_copy(update={"finding": finding})
    assert share_ground([entry, PERU, CHILE])[0] == entry


@given(st.permutations([PERU, CHILE, TACNA, KASHMIR, BRIDGE]))
def test_the_order_makes_no_difference_to_the_issues(entries):
    shared = dict(zip((one.finding for one in entries), issues(*entries), strict=True))
    assert [shared[one.finding] for one in (TACNA, BRIDGE)] == ["territory", "Tacna bridge"]
