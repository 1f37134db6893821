import pytest

from briefer.language.cast import cast_of
from briefer.language.who import meant, who_is_who

WHO = who_is_who(
    [
        "Peruvian President Ana Ruiz met Chilean Foreign Minister Leo Diaz. Ruiz smiled.",
        "Ruiz and Diaz dined. Otto Falk, the mayor of Quito, joined them. Mr. Falk left.",
    ]
)


@pytest.mark.parametrize(
    ("mention", "key"),
    [
        ("Peruvian President Ana Ruiz", "ana ruiz"),
        ("Mrs. Ruiz", "ana ruiz"),
        ("the president", "ana ruiz"),
        ("the Peruvian president", "ana ruiz"),
        ("Peru's leader", "ana ruiz"),
        ("the foreign minister", "leo diaz"),
        ("the mayor", "otto falk"),
        ("the Bolivian president", "Bolivia"),
        ("Peruvian officials", "Peru"),
    ],
)
def test_whom_a_mention_means(mention, key):
    assert meant(mention, WHO) == key


def test_what_somebody_owns_is_not_the_person():
    assert meant("Ruiz's lawyer", WHO) != meant("Ruiz", WHO)
    assert meant("Ruiz's team", WHO) == meant("Ruiz's staff", WHO)


def test_groups_meet_by_their_head_noun():
    assert meant("the dockers in the harbour", WHO) == meant("Some dockers", WHO)
    assert meant("members of the dockers' union", WHO) == meant("the dockers' union", WHO)
    assert meant("the dockers", WHO) != meant("the farmers", WHO)


def test_an_office_that_two_hold_means_neither():
    who = who_is_who(["President Ana Ruiz of Peru met President Leo Diaz of Chile."])
    assert meant("the president", who) not in {"ana ruiz", "leo diaz"}
    assert meant("the Chilean president", who) == "leo diaz"


def test_a_surname_that_two_bear_means_neither():
    who = who_is_who(["Ana Ruiz met Leo Ruiz."])
    assert meant("Ruiz", who) not in {"ana ruiz", "leo ruiz"}


def test_a_name_of_one_word_with_a_hyphen_is_read():
    assert [one.name for one in cast_of("Owner Trans-Asia denied it.").people] == ["Trans-Asia"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Georgia Gov. Brian Kemp rejected it.", None),
        ("Brian Kemp, the governor of Georgia, rejected it.", None),
        ("Russian governor Vyacheslav Gladkov said so.", None),
        ("Bank of Japan Governor Kazuo Ueda said so.", "Bank of Japan"),
        ("Georgian Prime Minister Irakli Kobakhidze said so.", "Georgia"),
    ],
)
def test_a_governor_speaks_for_no_state(text, party):
    assert [one.party for one in cast_of(text).people] == [party]


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Transport Minister Ana Ruiz resigned.", "Ana Ruiz", None),
        ("Chilean Energy Secretary Leo Diaz met Ana Ruiz.", "Leo Diaz", "Chile"),
        ("Peru thanked Minister Ana Ruiz for her help.", "Ana Ruiz", None),
        ("Omar bin Said, the ruler of Oman, met Bob Ray. Omar was calm.", "Omar bin Said", "Oman"),
    ],
)
def test_a_title_tells_whom_its_holder_speaks_for(text, name, party):
    people = cast_of(text).people
    assert [one.party for one in people if one.name == name] == [party]
    assert not any(one.name in {"Omar", "Transport"} for one in people)


def test_a_ship_or_a_storm_with_a_first_name_is_nobody():
    for text in ("The ferry Lady Carmen sank off Lima.", "Hurricane Ida Lee struck Lima."):
        assert cast_of(text).people == ()
    assert [one.name for one in cast_of("Carmen Ruiz left the ferry.").people] == ["Carmen Ruiz"]
