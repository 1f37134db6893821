from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.placed import share_places
from briefer.values.briefing import Entry
from briefer.values.finding import Citation, KeyDevelopment, PartyPosition


def held(issue: str, line: str) -> Entry:
    citation = Citation(article_id="a1", sentence=1, start=0, end=len(line), text=line)
    finding = PartyPosition(
        party="Peru", issue=issue, stance="rejects", position=line, evidence=(1,)
    )
    return Entry(id="", finding=finding, evidence=(citation,))


def issues(*entries: Entry) -> list[str]:
    return [
        one.finding.issue for one in share_places(entries) if isinstance(one.finding, PartyPosition)
    ]


BARE = held("Kashmir", "Peru said its police would remain in parts of Kashmir.")
FIRST = held("territory", "Peru will not leave Kashmir.")
SECOND = held("territory", "Peru rejects talks about Kashmir.")
RAIL = held("railway", "Peru will not pay for a railway to Kashmir.")
ROAD = held("roads", "Peru will not pay for roads in Kashmir.")


def test_a_bare_place_goes_under_what_most_others_dispute_there():
    assert issues(BARE, FIRST, SECOND, RAIL) == ["territory", "territory", "territory", "railway"]


def test_a_single_other_position_or_half_of_them_is_not_most():
    assert issues(BARE, FIRST)[0] == "Kashmir"
    assert issues(BARE, FIRST, SECOND, RAIL, ROAD)[0] == "Kashmir"


def test_a_place_that_more_are_about_stays():
    assert issues(BARE, BARE, FIRST, SECOND)[:2] == ["Kashmir", "Kashmir"]


def test_what_only_holds_a_place_or_is_none_stays():
    assert issues(RAIL, held("Kashmir railway", "Peru rejects a railway to Kashmir."))[1] == (
        "Kashmir railway"
    )
    union = held("Soviet Union", "Peru denies that it will restore the Soviet Union.")
    assert issues(union, FIRST, SECOND)[0] == "Soviet Union"


def test_what_is_no_position_is_returned_as_it_is():
    told = BARE.model_copy(
        update={"finding": KeyDevelopment(summary="Kashmir was quiet.", evidence=(1,))}
    )
    assert share_places([told, FIRST, SECOND])[0] == told


@given(st.lists(st.sampled_from([BARE, FIRST, SECOND, RAIL, ROAD])))
def test_nothing_is_lost_and_a_second_time_changes_nothing(entries: list[Entry]):
    once = share_places(entries)
    assert [one.evidence for one in once] == [one.evidence for one in entries]
    assert share_places(once) == once
