from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.origins import origins
from briefer.values.article import Article

WIRE = (
    "The dam above the town of Oroville burst late on Monday after three days of rain, the state said. "
    "Some 4,000 people left their homes, and two bridges below the valley were closed to traffic. "
    "The governor asked for federal help and said the repair would take until the spring."
)
REWRITE = (
    "Thousands fled Oroville when its dam gave way. Heavy rain had fallen since Saturday, according to "
    "the weather service, which warned that more was on its way to the north of the state."
)


def article(number: int, text: str) -> Article:
    return Article(id=f"a{number}", source=f"{number}.txt", title="", text=text)


def test_a_copy_a_cut_and_a_light_edit_are_one_origin():
    cut = WIRE.split(". ", maxsplit=1)[0] + "."
    edited = WIRE.replace("Some 4,000 people", "About 4,000 residents").replace("asked", "pleaded")
    found = origins([article(1, WIRE), article(2, cut), article(3, edited), article(4, REWRITE)])
    assert found == {"a1": "o1", "a2": "o1", "a3": "o1", "a4": "o2"}


def test_one_shared_quote_is_not_one_origin():
    quote = "“We will rebuild this dam higher and stronger than it was before,” the governor said."
    found = origins([article(1, WIRE + " " + quote), article(2, REWRITE + " " + quote)])
    assert len(set(found.values())) == 2


def test_two_short_reports_of_which_one_quote_is_the_half_are_two_origins():
    quote = (
        "“We will build it again, stone by stone, and it will be stronger than the one that our "
        "grandfathers built for us,”"
    )
    one = f"The mayor promised to rebuild the bridge. {quote} she told reporters at the river."
    other = f"The old crossing will be back by autumn. {quote} Novak said as engineers came."
    assert len(set(origins([article(1, one), article(2, other)]).values())) == 2
    longer = f"{one} Shops lost their customers when the flood swept away two arches last week."
    assert len(set(origins([article(1, one), article(2, longer)]).values())) == 1


def test_the_same_choice_of_long_quotes_is_one_origin():
    quotes = (
        "“We will rebuild this dam higher and stronger than before,” he said.",
        "“Nobody in this valley will be left without a home tonight,” he said.",
        "“The engineers told us that the wall could hold ten more years,” he said.",
        "“We asked the capital for help and are still waiting for it,” he said.",
    )
    one = WIRE + " " + " ".join(quotes)
    other = REWRITE + " " + " Residents listened. ".join(reversed(quotes))
    assert len(set(origins([article(1, one), article(2, other)]).values())) == 1


def test_empty_articles_have_origins_of_their_own():
    assert origins([article(1, ""), article(2, "")]) == {"a1": "o1", "a2": "o2"}


def test_a_cut_of_a_copy_has_the_origin_of_both():
    copy = WIRE + " It rained."
    cut = WIRE.split(". ", maxsplit=1)[0] + "."
    texts = [cut, REWRITE, WIRE, copy, WIRE]
    found = origins([article(n, text) for n, text in enumerate(texts)])
    assert list(found.values()) == ["o1", "o2", "o1", "o1", "o1"]


@given(st.permutations([WIRE, WIRE + " It rained.", REWRITE, WIRE[:120], "", "No news."]))
def test_the_order_of_the_articles_makes_no_difference(texts):
    found = origins([article(n, text) for n, text in enumerate(texts)])
    groups: dict[str, set[str]] = {}
    for text, one in zip(texts, found.values(), strict=True):
        groups.setdefault(one, set()).add(text)
    assert {WIRE, WIRE + " It rained.", WIRE[:120]} in groups.values()
    assert len(groups) == 4
