import pytest

from briefer.language.antecedents import people_meant
from briefer.language.attribution import attributions
from briefer.language.cast import cast_of
from briefer.language.referents import Speaker
from briefer.language.study import study
from briefer.steps.split import sentences


def last_speaker(text):
    return attributions(sentences(text))[-1].speaker


def meant(text):
    """Return the people whom the last sentence means by its pronouns."""
    found = sentences(text)
    people = people_meant(study(found), found[-1].number)
    return None if people is None else [one.name for one in people]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            (
                "“It shook,” said baker Rosa Bianco. Another woman, wrapped in a coat, said she "
                "had slept outside. “It was cold,” she said."
            ),
            "Another woman",
        ),
        (
            (
                "Rosa and Paul Bianco were told on Friday. A spokesman for the port police said "
                "that the search would go on. “We will not comment,” he said."
            ),
            "A spokesman for the port police",
        ),
    ],
)
def test_an_unnamed_person_who_spoke_goes_on(text, name):
    speaker = last_speaker(text)
    assert (speaker.name, speaker.anonymous) == (name, True)


@pytest.mark.parametrize(
    "text",
    [
        # somebody without a name is nearer
        "Paul Bianco closed his bar. It was late as a ranger freed a dog. He left.",
        # two whom "he" fits
        "Paul Bianco met Mark Ford in Leeds. He left.",
        # nobody knows whether "he" goes with the name, and there are others
        "Ngaru Bianco spoke to Tuvo Ford. He left.",
        "Wardens found a man in the lake. He left.",
    ],
)
def test_a_pronoun_that_fits_another_is_nobody(text):
    assert meant(text) == []


def test_gender_and_number_tell_people_apart():
    assert meant("Paul Bianco met Rosa Ford in Leeds. He left.") == ["Paul Bianco"]
    assert meant("Paul Bianco met a woman in Leeds. He left.") == ["Paul Bianco"]
    assert meant("Paul Bianco met the men of the crew in Leeds. He left.") == ["Paul Bianco"]
    assert meant("Paul Bianco left Leeds. They stayed.") is None


def test_whoever_spoke_goes_on_speaking_over_a_long_quotation():
    text = (
        "Rosa Ford met a guard in Leeds. “We lost it,” she said. “It was old. It was dear.” "
        "She said the roof had gone."
    )
    assert last_speaker(text).name == "Rosa Ford"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor of Lima, Ana Ruiz, said the road was open.", "Ana Ruiz"),
        ("“It is open,” said the lawyer for the miners, Paul Ford.", "Paul Ford"),
        ("The miners’ lawyer, Paul Ford, said the road was open.", "Paul Ford"),
    ],
)
def test_a_name_behind_an_office(text, name):
    assert last_speaker(text).name == name


def test_an_office_is_that_of_its_place():
    text = "The mayor of Lima, Ana Ruiz, left. Oslo mayor Bob Ray left too. The mayor of "
    assert last_speaker(text + "Lima said yes.").name == "Ana Ruiz"
    assert last_speaker(text + "Oslo said yes.").name == "Bob Ray"
    assert last_speaker(text + "Accra said yes.").anonymous


def test_saints_and_works_are_no_people():
    text = (
        "The roof of St. Bruno fell. Pope Bruno prayed in Rome. She sang “Broken Winters” there. "
        "Paul Ford read from “Rosa Bianco” and left."
    )
    names = [person.name for person in cast_of(text).people]
    assert names == ["Bruno", "Paul Ford", "Rosa Bianco"]


def test_a_son_goes_by_his_surname_and_is_printed_with_the_stop():
    people = cast_of("Otto Braun Jr. came. Mr. Braun, a lawyer, spoke.").people
    assert [(one.name, one.offices) for one in people] == [("Otto Braun Jr.", ("mr", "lawyer"))]


def test_mr_is_the_man_of_two_with_one_surname():
    speaker = last_speaker(
        "Otto Braun III, the husband of Ida Braun, left. “They lost,” Mr. Braun wrote."
    )
    assert speaker.name == "Otto Braun III"


@pytest.mark.parametrize(
    "text",
    [
        "The oil lobby was for it, said Lima resident Ana Ruiz.",
        "The levy was wrong, said Ana Ruiz, a lawyer and the wife of Leo Diaz.",
    ],
)
def test_residents_and_relatives_speak_for_nobody(text):
    assert last_speaker(text).party is None


def test_he_of_the_sentence_before_may_be_meant_by_his():
    text = (
        "Otto Braun met Kim Roth at a hut in Peru. He was not roped, police inspector Leo Diaz"
        " said. His body was found on Sunday."
    )
    assert meant(text) != ["Leo Diaz"]
    assert study(sentences(text)).known[-1].subject == Speaker("he", None, True, False)
