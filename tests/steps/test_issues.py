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


def test_a_name_begins_with_no_preposition_and_ends_in_its_noun():
    port = held("Chile", "to Peru’s new port", "Chile is against Peru’s new port.")
    dam = held("Chile", "federal tax on dams", "Chile rejects a tax on dams.")
    other = held("Peru", "federal tax", "Peru rejects the federal tax.")
    assert issues(port, dam, other) == ["Peru’s new port", "federal tax", "federal tax"]


def test_an_empty_name_gives_way_to_that_of_the_nearest_position():
    empty = held("Chile", "strong objections", "Chile raised strong objections.")
    assert issues(PORT, empty) == ["new port", "new port"]


def test_an_empty_name_gives_way_to_the_plan_that_is_spoken_of():
    empty = held("Chile", "changes", "Chile rejects changes to the proposals.")
    other = held("Peru", "coast", "Peru defends its coast under the fishing deal.")
    assert issues(empty, other)[0] == "fishing deal"


def test_two_names_of_one_matter_become_the_longer():
    bank = [held(name, "bank guarantees", f"{name} wants bank guarantees.") for name in "ABCD"]
    loose = held("Peru", "assurances", "Peru wants them in writing, and soon.")
    assert issues(*bank, loose)[4] == "bank guarantees"


def test_what_points_back_takes_the_name_of_the_position_it_points_to():
    before = held("Chile", "fishing quota", "Chile wants a fishing quota for the northern fleet.")
    again = FLEET
    back = held("Peru", "northern fleet", "Peru refused.")
    back = back.model_copy(update={"evidence": (*before.evidence, *back.evidence)})
    assert issues(before, again, back)[2] == "fishing quota"


def test_what_is_no_position_is_returned_as_it_is():
    finding = KeyDevelopment(summary="The fishing quota was cut.", evidence=(1,))
    entry = FLEET.model_copy(update={"finding": finding})
    assert share_issues([entry, SEA])[0] == entry


@given(st.lists(st.sampled_from([FLEET, SEA, PORT]), max_size=6))
def test_nothing_is_lost_or_added_and_lines_stay(entries):
    shared = share_issues(entries)
    assert [position(one).position for one in shared] == [position(one).position for one in entries]


def test_a_name_that_the_line_does_not_hold_gives_way_to_a_thing_in_it():
    denial = held("Peru", "ambitions", "Peru denies any ambitions to revive the Andean Pact.")
    other = held("Chile", "island", "Chile calls the Andean Pact over.")
    assert issues(denial, other) == ["Andean Pact", "Andean Pact"]


def test_no_position_is_about_the_party_that_takes_it():
    one = held("Lima council", "cuts", "The Lima council denied the cuts to the fire service.")
    other = held("Ana Ruiz", "Lima council", "Ana Ruiz, of the Lima council, rejected calls to go.")
    third = held("Chile", "Lima council", "Chile rejects a Lima council of ten.")
    assert issues(one, other, third)[0] == "cuts"
