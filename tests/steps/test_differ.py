import datetime as dt

import pytest

from briefer.steps.differ import differences
from briefer.steps.merge import Tellers
from briefer.steps.moments import Moment
from briefer.values.article import Sentence
from briefer.values.briefing import Entry
from briefer.values.finding import Citation, KeyDevelopment, PartyPosition, line_of

TELLING = Tellers(
    place={"a1": 0, "a2": 1, "a3": 2},
    outlet={"a1": "x", "a2": "y", "a3": "z"},
    origin={"a1": "o1", "a2": "o2", "a3": "o3"},
)


def entry(id_, text, article, finding=None, claimed_by=None):
    finding = finding or KeyDevelopment(summary=text, claimed_by=claimed_by, evidence=(1,))
    cited = Citation(article_id=article, sentence=int(id_[1:]), start=0, end=len(text), text=text)
    return Entry(id=id_, finding=finding, evidence=(cited,))


def moments(days: dict[str, dt.date]) -> dict[str, Moment | None]:
    return {article: Moment(day) for article, day in days.items()}


def found(*entries, dates=None, sentences=()):
    made = differences(entries, sentences, moments(dates or {}), TELLING)
    return [(one.kind, one.about, [side.entries for side in one.sides]) for one in made]


def test_other_figures_for_one_thing_are_set_side_by_side_the_largest_first():
    assert found(
        entry("d1", "The flood killed at least 73 people.", "a1"),
        entry("d2", "The flood left 120 people dead, the army said.", "a2"),
        entry("d3", "Some 73 people died in the flood.", "a3"),
    ) == [("figures", "dead", [("d2",), ("d1", "d3")])]


def test_the_latest_figure_comes_first_where_the_days_tell():
    days = {"a1": dt.date(2024, 3, 2), "a2": dt.date(2024, 3, 1)}
    assert found(
        entry("d1", "The flood killed 73 people.", "a1"),
        entry("d2", "The flood killed 120 people.", "a2"),
        dates=days,
    ) == [("update", "dead", [("d1",), ("d2",)])]


@pytest.mark.parametrize(
    ("line", "day", "kind"),
    [
        ("The death toll from the flood rose to at least 120.", 1, "update"),
        ("The death toll from the flood rose to at least 120.", 2, "update"),
        ("The death toll from the flood rose to at least 120.", 0, "figures"),
        ("The flood has killed 120 people, and rose to the third floor.", 1, "figures"),
    ],
)
def test_a_figure_that_is_said_to_have_grown_is_the_later_one(line, day, kind):
    days = {"a1": dt.date(2024, 3, 1), "a2": dt.date(2024, 3, 1 + day), "a3": dt.date(2024, 3, 2)}
    made = found(
        entry("d1", "The flood killed 73 people.", "a1"),
        entry("d2", line, "a2"),
        entry("d3", "The flood killed 73 people.", "a3"),
        dates=days,
    )
    assert made == [(kind, "dead", [("d2",), ("d1", "d3")])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "At least 78 people are known to have died in the earthquake in the east.",
            "The death toll in the Elazig earthquake rose to 83.",
        ),
        (
            "The army fired missiles overnight, killing four people in the town of Ilo.",
            "The death toll in the town of Ilo rose to six after a woman died in hospital.",
        ),
        (
            "Police detained four contractors after the quake.",
            "The number of contractors detained after the quake rose to seven.",
        ),
    ],
)
def test_what_has_grown_by_the_next_day_is_a_later_figure(first, second):
    days = {"a1": dt.date(2026, 3, 1), "a2": dt.date(2026, 3, 2)}
    made = found(entry("d1", first, "a1"), entry("d2", second, "a2"), dates=days)
    assert [kind for kind, _, _ in made] == ["update"]


@pytest.mark.parametrize(
    "other",
    [
        "The flood killed 120 people in Oruro.",
        "The flood killed five patients.",
        "The flood of 1997 killed 120 people.",
        "The flood injured 120 people.",
        "The flood killed about 76 people.",
        "The war has killed 120 people.",
    ],
)
def test_figures_of_another_scope_are_no_contradiction(other):
    assert found(entry("d1", "The flood killed 73 people.", "a1"), entry("d2", other, "a2")) == []


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("The ferry carried 412 passengers.", "The ferry carried 408 passengers.", ["figures"]),
        ("The ferry carried 410 passengers.", "The ferry carried 408 passengers.", []),
        ("The ferry carried 412 passengers.", "The ferry was built to carry 350 passengers.", []),
        ("The army saved 12 people.", "The army was able to save 19 people.", ["figures"]),
        ("Acme will pay $14.2 billion for Beta.", "Acme will pay A$21.6 billion for Beta.", []),
        ("Prices rose 2.2% in November.", "Prices rose 2.9% in October.", []),
        (
            "Jurors talked for nine hours and found Ruiz guilty on seven of nine counts.",
            "Ruiz was found guilty on seven counts after the jurors talked for 11 hours.",
            ["figures"],
        ),
        (
            "About 80 percent of long-distance trains were cancelled.",
            "Some 80 percent of long-distance and 50 percent of regional trains were cancelled.",
            [],
        ),
        (
            "Peru's ministry counted 14 Chilean planes near the island.",
            "Peru's ministry counted 17 Chilean planes near the island.",
            ["figures"],
        ),
    ],
)
def test_figures_that_are_no_rounding_of_each_other_differ(one, other, kinds):
    made = found(entry("d1", one, "a1"), entry("d2", other, "a2"))
    assert [kind for kind, _, _ in made] == kinds


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        ("The ministry said 35 percent of the teachers joined the strike.", ["figures"]),
        ("The ministry said 35 percent of all teachers are women.", []),
    ],
)
def test_shares_of_one_whole_differ_where_they_tell_the_same_of_it(other, kinds):
    claim = "The union said 90 percent of teachers were on strike."
    made = found(entry("d1", claim, "a1"), entry("d2", other, "a2"))
    assert [kind for kind, _, _ in made] == kinds


@pytest.mark.parametrize(
    ("claim", "kinds"),
    [
        ("Chile said it had tracked and expelled a destroyer.", ["denial"]),
        ("Chile said it had expelled an envoy.", []),
        ("Chile said the destroyer had not been expelled by Peru.", []),
    ],
)
def test_a_denial_of_what_became_of_a_thing_meets_the_claim(claim, kinds):
    denial = "Peru denied that the destroyer had been expelled."
    no = PartyPosition(
        party="Peru", issue="destroyer", stance="denies", position=denial, evidence=(2,)
    )
    made = found(entry("d1", claim, "a1"), entry("p2", denial, "a2", no))
    assert [kind for kind, _, _ in made] == kinds


def test_what_two_articles_tell_of_two_towns_is_no_contradiction():
    dead = [entry("d2", "Two people died.", "a1"), entry("d2", "Nineteen people died.", "a2")]

    def told(*firsts):
        return [
            (one.evidence[0].article_id, numbered(first, line_of(one.finding)))
            for one, first in zip(dead, firsts, strict=True)
        ]

    assert found(*dead, sentences=told("A bomb fell in Kharkiv.", "A mine blew up in Oslo.")) == []
    assert found(*dead, sentences=told("A bomb fell in Kharkiv.", "A bomb fell in Kharkov."))


def numbered(*texts):
    return [
        Sentence(number=n, start=0, end=len(text), text=text, paragraph=0)
        for n, text in enumerate(texts, 1)
    ]


def test_one_voice_does_not_contradict_itself():
    assert (
        found(
            entry("d1", "The flood killed 73 people.", "a1"),
            entry("d2", "By evening the flood had killed 120 people.", "a1"),
        )
        == []
    )


def test_things_that_only_look_alike_are_said_to_be_other_things():
    assert found(
        entry("d1", "Chile launched 138 attack drones.", "a1", claimed_by="Peru's army"),
        entry("d2", "Chile shot down 235 drones.", "a2", claimed_by="Chile's army"),
    ) == [("scope", "", [("d1",), ("d2",)])]


def told(*texts):
    """Return sentences behind the first one, which the entry of the article rests on."""
    return tuple(
        Sentence(number=n, start=0, end=len(text), text=text, paragraph=0)
        for n, text in enumerate(texts, 2)
    )


def test_a_sentence_that_became_no_line_may_hold_the_other_figure():
    sentences = [("a1", told()), ("a2", told("It rained.", "Some 120 people died in the flood."))]
    [one] = differences([entry("d1", "The flood killed 73 people.", "a1")], sentences, {}, TELLING)
    assert [side.entries for side in one.sides] == [(), ("d1",)]
    assert one.sides[0].text == "Some 120 people died in the flood."
    assert [cited.sentence for cited in one.sides[0].evidence] == [3]


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ("a1", "Some 120 people died in the flood."),
        ("a2", "Some 120 people died in the flood of 1997."),
        ("a2", "Did 120 people die in the flood?"),
        ("a2", "A rescue cost 120 dollars."),
    ],
)
def test_what_is_of_one_voice_or_time_or_of_anything_differs_from_no_line(article, text):
    line = entry("d1", "The flood killed 73 people.", "a1")
    assert differences([line], [(article, told(text))], {}, TELLING) == ()


@pytest.mark.parametrize(
    "second", ["Police put the number at 50,000.", "Only 50,000, police said."]
)
def test_two_who_count_one_crowd_in_one_article_differ(second):
    """Neither sentence became a line."""
    crowd = ("a1", told("Organisers said 100,000 people took part.", second))
    sides = [[one.text for one in made.sides] for made in differences([], [crowd], {}, TELLING)]
    both = [["Organisers said 100,000 people took part.", second]]
    assert sides == (both if "number" in second else [])


def test_a_toll_that_has_grown_overtakes_another_of_its_day():
    days = dict.fromkeys(("a1", "a2"), dt.date(2025, 3, 4))
    lines = [
        entry("D1", "At least 14 people died in the storm.", "a1"),
        entry("D2", "The death toll of the storm has climbed to 17.", "a2"),
    ]
    assert found(*lines, dates=days) == [("update", "dead", [("D2",), ("D1",)])]


@pytest.mark.parametrize(("union", "kinds"), [("Miners", []), ("Nurses", ["figures"])])
def test_two_unions_hold_two_ballots(union, kinds):
    def ballot(whose, share):
        lead = f"A strike was called in Peru, the Union of {whose} said."
        vote = f"Turnout in the ballot was {share}%."
        first = Sentence(number=1, start=0, end=len(lead), text=lead, paragraph=0)
        return [first, Sentence(number=2, start=0, end=len(vote), text=vote, paragraph=0)]

    told = [("a1", ballot("Nurses", 54)), ("a2", ballot(union, 55))]
    lines = [entry("d2", one[1].text, article) for article, one in told]
    assert [one.kind for one in differences(lines, told, {}, TELLING)] == kinds


def test_a_turnout_does_not_shrink():
    days = {"a1": dt.date(2025, 3, 4), "a2": dt.date(2025, 3, 5)}
    lines = [
        entry("D1", "Turnout in the ballot was 54%.", "a1"),
        entry("D2", "Turnout in the ballot was 48%, the union said.", "a2"),
    ]
    assert [one[:2] for one in found(*lines, dates=days)] == [("figures", "turnout")]


@pytest.mark.parametrize(
    ("denial", "kinds"),
    [
        ("The government rejected the claim as absurd.", ["denial"]),
        ("The government rejected the claim of a Peruvian spy as absurd.", []),
        ("The bishop rejected the claim as absurd.", []),
    ],
)
def test_the_claim_that_is_rejected_stands_in_the_sentence_before(denial, kinds):
    claim = entry("d1", "The attack had been staged by the government.", "a1", claimed_by="Ruiz")
    assert [one[0] for one in found(claim, entry("d2", denial, "a1"))] == kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A fire near the town of Tifni has burned 3,200 hectares.",
            "Fire has destroyed 5,000 hectares near the town of Tifni.",
        ),
        (
            "The lira of Turkey fell to 49.2 per dollar on Monday.",
            "Turkey's lira weakened on Monday and closed at 50.1 per dollar.",
        ),
        ("Shares in Acme fell 14% on Monday.", "Acme shares dropped as much as 19% on Monday."),
    ],
)
def test_areas_rates_and_trends_are_compared_whatever_the_verb(one, other):
    assert [made[0] for made in found(entry("d1", one, "a1"), entry("d2", other, "a2"))] == [
        "figures"
    ]


def test_lengths_do_not_look_alike():
    assert (
        found(
            entry("d1", "No house stands within 500 feet of it.", "a1", claimed_by="Peru's army"),
            entry("d2", "The walls reach 20,000 feet.", "a2", claimed_by="Chile's army"),
        )
        == []
    )


def test_a_claim_comes_with_its_denial():
    line = "Ana Ruiz warned that Peru was building a dam on the river Loa."
    claim = PartyPosition(party="Chile", issue="dam", stance="warns", position=line, evidence=(1,))
    no = "Peru has denied building any dam on the river Loa."
    denial = PartyPosition(party="Peru", issue="dam", stance="denies", position=no, evidence=(1,))
    assert found(
        entry("p1", no, "a2", denial),
        entry("p2", line, "a1", claim),
        entry("d3", "Rain fell on the river Loa.", "a1"),
    ) == [("denial", "", [("p2",), ("p1",)])]


def test_a_denial_may_tell_what_others_are_said_to_have_done():
    denial = PartyPosition(
        party="Peru",
        issue="village",
        stance="denies",
        position="Peru denied that Chilean troops had captured the village of Ostby.",
        evidence=(1,),
    )
    claims = {
        "d1": "Chilean troops captured the village of Ostby on Tuesday.",
        "d2": "Chilean troops opened a road in the village.",
    }
    made = found(
        *(entry(id_, text, "a1", claimed_by="Chile") for id_, text in claims.items()),
        entry("p1", denial.position, "a2", denial),
    )
    assert made == [("denial", "", [("d1",), ("p1",)])]


def test_what_was_announced_and_what_is_refused_now_are_contrary():
    line = "Peru’s government will not appeal against the ruling on the dam, Ana Ruiz said."
    no = PartyPosition(party="Peru", issue="ruling", stance="rejects", position=line, evidence=(1,))
    assert found(
        entry(
            "d1",
            "Peru’s government will appeal against the ruling on the dam, Ana Ruiz said.",
            "a1",
        ),
        entry("p1", line, "a2", no),
    ) == [("contrary", "", [("d1",), ("p1",)])]


def test_names_that_take_sides_come_with_who_uses_them():
    def told(text):
        return (Sentence(number=1, start=0, end=len(text), text=text, paragraph=0),)

    sentences = [("a1", told("He fled to Burma.")), ("a2", told("She is in Myanmar."))]
    [one] = differences([], sentences, {}, TELLING)
    assert (one.kind, [side.text for side in one.sides]) == ("names", ["Burma", "Myanmar"])
    assert [side.evidence[0].article_id for side in one.sides] == ["a1", "a2"]


def test_figures_of_two_companies_are_no_difference():
    one = entry("d1", "Acme cancelled 800 flights after its pilots walked out.", "a1")
    other = entry("d2", "Ringo cancelled 300 flights after its pilots walked out.", "a2")
    assert found(one, other) == []


def test_a_line_with_two_figures_is_no_side_twice():
    one = entry("d1", "Acme led with 54% of the vote after 40% of the votes were counted.", "a1")
    other = entry("d2", "Acme won with 52% of the vote.", "a2")
    assert all(len(set(sides)) == len(sides) for _, _, sides in found(one, other))


def overtaken(*entries, dates):
    made = differences(entries, (), moments(dates), TELLING)
    return [[side.overtaken for side in one.sides] for one in made]


def test_of_several_figures_those_behind_which_all_of_another_are_later_are_overtaken():
    days = {"a1": dt.date(2024, 3, 1), "a2": dt.date(2024, 3, 3), "a3": dt.date(2024, 3, 3)}
    lines = [
        entry("d1", "The flood killed 14 people.", "a1"),
        entry("d2", "The flood killed 31 people.", "a2"),
        entry("d3", "The flood killed 38 people, the Red Cross said.", "a3"),
    ]
    assert overtaken(*lines, dates=days) == [[False, False, True]]
    # The first figure is told again on the last day: it is no earlier one.
    again = entry("d4", "Some 14 people died in the flood.", "a3")
    assert overtaken(lines[0], lines[1], again, dates=days) == [[False, False]]
    assert overtaken(*lines, dates={}) == [[False, False, False]]


@pytest.mark.parametrize(
    ("share", "kind"),
    [("Turnout", "update"), ("Inflation", "figures"), ("Unemployment", "figures")],
)
def test_a_share_that_does_not_grow_by_the_hour_has_no_later_figure(share, kind):
    days = {"a1": dt.date(2025, 3, 4), "a2": dt.date(2025, 3, 5)}
    [(found_kind, about, _)] = found(
        entry("D1", f"{share} was 31.1% in Peru, the office said.", "a1"),
        entry("D2", f"{share} was 56.8% in Peru, a research group said.", "a2"),
        dates=days,
    )
    assert (found_kind, about) == (kind, share.lower())


def test_on_one_day_the_hours_tell_which_figure_is_later_where_they_tell_all_apart():
    lines = [
        entry("d1", "The flood killed 14 people.", "a1"),
        entry("d2", "The flood killed 31 people.", "a2"),
        entry("d3", "The flood killed 38 people, the Red Cross said.", "a3"),
    ]

    def kinds(*minutes: int) -> list[tuple[str, list[bool]]]:
        day = dt.datetime(2024, 3, 1, tzinfo=dt.UTC)
        times = [day + dt.timedelta(minutes=one) for one in minutes]
        told = {f"a{n}": Moment(at.date(), at) for n, at in enumerate(times, 1)}
        made = differences(lines, (), told, TELLING)
        return [(one.kind, [side.overtaken for side in one.sides]) for one in made]

    assert kinds(480, 720, 960) == [("update", [False, True, True])]
    # Five minutes apart, the last two still contradict each other.
    assert kinds(480, 720, 725) == [("figures", [False, False, True])]


@pytest.mark.parametrize(("claimant", "older"), [(None, True), ("the army", False)])
def test_what_the_same_ones_say_otherwise_later_is_overtaken(claimant, older):
    days = {"a1": dt.date(2024, 3, 1), "a2": dt.date(2024, 3, 3)}
    assert overtaken(
        entry("d1", "Peru’s government will appeal against the ruling on the dam.", "a1"),
        entry(
            "d2",
            "Peru’s government will not appeal against the ruling on the dam.",
            "a2",
            None,
            claimant,
        ),
        dates=days,
    ) == [[older, False]]


def test_a_sentence_that_is_a_development_and_a_position_is_one_side():
    yes = "Peru’s government will appeal against the ruling on the dam, Ana Ruiz said."
    no = "Peru’s government will not appeal against the ruling on the dam, Ana Ruiz said."
    refusal = PartyPosition(
        party="Peru", issue="ruling", stance="rejects", position=no, evidence=(1,)
    )
    told = entry("p1", no, "a2", refusal)
    again = entry("d2", no, "a2").model_copy(update={"evidence": told.evidence})
    assert found(entry("d1", yes, "a1"), again, told) == [("contrary", "", [("d1",), ("d2", "p1")])]


def test_soldiers_and_civilians_are_counted_apart():
    assert (
        found(
            entry("d1", "Six civilians were killed in the shelling.", "a1"),
            entry("d2", "Two of its soldiers were killed in the shelling.", "a2"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At least 25 Chilean soldiers were killed.", "Three Peruvian soldiers were killed."),
        ("The shelling killed 90 people.", "19 soldiers were killed at the airport."),
        (
            "The mayor of Braga said 89 people had been injured.",
            "The mayor of Porto said 75 people had been injured.",
        ),
        ("Some 89 people asked for help.", "Some 75 people asked for beds in the school."),
    ],
)
def test_people_of_two_states_towns_or_kinds_are_counted_apart(one, other):
    assert found(entry("d1", one, "a1"), entry("d2", other, "a2")) == []


def test_a_figure_that_both_sides_leave_open_is_of_neither():
    [(_, _, sides)] = found(
        entry("d1", "The fever killed 69 people.", "a1"),
        entry("d2", "The fever killed 63 people.", "a2"),
        entry("d3", "The fever killed at least 60 people.", "a3"),
    )
    assert sides == [("d1",), ("d2",)]


def answer(stance):
    line = "Peru said the dam had leaked; Chile denied it."
    finding = PartyPosition(
        party="Chile", issue="dam", stance=stance, position=line, evidence=(1, 2)
    )
    cited = tuple(
        Citation(article_id="a1", sentence=n, start=0, end=len(text), text=text)
        for n, text in ((1, "Peru said the dam had leaked."), (2, "Chile denied it."))
    )
    return Entry(id="p9", finding=finding, evidence=cited)


def test_an_answer_is_set_against_the_claim_that_it_is_told_with():
    claim = entry("d1", "The dam had leaked.", "a1", claimed_by="Peru")
    assert found(claim, answer("denies")) == [("denial", "", [("d1",), ("p9",)])]
    assert found(claim, answer("supports")) == []
    assert found(entry("d1", "The dam had leaked.", "a1"), answer("denies")) == []


def test_the_figure_that_another_puts_is_of_what_the_sentence_before_counts():
    first = "The ministry said 610,000 people had taken part in the protests."
    second = "The union put the figure at 1.8 million."
    told = entry("d1", "610,000 people had taken part in the protests.", "a1", None, "the ministry")
    other = entry(
        "d1", "610,000 people had taken part in the protests.", "a2", None, "the ministry"
    )
    line = other.model_copy(update={"evidence": (*told.evidence, *other.evidence)})
    sentences = (
        Sentence(number=1, start=0, end=len(first), text=first, paragraph=0),
        Sentence(number=2, start=70, end=70 + len(second), text=second, paragraph=0),
    )
    days = {"a1": dt.date(2024, 3, 1), "a2": dt.date(2024, 3, 2)}
    [made] = differences([line], [("a1", sentences)], moments(days), TELLING)
    assert (made.kind, made.about) == ("figures", "attending")
    assert [side.text for side in made.sides] == [second, line.finding.summary]
