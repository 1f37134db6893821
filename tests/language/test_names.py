import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.lexicon import lexicon
from briefer.language.names import name_key, names, party_key, same_name
from briefer.language.parties import surname


def found(text):
    return [(name.text, name.kind) for name in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ana Ruiz opened the fair.", [("Ana Ruiz", "person")]),
        ("On Friday Ghana beat Togo.", [("Ghana", "place"), ("Togo", "place")]),
        ("Officials met. Talks failed. Nothing moved.", []),
        ("Talks with Dr. Lee of the Acme Bank began.", [("Lee", "person"), ("Acme Bank", "body")]),
        (
            "Portuguese Finance Minister Rui Alves quit.",
            [("Portuguese", "demonym"), ("Rui Alves", "person")],
        ),
        ("Ludwig van Beethoven’s ninth", [("Ludwig van Beethoven", "person")]),
        ("It was won by Billie Jean King.", [("Billie Jean King", "person")]),
        ("Republican Anna Lee met him.", [("Anna Lee", "person")]),
        ("Former Mayor Rui Alves quit.", [("Rui Alves", "person")]),
        ("Said Alves: “No.”", [("Alves", "other")]),
        ("It was Theresa May.", [("Theresa May", "person")]),
        (
            "Judge Carl A. Marton met Philip I. Roth.",
            [("Carl A. Marton", "person"), ("Philip I. Roth", "person")],
        ),
        ("In Group A. Togo lost.", [("Group", "body"), ("Togo", "place")]),
        ("Up Mount Roth and Mt. Lee.", [("Mount Roth", "place"), ("Mt. Lee", "place")]),
        ("Walter Camp was there.", [("Walter Camp", "person")]),
        ("It was late in May 2019.", []),
        ("He met Ana Ruiz, R-Texas.", [("Ana Ruiz", "person")]),
        ("He read the Clean Air Act.", [("Clean Air Act", "other")]),
        (
            "Ana Ruiz Visits Rui Alves in Oslo",
            [("Ana Ruiz", "person"), ("Rui Alves", "person"), ("Oslo", "place")],
        ),
        ("She lives in New Zealand.", [("New Zealand", "place")]),
        ("An editor of the Lima-based journal met Oslo-born Ana Ruiz.", [("Ana Ruiz", "person")]),
        ("Peru-held Lobos was calm.", [("Lobos", "other")]),
        ("It was Bill Lee.", [("Bill Lee", "person")]),
        ("It was Park Geun-hye.", [("Park Geun-hye", "person")]),
        ("They came on Victoria Day.", [("Victoria Day", "other")]),
        (
            "The Commission on Human Rights met on Monday.",
            [("Commission on Human Rights", "body")],
        ),
        ("Labour minister Rui Alves quit.", [("Rui Alves", "person")]),
        ("Labour leader Rui Alves quit.", [("Labour", "body"), ("Rui Alves", "person")]),
        ("Far-right minister Rui Alves quit.", [("Rui Alves", "person")]),
        ("Twenty-five men met. Forty-two left.", []),
        ("", []),
    ],
)
def test_names(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyy’s"),
        ("Kyiv", "Kiev"),
        ("Donbas", "Donbass"),
        ("U.S.", "US", "the United States", "USA"),
        ("Gaddafi", "Qaddafi", "Kadafi"),
        ("NATO", "N.A.T.O.", "North Atlantic Treaty Organization"),
    ],
)
def test_spellings_meet(spellings):
    assert len({name_key(one) for one in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Ruiz", "Ruiz", True),
        ("Ana Ruiz", "Eva Ruiz", False),
        ("WHO", "World Health Organization", True),
        ("Acme National Trust", "ANT", True),
        ("Ana", "Ruiz", False),
    ],
)
def test_same_name(one, other, same):
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Lima", "Peru"),
        ("Peruvian", "Peru"),
        ("Peru’s foreign ministry", "Peru"),
        ("the Kenyan president", "Kenya"),
        ("officials in Nairobi", "Kenya"),
        ("diplomats from the United States", "United States"),
        ("us", None),
        ("who", None),
        ("Kenya Airways", None),
        ("Jordan Smith", None),
        ("spokesman for Canada Goose", None),
        ("London police", None),
        ("Nobody Inc", None),
    ],
)
def test_party_key(name, party):
    assert party_key(name) == party


def test_every_state_is_found_by_all_its_names():
    for row in lexicon("countries"):
        for column in row:
            for name in filter(None, column.split("|")):
                assert party_key(name) is not None, name
    assert len(lexicon("countries")) > 190


@given(st.text(max_size=300))
def test_names_stand_in_the_text_and_do_not_overlap(text):
    end = 0
    for name in names(text):
        assert text[name.start : name.end] == name.text
        assert name.start >= end
        end = name.end


@given(st.text(max_size=60))
def test_keys_of_anything(text):
    assert name_key(text) == name_key(text)
    assert party_key(text) is None or party_key(text)


def test_what_tells_a_son_from_his_father_is_no_surname():
    assert name_key("Otto Braun Jr.") == name_key("Otto Braun III") == name_key("Otto Braun")
    assert same_name("Braun", "Otto Braun Jr.")
    assert surname("Otto Braun, Jr.") == "braun"
    assert surname("Xi") == "xi"
