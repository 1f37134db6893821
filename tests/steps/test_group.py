import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.group import group
from briefer.values.article import Article

DAM = "The dam above Oroville burst on Monday and flooded the valley below the town."
DAM_TOO = "A flood reached Oroville on Monday after the dam above the valley burst."
SHARES = "Shares of Acme fell nine percent after the maker of anvils cut its forecast."


def article(number: int, text: str, title: str = "", date: dt.date | None = None) -> Article:
    return Article(id=f"a{number}", source=f"{number}.txt", title=title, text=text, date=date)


def test_articles_on_one_matter_are_one_story():
    assert group([article(1, DAM), article(2, SHARES), article(3, DAM_TOO)]) == (
        ("a1", "a3"),
        ("a2",),
    )


def test_two_alike_events_stay_apart():
    quakes = [
        "An earthquake of magnitude 6.1 shook Aceh in Indonesia on Tuesday; Bener Meriah was hit hardest.",
        "Rescuers dug through landslides in Bener Meriah after the Aceh earthquake killed dozens.",
        "An earthquake off Crete shook Heraklion in Greece; officials on the island saw little damage.",
        "Greece felt the earthquake near Crete as far as Athens; Heraklion closed its schools.",
    ]
    found = group([article(n, text) for n, text in enumerate(quakes)])
    assert set(found) == {("a0", "a1"), ("a2", "a3")}


def test_a_sentence_that_sets_a_matter_apart_does_not_bring_it_near():
    mine = "Gunmen seized nine engineers in the Orun mine. The gunmen in the Orun mine want prisoners freed."
    ship = (
        "Pirates freed the crew of a tanker. The case has nothing to do with the gunmen who seized "
        "nine engineers in the Orun mine and want prisoners freed."
    )
    apart = group([article(1, mine), article(2, ship)])
    assert apart == (("a1",), ("a2",))
    follows = ship.replace("has nothing to do with", "follows that of")
    assert group([article(1, mine), article(2, follows)]) == (("a1", "a2"),)


@pytest.mark.parametrize("passing", ["Separately, ", "Elsewhere, "])
def test_what_is_told_separately_is_another_matter(passing):
    bank = "The Bank of Tifni left its deposit rate unchanged at 2.25% on Monday, as expected."
    other = f"Ruritania's lender cut its key rate to 34%. {passing}the Bank of Tifni kept its rate."
    assert len(group([article(1, bank), article(2, other)])) == 2


def test_two_trials_told_in_the_same_words_have_other_people():
    texts = [
        "A jury found Kofi Mensah guilty of fraud on Monday. Sentencing is set for May.",
        "Kofi Mensah was guilty of fraud, a jury said; his lawyers will appeal the verdict.",
        "A jury found Olga Dahl guilty of fraud. Dahl, a banker, wept at the verdict.",
        "The banker Olga Dahl will appeal after a jury found her guilty of fraud and theft.",
    ]
    found = group([article(n, text) for n, text in enumerate(texts)])
    assert set(found) == {("a0", "a1"), ("a2", "a3")}


@pytest.mark.parametrize(("days", "stories"), [(2, 1), (90, 2)])
def test_an_article_of_another_season_is_another_story(days, stories):
    first = dt.date(2024, 3, 1)
    found = group(
        [article(1, DAM, date=first), article(2, DAM_TOO, date=first + dt.timedelta(days))]
    )
    assert len(found) == stories


def test_a_short_report_joins_the_story_it_is_clearly_about():
    dam = [DAM, DAM_TOO, f"{DAM} Two bridges are closed.", f"{DAM_TOO} Schools are shut."]
    short = "Residents of Oroville were told to leave. Buses, blankets and tea waited at a stadium."
    found = group([article(n, text) for n, text in enumerate([*dam, short, SHARES])])
    assert found == (("a0", "a1", "a2", "a3", "a4"), ("a5",))


def test_copies_to_the_letter_are_compared_as_one():
    found = group([article(n, DAM) for n in range(500)] + [article(500, SHARES)])
    assert [len(story) for story in found] == [500, 1]


def test_an_empty_article_stays_alone():
    assert group([article(1, ""), article(2, DAM), article(3, "")]) == (("a1",), ("a2",), ("a3",))


def test_nothing_gives_nothing():
    assert group([]) == ()


@given(st.lists(st.sampled_from([DAM, DAM_TOO, SHARES, "", "…"]), max_size=12))
def test_every_article_is_in_exactly_one_story(texts):
    articles = [article(n, text) for n, text in enumerate(texts)]
    members = [one for story in group(articles) for one in story]
    assert sorted(members) == sorted(one.id for one in articles)


def test_articles_that_name_other_states_are_less_alike():
    told = "Dozens of people were taken to hospital after a bus crash in {} on Monday."
    crash = article(0, "A bus fell into a ravine in Peru; dozens were hurt.")
    peru, chile = article(1, told.format("Peru")), article(2, told.format("Chile"))
    assert group([crash, peru]) == (("a0", "a1"),)
    assert len(group([crash, chile])) == 2


def test_two_accidents_told_in_the_same_words_are_two_stories():
    here = (
        "A ferry carrying 310 passengers hit a pier on the Greek island of Naxos on Thursday, killing "
        "three people, the coast guard said. The owner, Cyclades Lines, denied that the ship had been "
        "overloaded."
    )
    there = (
        "A ferry carrying 84 passengers capsized off the Philippine island of Bohol on Thursday, killing "
        "five people, the coast guard said. The owner, Visayas Fast Lines, denied that the ship had been "
        "overloaded."
    )
    assert len(group([article(1, here), article(2, there)])) == 2


WATER = "Residents of {} waded through the water for hours to reach the school on Sunday, {} said."
SEARCH = (
    "Boats searched the flooded streets of {} on Sunday as the school took in families, {} said."
)


@pytest.mark.parametrize(
    ("here", "there", "stories"),
    [("Garvan", "Garvan", 1), ("Garvan", "Telmo", 2), ("the WMO", "the WMO", 2)],
)
def test_a_rare_name_in_two_articles_outweighs_other_witnesses(here, there, stories):
    """A body is at work in many places, so its name binds no two articles."""
    one = article(1, WATER.format(here, "Ana Ruiz"))
    other = article(2, SEARCH.format(there, "Pedro Lima"))
    assert len(group([one, other])) == stories


@pytest.mark.parametrize("copies", [1, 9])
def test_many_copies_of_a_text_tear_no_story_apart(copies):
    """A name in a text and its copies is as rare as in the text alone."""
    water = [article(n, f"{WATER.format('Garvan', 'Ana Ruiz')} Desk {n}.") for n in range(copies)]
    other = article(copies, SEARCH.format("Garvan", "Pedro Lima"))
    assert len(group([*water, other])) == 1


@pytest.mark.parametrize(("opener", "stories"), [("", 2), ("Near ", 1)])
def test_a_word_that_begins_a_sentence_is_no_name_that_two_articles_share(opener, stories):
    one = article(1, f"{WATER.format('town', 'Ana Ruiz')} {opener}Winds tore off roofs.")
    other = article(2, f"{SEARCH.format('town', 'Pedro Lima')} {opener}Winds broke two masts.")
    assert len(group([one, other])) == stories


@pytest.mark.parametrize(("far_down", "stories"), [(True, 1), (False, 2)])
def test_who_is_named_far_down_hardly_keeps_two_articles_apart(far_down, stories):
    told = [(WATER, "Ana Ruiz said it was loud."), (SEARCH, "Pedro Lima spoke to reporters.")]
    texts = []
    for line, witness in told:
        news = f"{line.format('town', 'a nurse')} {'It was so, and it was not. ' * 16}"
        texts.append(f"{news}{witness}" if far_down else f"{witness} {news}")
    assert len(group([article(n, text) for n, text in enumerate(texts)])) == stories


@pytest.mark.parametrize(
    "aside",
    [
        "Hours earlier, a bus had left the road in Garvan.",
        "The flood came two days after another in Garvan.",
        "A flood had hit Garvan before. The two were not connected, experts said.",
    ],
)
def test_an_earlier_event_that_is_named_in_passing_binds_no_two_articles(aside):
    one = article(1, WATER.format("Garvan", "Ana Ruiz"))
    other = article(2, SEARCH.format("town", "Pedro Lima"))
    told = other.model_copy(update={"text": f"{other.text} {aside}"})
    assert len(group([one, told])) == 2
    told = other.model_copy(update={"text": f"{other.text} The flood reached Garvan later."})
    assert len(group([one, told])) == 1


@pytest.mark.parametrize(("title", "stories"), [("the boatman", 1), ("the spokesman", 2)])
def test_an_official_speaks_on_many_matters_and_binds_no_two_articles(title, stories):
    told = [(WATER, "Ana Ruiz of Telmo near Brava"), (SEARCH, "Pedro Lima of Corda near Moro")]
    texts = [
        f"{line.format('town', witness)} {'It was so. ' * 50}Then {title} Omar Garvan came."
        for line, witness in told
    ]
    assert len(group([article(n, text) for n, text in enumerate(texts)])) == stories


@pytest.mark.parametrize(
    ("town", "title", "stories"),
    [("Dayton, Ohio", "Gunman wounds two in Ohio", 2), ("Waco, Texas", "Gunman wounds two", 1)],
)
def test_two_shootings_told_in_the_same_words_are_in_two_towns(town, title, stories):
    one = "A gunman opened fire in a shopping mall in Waco, Texas, on Wednesday, killing three."
    other = f"Two were wounded when a man opened fire at a shopping mall in {town}, on Thursday."
    articles = [article(1, one, "Gunman kills three at Texas mall"), article(2, other, title)]
    assert len(group(articles)) == stories


def test_a_place_is_known_by_a_word_of_its_name():
    one = (
        "Two climbers died in the Mount Cook National Park in New Zealand after a fall on a ridge."
    )
    other = "Two climbers died near Mt Cook and Christchurch after a fall on a ridge, police said."
    assert len(group([article(1, one), article(2, other)])) == 1


def test_a_large_story_does_not_fall_apart_by_the_angles_of_its_articles():
    drawn = random.Random(1)
    words = ["".join(drawn.choices("abcdefgilmnoprstu", k=7)) for _ in range(400)]

    def sentence(n: int) -> str:
        one, other, more = (words[n * by % 390] for by in (7, 3, 5))
        return f"The {words[n]} of the {one} spoke of {other.title()} and a {more}."

    angles = [" ".join(map(sentence, range(n * 3, n * 3 + 3))) for n in range(15)]
    lead = "A missile struck a market in Orsa on Tuesday and killed nine people, officials said."
    texts = [" ".join([lead, *drawn.sample(angles, 3)]) for _ in range(150)]
    assert len(group([article(n, text) for n, text in enumerate(texts)])) == 1
