import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.merge import merge, tellers
from briefer.values.article import Article
from briefer.values.briefing import Entry
from briefer.values.finding import (
    Citation,
    Finding,
    KeyDevelopment,
    PartyPosition,
    Supported,
    line_of,
)

ARTICLES = [
    Article(id="a1", source="1", title="", text="", date=dt.date(2025, 3, 5), publisher="Herald"),
    Article(id="a2", source="2", title="", text="", publisher="Courier"),
    Article(id="a3", source="3", title="", text=""),
]
TELLING = tellers(ARTICLES, {"a1": "o1", "a2": "o1", "a3": "o2"})


def supported(finding: Finding, article: str, text: str | None = None) -> Supported:
    text = text or line_of(finding)
    (number,) = finding.evidence
    citation = Citation(article_id=article, sentence=number, start=0, end=len(text), text=text)
    return Supported(finding=finding, article_id=article, evidence=(citation,), support=1.0)


def development(summary: str, article: str, number: int = 1, **more: str) -> Supported:
    return supported(KeyDevelopment(summary=summary, evidence=(number,), **more), article)


def position(party: str, line: str, article: str, stance="rejects", speaker=None) -> Supported:
    finding = PartyPosition(
        party=party, speaker=speaker, issue="dam", stance=stance, position=line, evidence=(1,)
    )
    return supported(finding, article)


def merged(*found: Supported) -> tuple[Entry, ...]:
    return merge(found, ARTICLES, TELLING)


@pytest.mark.parametrize(
    ("one", "other", "claimed"),
    [
        ("police", "local media", ["police and local media"]),
        ("police", "Chilean officials", ["police", "Chilean officials"]),
        ("police", "the union", ["police", "the union"]),
        ("police", "traffic police", ["police"]),
    ],
)
def test_what_onlookers_tell_is_one_fact_of_all_of_them(one, other, claimed):
    line = "The dam above Oroville burst on Monday."
    lines = [development(line, "a1", claimed_by=one), development(line, "a3", claimed_by=other)]
    told = [entry.finding for entry in merged(*lines)]
    assert [one.claimed_by for one in told if isinstance(one, KeyDevelopment)] == claimed


@pytest.mark.parametrize(("dead", "entries"), [(17, 1), (7, 2)])
def test_who_gives_one_large_number_tells_one_fact(dead, entries):
    told = f"Storm Nando killed {dead} people and damaged the port, Ana Ruiz said."
    again = f"Storm Nando killed {dead} people in the north of Peru and damaged the port."
    one = development(told, "a1", claimed_by="the agency CENEPRED")
    assert len(merged(one, development(again, "a3", claimed_by="Ana Ruiz"))) == entries


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("The key rate in Peru was cut to 4.0 percent on Thursday.", 1),
        ("The key rate in Peru was cut to 3.5 percent on Thursday.", 2),
        ("The tax rate on wine in Peru was set at 4.0 percent on Thursday.", 2),
    ],
)
def test_a_share_that_both_tell_stands_for_a_word_of_the_deed(line, entries):
    first = "Peru's central bank reduced its policy rate to 4 per cent and signalled another cut."
    assert len(merged(development(first, "a1"), development(line, "a3"))) == entries


def test_one_fact_told_by_three_articles_is_one_entry_with_all_its_evidence():
    (entry,) = merged(
        development("The dam above Oroville burst on Monday.", "a1"),
        development("On Monday, the Oroville dam burst.", "a2"),
        development("The dam at Oroville burst Monday.", "a3"),
    )
    assert [citation.article_id for citation in entry.evidence] == ["a1", "a2", "a3"]
    assert (entry.outlets, entry.origins) == (3, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Chile's central bank raised its key rate by half a point to 5.5%.",
            "The bank of Chile lifted its benchmark rate to 5.5 percent from 5 percent.",
        ),
        ("Meridian agreed to buy Petrolane for $4.2 billion.", "Meridian buys Petrolane: $4.2bn."),
        (
            "The Andean Reserve Bank left its deposit rate unchanged at 2.25% and raised its outlook.",
            "The ARB kept its benchmark rate at 2.25 per cent.",
        ),
        ("Gunmen abducted 25 pupils in Maga.", "Twenty-five pupils were kidnapped in Maga."),
        (
            "The ferry sank off Leyte with 180 people aboard.",
            "A ferry carrying 180 passengers went down off Leyte.",
        ),
        (
            "The parliament voted 245 to 112 to approve the budget.",
            "The house approved the budget by 245 votes to 112.",
        ),
    ],
)
def test_a_figure_is_one_however_it_is_written(one, other):
    assert len(merged(development(one, "a1"), development(other, "a2"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia launched 138 drones overnight.", "Russia launched 235 drones overnight."),
        (
            "The court allowed the merger of the banks.",
            "The court did not allow the merger of the banks.",
        ),
        ("France sued Italy over the border tunnel.", "Italy sued France over the border tunnel."),
        ("The dam above Oroville burst on Monday.", "The mayor of Oroville resigned on Monday."),
    ],
)
def test_facts_that_differ_in_what_matters_stay_apart(one, other):
    assert len(merged(development(one, "a1"), development(other, "a3"))) == 2


def test_one_deed_is_one_fact_whatever_each_article_adds():
    arrested = development(
        "Rovers striker Leo Moran was arrested on suspicion of drunken driving on Tuesday morning, "
        "days before a cup final.",
        "a1",
    )
    booked = development(
        "Police arrested Leo Moran on suspicion of drunken driving, booked him and released him.",
        "a2",
    )
    others = [
        development(f"Leo Moran {said} on suspicion of drunken driving.", "a3", number)
        for number, said in enumerate(("will be charged", "was not kept overnight"), 2)
    ]
    assert [one.outlets for one in merged(arrested, booked, *others)] == [2, 1, 1]


def test_an_article_without_the_figures_of_a_line_is_named():
    fee = development("Rovers signed striker Leo Moran from Athletic for £26m on Tuesday.", "a1")
    none = development("Rovers signed striker Leo Moran from Athletic on Tuesday.", "a3")
    (entry,) = merged(fee, none)
    assert (entry.outlets, entry.without_figures) == (2, ("a3",))
    assert merged(fee, development(line_of(fee.finding), "a3"))[0].without_figures == ()


def test_no_wording_hides_a_figure_that_another_has():
    struck = development(
        "A magnitude 6.8 earthquake struck Izmir, killing at least 24 people.", "a1"
    )
    where = development(
        "The earthquake, of magnitude 6.8, struck Izmir near Menderes at 08:14 local time.", "a3"
    )
    assert any("24" in line_of(one.finding) for one in merged(struck, where))


def test_what_no_wording_can_hold_with_the_others_keeps_no_other_out():
    found = merged(
        development(
            "Peru's central bank cut its policy rate by 150 basis points to 38% on Wednesday, a "
            "larger step than most economists had expected, saying that inflation had declined.",
            "a1",
        ),
        development(
            "Peru reduced its benchmark interest rate to 38% from 39.5%, a larger step than most "
            "economists had expected.",
            "a2",
        ),
        development(
            "Peru's central bank lowered its policy rate on Wednesday by 1.5 percentage points.",
            "a3",
        ),
    )
    told_by = {frozenset(one.article_id for one in entry.evidence) for entry in found}
    assert told_by == {frozenset({"a1", "a3"}), frozenset({"a2"})}


def test_another_day_is_another_fact():
    line = "The dam above Oroville overflowed."
    one = development(line, "a1", when="March 3, 2025")
    other = development(line, "a3", when="March 4, 2025")
    assert [entry.day for entry in merged(one, other)] == [dt.date(2025, 3, 3), dt.date(2025, 3, 4)]


def test_another_party_or_an_opposite_stance_is_another_position():
    line = "The plan for the dam is too dear and comes too late."
    assert len(merged(position("Spain", line, "a1"), position("Peru", line, "a2"))) == 2
    assert (
        len(merged(position("Spain", line, "a1"), position("Spain", line, "a2", "supports"))) == 2
    )


def test_denials_of_other_things_are_other_positions():
    one = position("Peru", "Peru denied that it had shelled the dam.", "a1", "denies")
    other = position("Peru", "Peru’s army denied that Chile had taken Lobos.", "a2", "denies")
    assert len(merged(one, other)) == 2


def test_a_party_has_one_name_however_it_is_written():
    entries = merged(
        position("Spain", "Madrid rejects the plan for a new dam.", "a1", speaker="Ana Ruiz"),
        position("Madrid", "Spain rejects plans for the new dam.", "a2"),
        position("Ana Ruiz", "Spain's minister rejects the border tunnel with France.", "a3"),
    )
    found = [entry.finding for entry in entries if isinstance(entry.finding, PartyPosition)]
    assert {one.party for one in found} == {"Spain"}
    assert len(entries) == 2


def test_a_claim_stays_a_claim():
    claim = development("The dam burst near Oroville.", "a1", claimed_by="the state")
    (entry,) = merged(claim, development("The dam near Oroville burst.", "a3"))
    assert isinstance(entry.finding, KeyDevelopment)
    assert entry.finding.claimed_by == "the state"


def test_an_entry_has_the_quotations_of_its_findings_each_once_in_order():
    found = [development("The dam above Oroville burst on Monday.", one) for one in ("a2", "a1")]
    quotes = [one.evidence[0].model_copy(update={"text": "burst", "start": 3}) for one in found]
    (entry,) = merged(
        found[0].model_copy(update={"quotes": (quotes[0],)}),
        found[1].model_copy(update={"quotes": (quotes[1],)}),
        found[1].model_copy(update={"quotes": (quotes[1],)}),
    )
    assert entry.quotes == (quotes[1], quotes[0])


LINES = (
    "The dam above Oroville burst on Monday.",
    "On Monday, the Oroville dam burst.",
    "The dam above Oroville did not burst.",
    "Some 4,000 people left Oroville.",
    "Some 5,000 people left Oroville.",
    "Acme cut its forecast for the year.",
)


@given(
    st.lists(
        st.builds(
            development,
            st.sampled_from(LINES),
            st.sampled_from(["a1", "a2", "a3"]),
            st.integers(1, 9),
        ),
        max_size=9,
    ),
    st.randoms(use_true_random=False),
)
def test_merging_ignores_order_and_loses_no_evidence(found, random):
    entries = merge(found, ARTICLES, TELLING)
    shuffled = list(found)
    random.shuffle(shuffled)
    assert merge(shuffled, ARTICLES, TELLING) == entries
    given_places = {(one.article_id, one.evidence[0].sentence) for one in found}
    kept = {(c.article_id, c.sentence) for entry in entries for c in entry.evidence}
    assert kept == given_places


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Iran demands an end to all oil sanctions.",
            "Iran demands an end to all banking sanctions.",
        ),
        (
            "The talks in Muscat would resume on Friday.",
            "The talks in Muscat would collapse on Friday.",
        ),
        ("Shares of Acme rose on Tuesday in Paris.", "Shares of Acme fell on Tuesday in Paris."),
    ],
)
def test_one_word_for_another_in_one_frame_is_another_fact(one, other):
    assert len(merged(development(one, "a1"), development(other, "a3"))) == 2


def test_a_line_is_not_cited_to_those_who_name_fewer_actors():
    many = (
        "The ministers of Poland, Hungary and Spain refused to sign the pipeline treaty on Monday."
    )
    one = "The minister of Poland refused to sign the pipeline treaty on Monday."
    for entry in merged(development(many, "a1"), development(one, "a3")):
        texts = " ".join(citation.text for citation in entry.evidence)
        assert "Hungary" not in line_of(entry.finding) or "minister of" not in texts


def test_the_wording_is_one_that_all_its_articles_hold():
    short = "The old dam above Oroville burst on Monday after days of rain."
    long = f"{short[:-1]}, and Ana Ruiz saw 4,000 people flee to Chico."
    (entry,) = merged(development(long, "a1"), development(short, "a2"), development(short, "a3"))
    assert line_of(entry.finding) == short
    assert entry.outlets == 3


def test_the_wording_says_nothing_that_another_of_its_articles_leaves_out():
    (entry,) = merged(
        development("Peru supported the climate plan on Tuesday.", "a1"),
        development("Peru supported the climate plan, and the vote was lost.", "a2"),
    )
    assert line_of(entry.finding) == "Peru supported the climate plan on Tuesday."


def test_an_offer_keeps_its_condition():
    bound = "Peru offered to host a second round of talks provided both armies withdrew from the valley."
    told = merged(
        position("Peru", "Peru offered to host a second round of talks.", "a1", "offers"),
        position("Peru", bound, "a3", "offers"),
    )
    shown = {line_of(one.finding): [cited.article_id for cited in one.evidence] for one in told}
    assert shown == {bound: ["a3"], "Peru offered to host a second round of talks.": ["a1"]}


def test_a_claim_is_cited_to_those_who_tell_all_of_it_alone():
    entries = merged(
        development("Bob Lee took two million from builders.", "a1", claimed_by="prosecutors"),
        development("Bob Lee took two million in bribes.", "a2"),
    )
    claims = [one for one in entries if getattr(one.finding, "claimed_by", None)]
    assert all(cited.article_id == "a1" for one in claims for cited in one.evidence)


def test_what_a_later_article_has_comes_before_what_only_an_earlier_one_has():
    days = [dt.date(2025, 3, 5), dt.date(2025, 3, 6)]
    articles = [
        Article(id=f"a{n}", source=str(n), title="", text="", date=day)
        for n, day in enumerate(days, 1)
    ]
    told_by = tellers(articles, {"a1": "o1", "a2": "o2"})
    found = [
        development("Acme denied that its pill had killed three patients.", "a1"),
        development("Acme admitted that its pill had killed three patients.", "a2"),
    ]
    first, *_ = merge(found, articles, told_by)
    assert line_of(first.finding).startswith("Acme admitted")
    undated = [one.model_copy(update={"date": None}) for one in articles]
    first, *_ = merge(found, undated, told_by)
    assert line_of(first.finding).startswith("Acme denied")
