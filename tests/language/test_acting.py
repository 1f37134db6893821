import pytest

from briefer.language.acting import acts, stands_for
from briefer.language.names import names


def marked(text):
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(
    "text",
    [
        "[Lima] said the talks had failed.",
        "[Lima] has in the past refused such offers.",
        "The ministers want to know what [Lima] did to the fleet.",
        "Pressure from [Lima] is mounting.",
        "They blamed [Lima] for the delay.",
        "Tensions with [Lima] rose.",
        "Chile, [Peru] and Bolivia have agreed to meet.",
        "The treaty between Chile and [Peru] was signed in May.",
        "He criticised [Lima]’s refusal to pay.",
        "The ship was seized by [Peru].",
        "[Peru] scored twice before the break.",
        "Lima Rejects Offer by [Quito]",
        "[Peru] is a member of the pact.",
    ],
)
def test_a_place_acts(text):
    assert acts(*marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "The minister arrived in [Lima] on Monday.",
        "She left [Lima] for good.",
        "He lives in a suburb of [Lima].",
        "Talks were held in Quito and [Lima].",
        "Flights to [Lima] were cancelled.",
        "The [Lima] earthquake killed nine people.",
        "The border between Chile and [Peru] is closed.",
        "[Peru] has a long coast.",
        "[Lima] is located on the coast.",
        "He was born in Surco, [Peru], in 1950.",
        "The mayor of [Lima] spoke.",
        "She is a [Lima] baker.",
        "They drove through southern [Peru].",
        "From [Lima], she went on to Quito.",
    ],
)
def test_a_place_is_only_where_it_is(text):
    assert not acts(*marked(text))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The [White House] declined to comment.", "United States"),
        ("A [White House] aide resigned.", "United States"),
        ("She was received at the [White House].", None),
        ("[Brussels] fined the firm.", "European Union"),
        ("The firm has its seat in [Brussels].", None),
        ("He spoke in [Peru].", "Peru"),
        ("The [Peruvians] left.", "Peru"),
    ],
)
def test_what_a_name_stands_for_where_it_stands(text, party):
    assert stands_for(*marked(text)) == party


def test_a_name_alone_is_the_actor():
    [name] = names("Lima")
    assert acts("Lima", name.start, name.end)
