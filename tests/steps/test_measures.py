import pytest

from briefer.steps.measures import differ, measures, same_figure


def things(text):
    return [(one.value, *one.thing) for one in measures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 73 people were killed and 150 injured.", [(73, "person", "dead"), (150, "person", "injured")]),
        ("The death toll from the flood in the south rose to 241.", [(241, "person", "dead")]),
        ("The quake killed 21 people and left hundreds more injured.", [(21, "person", "dead")]),
        (
            "A quake struck, killing at least 37 people and injuring more than 120.",
            [(37, "person", "dead"), (120, "person", "injured")],
        ),
        (
            "The quake killed 37 people and left 120 injured.",
            [(37, "person", "dead"), (120, "person", "injured")],
        ),
        (
            "12 men and three women were killed.",
            [(12, "person", "dead"), (3, "person", "dead")],
        ),
        ("It killed at least 17 people and displaced tens of thousands.", [(17, "person", "dead")]),
        ("Police arrested 30 protesters.", [(30, "person", "arrested")]),
        ("The navy said 120 were missing.", [(120, "person", "missing")]),
        ("It rained.", []),
        ("Ana Ruiz, 48, was killed.", []),
        ("He is charged with the death of Ruiz, 63, and the shooting of Ana Costa, 47.", []),
        ("A mother of two was killed.", []),
        ("In the port of Lima, 40 were killed.", [(40, "person", "dead")]),
        ("In Lima 40 were killed.", [(40, "person", "dead")]),
        ("Ruiz was arrested on Interstate 75 after a chase.", []),
        ("Ruiz was arrested around 3 a.m. on Monday.", []),
        ("Two of the three victims died.", [(2, "person", "dead")]),
        ("Of the 23 men arrested, 12 are sailors.", [(23, "person", "arrested")]),
        ("It put the number of dead at 38.", [(38, "person", "dead")]),
        ("Turnout was 54 percent.", [(54, "%", "turnout")]),
        ("Some 1,900 employees had joined the stoppage.", [(1900, "person", "striking")]),
        ("Police arrested 23 men (12 sailors among them).", [(23, "person", "arrested")]),
    ],
)  # fmt: skip
def test_people_are_counted_by_what_became_of_them(text, expected):
    assert things(text) == expected


def test_a_word_with_a_figure_of_its_own_tells_of_no_other():
    assert (2, "person", "dead") not in things("A clerk died and two men were held.")
    assert (3, "person", "dead") not in things("He shot three men, killing one.")


def test_a_thing_is_counted_by_its_noun_and_verb():
    [(_, unit, launched)] = things("Chile launched 138 attack drones.")
    [(_, other_unit, downed)] = things("Peru shot down 90 Chilean drones.")
    assert unit == other_unit
    assert launched != downed


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("73 people died.", "120 people died.", True),
        ("73 people died.", "73 people died.", False),
        ("Nearly 900 people died.", "880 people died.", False),
        ("About 300 people died.", "310 people died.", False),
        ("300 people died.", "330 people died.", True),
        ("At least 300 people died.", "350 people died.", False),
        ("At least 73 people died.", "120 people died.", True),
    ],
)
def test_a_rounded_figure_is_no_other_figure(one, other, different):
    assert differ(measures(one)[0], measures(other)[0]) is different


def test_how_old_the_dead_were_counts_nobody():
    assert measures("The pilot, 54, and a student, 19, died at the scene.") == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Eleven of the dead are nurses.", 0), ("Nine people died, three of them children.", 1)],
)
def test_some_of_the_dead_are_not_the_dead(text, kept):
    assert len([one for one in measures(text) if one.what == "dead"]) == kept


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("At least 63 people died.", "63 people died.", True),
        ("At least 63 people died.", "67 people died.", False),
        ("About 300 people died.", "310 people died.", True),
    ],
)
def test_at_least_so_many_is_not_any_larger_figure(one, other, same):
    assert same_figure(measures(one)[0], measures(other)[0]) is same


def test_what_a_figure_that_has_grown_counts_may_stand_far_in_front_of_it():
    line = (
        "The number of people killed when a bus fell into a gorge near the town of Paras in the "
        "mountains {} 17."
    )
    [risen] = measures(line.format("has risen to at least"))
    assert (risen.thing, risen.grown) == (("person", "dead"), True)
    assert not any(one.thing == risen.thing for one in measures(line.format("was heard in")))


def test_a_word_of_some_others_is_not_what_the_figure_counts():
    [flood] = measures("The flood killed at least 16 people, leaving dozens missing.")
    assert (flood.value, flood.what) == (16, "dead")


def test_a_line_set_somewhere_counts_people_there():
    for text in (
        "On Samos, two people were killed.",
        "Two people were killed in the Samos region.",
    ):
        [one] = measures(text)
        assert one.places == {"samos"}


def test_a_comparison_with_other_years_is_no_time_that_a_figure_counts_over():
    first, then = measures("Turnout was 79.1%. Turnout was 80.2%, the highest since 1989.")
    assert not first.period
    assert first.period == then.period
    assert measures("Turnout has been 80.2% since 1989.")[0].period
    assert not measures("Turnout was 80.2%, the data showed last week.")[0].period
