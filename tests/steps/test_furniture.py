import pytest

from briefer.language.lexicon import lexicon
from briefer.steps.furniture import is_biography, is_byline, mark_of


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("12 Comments", "comments"),
        ("COMMENTS (3)", "comments"),
        ("3 responses to “Bridges to close”", "comments"),
        ("2 days ago", "date"),
        ("maria_88 says:", "comment"),
        ("Reply", "comment"),
        ("Reply Share", "comment"),
        ("fetch(url).then(r => { return r; });", "page"),
        ("#let x = {y} \\ z", "page"),
        ("The tag <b> and the tag <i> make words bold and slanted.", None),
        ("Temperatures of <5 degrees", None),
        ("You may also like", "below"),
        ("Advertisement", "page"),
        ("Source: AFP", "agency"),
        ("(Reuters)", "agency"),
        ("(FRANCE 24 with AFP)", "agency"),
        ("Peru with AP workers left", None),
        ("The Associated Press contributed to this report.", "agency"),
        ("(Reporting by Ann Lee; Editing by Bob Ray)", "agency"),
        ("A crane over the river. REUTERS/Ann Lee", "media"),
        ("pic.twitter.com/abc123", "media"),
        ("— City of Tallinn (@tallinn) February 3, 2026", "media"),
        ("* * *", "page"),
        ("😂😂😂", None),
        ("Comments by the minister angered the opposition.", None),
        ("Reuters said the bank would close.", None),
        ("Photo finish: the race was decided by a nose", None),
        ("Sign up rates for the scheme rose by 40 percent, the ministry said.", None),
    ],
)  # fmt: skip
def test_a_line_is_known_by_its_look(line, mark):
    assert mark_of(line) == mark


def test_bylines_and_biographies():
    assert is_byline("Written by Ann Lee and Bob Ray")
    assert not is_byline("By Tuesday the water had gone down in most of the town")
    assert is_biography("Ann Lee is a reporter for the Courier, where she covers transport.")
    assert not is_biography("Ann Lee is a nurse. She was on the bridge when it fell.")


def test_each_phrase_of_the_list_stands_as_a_line_is_compared():
    for how, _, phrase in lexicon("furniture"):
        assert how in {"whole", "start", "label"}
        assert phrase == phrase.casefold().strip()
        assert mark_of(phrase.replace("#", "7")) is not None, phrase
