import pytest

from briefer.steps.analysis import analyse
from briefer.steps.deeds import deeds, one_deed, other_stage


def same(one: str, other: str) -> bool:
    mine, theirs = (deeds(analyse(text, None)) for text in (one, other))
    back = any(one_deed(b, a) for a in mine for b in theirs)
    assert back == any(one_deed(a, b) for a in mine for b in theirs)
    return back


ARRESTED = (
    "Striker Leo Moran was arrested on suspicion of drunken driving, five days before a match."
)


def test_one_deed_is_told_with_other_details():
    assert same(ARRESTED, "Police arrested Leo Moran in Lima at 2.30am and booked him.")
    assert same(ARRESTED, "Lima officers detained Leo Moran early on Tuesday, the police said.")


def test_what_befell_somebody_else_is_another_deed():
    assert not same(
        "The club fired Ana Ruiz as head coach after nine defeats.",
        "The club fired Tom Lee as head coach in the spring.",
    )


def test_what_is_to_come_has_not_happened():
    assert not same(
        "Tony Lee replaced Ana Ruiz as coach.", "Tony Lee will replace Ana Ruiz as coach."
    )
    assert same("Tony Lee will replace Ana Ruiz.", "Tony Lee is to replace Ana Ruiz in May.")


@pytest.mark.parametrize(
    "setting",
    [
        "The minister visited the suburb where a young teenager was shot by police.",
        "The minister spoke after a young teenager was shot by police.",
        "The minister met the officer who shot a young teenager.",
    ],
)
def test_what_a_clause_tells_of_the_setting_is_no_news_of_the_line(setting: str):
    assert not same(setting, "A young teenager was shot by police.")


def test_one_common_word_or_a_verb_of_saying_is_not_enough():
    assert not same("Peru bought grain.", "Chile bought grain.")
    assert not same("Ana Ruiz told reporters that it rained.", "Ana Ruiz told reporters of snow.")


def test_a_line_without_a_verb_tells_no_deed():
    assert deeds(analyse("Rain in Peru.", None)) == ()
    assert deeds(analyse("", None)) == ()


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Labour led in the election.", "Labour won the election.", True),
        ("Police arrested Ann Lee.", "Ann Lee was charged with theft.", True),
        ("Police arrested Ann Lee.", "Ann Lee was detained and charged with theft.", False),
        ("Police arrested Ann Lee.", "Ann Lee was detained at home.", False),
        ("Labour led in the election.", "Ann Lee was charged with theft.", False),
    ],
)
def test_who_leads_has_not_won(one, other, apart):
    mine, theirs = (deeds(analyse(text, None)) for text in (one, other))
    assert other_stage(mine, theirs) == other_stage(theirs, mine) == apart
