from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.issues import share_issues
from briefer.values.briefing import Entry
from briefer.values.finding import Citation, KeyDevelopment, PartyPosition


def held(party: str, issue: str, line: str) -> Entry:
    citation = Citation(article_id="a1", sentence=1, start=0, end=len(line), text=line)
    finding = PartyPosition(
        party=party, issue=issue, stance="rejects", position=line, evidence=(1,)
    )
    return Entry(id="", finding=finding, evidence=(citation,))


def issues(*entries: Entry) -> list[str]:
    return [position(one).issue for one in share_issues(entries)]


def position(entry: Entry) -> PartyPosition:
    assert isinstance(entry.finding, PartyPosition)
    return entry.finding


FLEET = held("Peru", "fishing quota for the fleet", "Peru rejects the fishing quota for its fleet.")
SEA = held("Chile", "proposal", "Chile demands a smaller fishing quota.")
PORT = held("Chile", "new port", "Chile will not pay for the new port.")


def test_positions_on_one_matter_get_one_name():
    assert issues(FLEET, SEA) == ["fishing quota", "fishing quota"]


def test_a_position_on_another_matter_keeps_its_name():
    assert issues(FLEET, SEA, PORT)[2] == "new port"


def test_parties_speakers_and_empty_words_name_no_issue():
    one = held("Peru", "Peru’s position", "Peru’s position on the quota has not changed.")
    other = held("Peru", "position of Peru", "Peru keeps its position on the harbour.")
    assert issues(one, other) == ["Peru’s position", "position of Peru"]


def test_what_is_no_position_is_returned_as_it_is():
    finding = KeyDevelopment(summary="The fishing quota was cut.", evidence=(1,))
    entry = FLEET.model_copy(update={"finding": finding})
    assert share_issues([entry, SEA])[0] == entry


@given(st.lists(st.sampled_from([FLEET, SEA, PORT]), max_size=6))
def test_nothing_is_lost_or_added_and_lines_stay(entries):
    shared = share_issues(entries)
    assert [position(one).position for one in shared] == [position(one).position for one in entries]
