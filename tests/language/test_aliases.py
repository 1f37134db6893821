import pytest

from briefer.errors import UsageError
from briefer.language.aliases import parse_aliases
from briefer.language.gazetteer import known_names
from briefer.language.lexicon import lexicon
from briefer.language.parties import name_key, party_key


def test_names_meet_under_their_keys():
    found = parse_aliases("# mine\n\nVilla Rosa|the Villa\tPeru\nKiev\tKyiv City\n", "a.tsv")
    assert found[name_key("The Villa")] == "Peru"
    assert found[name_key("Kyiv")] == "Kyiv City"


@pytest.mark.parametrize("line", ["Villa Rosa", "Villa Rosa\t", "\tPeru", "A||B\tC", "A\tB\tC"])
def test_a_mistaken_line_is_told_with_file_and_line(line):
    with pytest.raises(UsageError, match=r"^a\.tsv, line 2: "):
        parse_aliases(f"# mine\n{line}\n", "a.tsv")


def test_a_name_stands_for_one_party():
    with pytest.raises(UsageError, match="line 2: 'villa' stands for 'Peru' already"):
        parse_aliases("Villa\tPeru\nvilla\tChile\n", "a.tsv")


def test_every_shipped_alias_is_known():
    for names, party, kind in lexicon("aliases"):
        assert kind in {"name", "demonym", "capital", "seat", "body"}
        for name in names.split("|"):
            assert party_key(name) == party, name
    assert known_names()["kyiv"].party == "Ukraine"


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Democratic presidential candidates", "Democratic Party"),
        ("Syrian Democratic Forces", "Syrian Democratic Forces"),
        ("Republican Guard officers", "Republican Guard"),
        ("Democratic Progressive Party", None),
    ],
)
def test_adjectives_of_parties_and_the_bodies_that_begin_with_them(name, party):
    assert party_key(name) == party
