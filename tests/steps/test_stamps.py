import pytest

from briefer.steps.stamps import is_age, is_date_line, without_stamp


@pytest.mark.parametrize(
    "line",
    [
        *("2026-02-03", "3 Feb 2026, 14:05 GMT", "Tuesday, February 3rd, 2026", "03/02/2026"),
        *("Published: Feb. 3, 2026 at 9 a.m. ET | Updated 10:30", "5 hours ago", "10:15 am"),
        *("uploaded on 02/03/2026", "2026/02/03", "Stand: 03.02.2026, 13:47 Uhr", "3rd Feb '26"),
        *(
            "Publié le 3 février 2026 à 09h12",
            "3 de febrero de 2026",
            "vor 5 Stunden",
            "hace 2 días",
        ),
    ],
)
def test_a_date_line(line):
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["In 2026 the bridge fell", "March on the capital", "40", "May Day", "Monday", ""]
)
def test_no_date_line(line):
    assert not is_date_line(line)


@pytest.mark.parametrize(
    "line", ["3h", "41 min", "2 days ago", "(1w)", "il y a 3 heures", "2 uur geleden"]
)
def test_an_age(line):
    assert is_age(line)


@pytest.mark.parametrize(
    "line", ["", "3", "hours", "3 hours of talks", "5 metres", "A 3-hour talk"]
)
def test_no_age(line):
    assert not is_age(line)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("mary_k · 6 hr. ago", "mary_k"),
        ("Ann Lee wrote on 11/12/2025 at 21:14", "Ann Lee wrote"),
        ("Horst K. vor 2 Stunden", "Horst K."),
        ("Ann, 10 Dec 2025 6.12am", "Ann"),
    ],
)
def test_what_a_stamp_leaves(line, rest):
    assert without_stamp(line) == (rest, True)


def test_a_clock_alone_is_no_stamp():
    assert without_stamp("Ann 10:15") == ("Ann 10:15", False)
