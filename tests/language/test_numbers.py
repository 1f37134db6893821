import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.language.numbers import quantities


def told(text):
    return [(one.value, one.bound, one.unit) for one in quantities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nearly 900 sheep", [(900, "under", "sheep")]),
        ("more than 1,500 people", [(1500, "over", "person")]),
        ("up to 40 buses", [(40, "under", "bus")]),
        ("about two hundred and five men", [(205, "about", "man")]),
        ("1.5 million barrels", [(1.5e6, "exact", "barrel")]),
        ("$5m and US$3.2 billion", [(5e6, "exact", "usd"), (3.2e9, "exact", "usd")]),
        ("a €90-billion loan", [(90e9, "exact", "eur")]),
        ("5–10 km", [(5, "exact", "kilometre"), (10, "exact", "kilometre")]),
        ("half a million voters", [(500000, "exact", "voter")]),
        ("two and a half million voters", [(2.5e6, "exact", "voter")]),
        ("one and a half percentage points", [(1.5, "exact", "pp")]),
        ("half a percentage point", [(0.5, "exact", "pp")]),
        ("150 basis points to 38%", [(1.5, "exact", "pp"), (38, "exact", "%")]),
        ("25bps", [(0.25, "exact", "pp")]),
        ("£3m", [(3e6, "exact", "gbp")]),
        ("3m people", [(3e6, "exact", "person")]),
        ("fell about 200m down a gully", [(200, "about", "metre")]),
        ("20,000 square feet", [(20000, "exact", "square foot")]),
        ("two-thirds of them", [(pytest.approx(2 / 3), "exact", "")]),
        ("15 percent, 15% and 15 per cent", [(15, "exact", "%")] * 3),
        ("a 20-year-old", [(20, "exact", "year")]),
        ("at least a dozen cars", [(12, "over", "car")]),
        ("twenty-five", [(25, "exact", "")]),
        ("one drone", [(1, "exact", "dron")]),
    ],
)
def test_quantities(text, found):
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "in 2022",
        "on May 5, 2021",
        "F-16 jets and the G7",
        "COVID-19",
        "the 15th",
        "one of them",
        "no one came",
        "dozens of people",
        "½ and ²",
        "9" * 500,
        "",
    ],
)
def test_what_is_no_quantity(text):
    assert told(text) == []


@given(st.text(alphabet="0123456789,.-$%– aonefivemillion", max_size=80))
def test_quantities_stand_in_the_text(text):
    for one in quantities(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.value >= 0


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The number of people killed in the attack rose to seven on Friday.", "person"),
        ("The death toll stood at at least 31.", "person"),
        ("The number of newly reported cases fell to 1,200.", "cas"),
        ("The index rose to 17.", ""),
        ("The number of cases fell. The index rose to 17.", ""),
    ],
)
def test_the_value_of_a_count_has_the_unit_of_what_is_counted(text, unit):
    assert [one.unit for one in quantities(text)] == [unit]
