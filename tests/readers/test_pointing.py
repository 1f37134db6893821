"""Lines that lean on other sentences: completed, told with what they answer, or left out."""

import pytest

from briefer.readers.embedded.leaning import leans
from briefer.readers.embedded.pointing import Told, standing
from briefer.readers.embedded.positions import positions
from briefer.readers.embedded.sight import look
from briefer.steps.split import sentences
from briefer.values.article import Passage

QUIET = "Ships waited off Lima on Monday. "


def seen(text):
    return look(Passage(article_id="a", title="", sentences=sentences(text)))


def last(text):
    sight = seen(text)
    place = len(sight.seen) - 1
    return standing(sight, place, sight.seen[place].sentence.text)


@pytest.mark.parametrize(
    "line",
    [
        "“They must pay for the dam,” Ann Lee said.",
        "“It uses water that the town needs,” Ann Lee said.",
        "“This is everywhere, and mayors are watching,” Ann Lee said.",
        "Ann Lee doubted the cost of such a plan.",
        "Ann Lee and Bob Ray were also expected to take part.",
        "Bob Ray fell ill and died there.",
        "The beating lasted an hour as they took turns.",
        "A spokeswoman for Ann Lee released the following statement.",
        "Bob Ray would attempt to do so.",
        "Peruvian jets took off and destroyed three of them.",
    ],
)
def test_what_leans_on_another_sentence(line):
    assert leans(line)


@pytest.mark.parametrize(
    "line",
    [
        "“It is hard to pay for the dam,” Ann Lee said.",
        "“Those who fish must pay,” Ann Lee said.",
        "“These fishing rights are a chance for peace,” Ann Lee said.",
        "“This week we pay,” Ann Lee said.",
        "“So many boats are old that none will sail,” Ann Lee said.",
        "The boats left before they were paid for.",
        "Bob Ray came to Oslo and died there.",
        "There is no water in Lima.",
        "The rebels took hostages and freed two of them.",
        "Police stopped 40 marchers and arrested ten of them.",
        "Ann Lee has a plan for the dam, and no town has seen such a plan.",
    ],
)
def test_what_stands_alone(line):
    assert not leans(line)


def test_a_thing_that_one_sentence_before_names_in_full_is_put_in():
    text = QUIET + "The mayor showed a plan for a second dam. The plan was approved on Friday."
    assert last(text) == Told("The plan for a second dam was approved on Friday.", 2)


def test_a_body_in_apposition_goes_by_its_name():
    text = (
        QUIET + "The money is from the Lee Fund, a nonprofit in Lima. The nonprofit gave 12 boats."
    )
    assert last(text) == Told("The Lee Fund gave 12 boats.", 2)


def test_a_nonprofit_is_the_only_fund_that_the_sentence_before_names():
    text = (
        QUIET + "Boats sink more often, says a report by the Lee Fund. The nonprofit saw 12 boats."
    )
    assert last(text) == Told("The Lee Fund saw 12 boats.", 2)


@pytest.mark.parametrize(
    "text",
    [
        "Sales of cars doubled. The surge ended in May.",
        "Lima has a plan for boats and a plan for trams. The plan was dropped on Friday.",
        "A plan was shown. The plan was approved on Friday.",
    ],
)
def test_what_points_to_nothing_or_to_several_things_is_left_out(text):
    assert last(QUIET + text) is None


def test_what_the_article_is_about_needs_no_more_words():
    text = "The harbour plan was shown in Lima. Boats left. The plan was approved on Friday."
    assert last(text) == Told("The plan was approved on Friday.")


def test_a_bare_refusal_is_told_behind_the_demand_it_answers():
    text = QUIET + "Peru is pressing Chile to return the island. Chile has so far refused."
    [refusal] = [one for one in positions(seen(text)).told if one.party == "Chile"]
    assert (
        refusal.position == "Peru is pressing Chile to return the island; Chile has so far refused."
    )
    assert refusal.evidence == (2, 3)


def test_a_place_is_the_only_one_that_the_sentence_before_names():
    rain = "Rain fell on Monday. "
    told = last(f"{rain}Ann Lee spoke about the harbours in Ardovo. The region is ours by law.")
    assert told == Told("Ardovo is ours by law.", 2)
    two = f"{rain}Ann Lee spoke in Ardovo about the harbours in Lima. The region is ours by law."
    assert last(two) is None


def test_a_place_is_put_for_the_town_and_no_state_is():
    assert last("The flood hit Lima.\n\nThe town asked for help.") == Told(
        "Lima asked for help.", 1
    )
    assert last("The flood hit Chile.\n\nThe town asked for help.") is None
    alone = "The town council asked for help."
    assert last(f"The flood hit Braga.\n\n{alone}") == Told(alone)


def test_what_says_itself_what_it_answers_is_not_joined():
    sight = seen(
        "The agency said it would decide by June on the quotas for steel.\n\n"
        "Peru dismissed accusations of dumping as groundless."
    )
    assert [one.position for one in positions(sight).told if one.party == "Peru"] == [
        "Peru dismissed accusations of dumping as groundless."
    ]
