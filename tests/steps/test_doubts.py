"""Which pairs of lines are in doubt, and what a verdict on them can do."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.cluster import one_fact, term_weights
from briefer.steps.doubts import Doubt, doubts, nearest
from briefer.steps.facts import fact
from briefer.steps.merge import in_doubt, merge, tellers
from briefer.steps.vetoes import veto
from briefer.values.article import Article
from briefer.values.finding import Citation, KeyDevelopment, Supported
from briefer.values.pair import Pair

FERRY = (
    "After a debate of four hours the council of Harnsey put off the ferry vote until the spring."
)
LOAN = (
    "The council of Harnsey put off the vote on a loan for the harbour on Tuesday after protests."
)
RAIN = "Weeks of rain on the hills burst the dam above Oroville on Monday."
FLOOD = (
    "After weeks of rain the dam above Oroville burst, and the old town stood under brown water on "
    "Monday."
)
LINES = (
    *(FERRY, LOAN, RAIN, FLOOD),
    FLOOD.replace("brown water", "16 feet of water"),
    RAIN.replace("Weeks", "12 days"),
    RAIN.replace("burst", "did not burst"),
    LOAN.replace("Harnsey", "Ostby"),
    "The council of Harnsey put off the vote on a loan for the harbour on Tuesday.",
)
ARTICLES = [Article(id=f"a{n}", source=str(n), title="", text="") for n in (1, 2, 3)]
TELLING = tellers(ARTICLES, {"a1": "o1", "a2": "o2", "a3": "o3"})
PAIRS = [Pair(first=a, second=b) for a, b in itertools.combinations(sorted(LINES), 2)]
VERDICTS = st.dictionaries(st.sampled_from(PAIRS), st.booleans())


def told(line, article="a1", number=1):
    cited = Citation(article_id=article, sentence=number, start=0, end=len(line), text=line)
    finding = KeyDevelopment(summary=line, evidence=(number,))
    return Supported(finding=finding, article_id=article, evidence=(cited,), support=1.0)


FOUND = st.lists(
    st.builds(told, st.sampled_from(LINES), st.sampled_from(["a1", "a2", "a3"]), st.integers(1, 9)),
    max_size=9,
)


def pair(one, other):
    first, second = sorted((one, other))
    return Pair(first=first, second=second)


def is_one(one, other, verdict=None):
    a, b = fact(told(one), None), fact(told(other), None)
    said = {} if verdict is None else {pair(one, other): verdict}
    return one_fact(a, b, term_weights([a, b]), said)


def test_a_pair_that_is_just_alike_enough_is_in_doubt():
    facts = [fact(told(line), None) for line in (LOAN, FERRY, "The mayor of Ostby resigned.")]
    (doubt,) = doubts(facts, term_weights(facts))
    assert doubt.pair == pair(FERRY, LOAN)
    assert 0 < doubt.margin < 0.01


def test_a_verdict_parts_what_the_rules_put_together_by_a_hair():
    assert (is_one(FERRY, LOAN), is_one(FERRY, LOAN, False)) == (True, False)
    assert is_one(FERRY, LOAN, True)


def test_no_verdict_puts_together_what_the_rules_keep_apart():
    assert not is_one(RAIN, FLOOD)
    assert not is_one(RAIN, FLOOD, True)


def test_what_is_clear_is_clear_whatever_the_verdict():
    assert is_one(LOAN, LINES[-1], False)
    assert not is_one(FERRY, RAIN, True)


def test_each_pair_comes_once_the_least_alike_first():
    one, other = PAIRS[:2]
    found = [Doubt(one, 0.02), Doubt(other, 0.015), Doubt(one, 0.01)]
    assert nearest(found) == (Doubt(one, 0.01), Doubt(other, 0.015))


@given(FOUND, VERDICTS, st.randoms(use_true_random=False))
def test_merging_with_verdicts_ignores_order_and_loses_no_evidence(found, verdicts, random):
    entries = merge(found, ARTICLES, TELLING, verdicts)
    shuffled = list(found)
    random.shuffle(shuffled)
    assert merge(shuffled, ARTICLES, TELLING, verdicts) == entries
    assert in_doubt(shuffled, ARTICLES, TELLING) == in_doubt(found, ARTICLES, TELLING)
    given_places = {(one.article_id, one.evidence[0].sentence) for one in found}
    kept = {(c.article_id, c.sentence) for entry in entries for c in entry.evidence}
    assert kept == given_places


@given(st.sampled_from(LINES), st.sampled_from(LINES), st.booleans())
def test_no_verdict_overrules_what_speaks_against_it(one, other, verdict):
    a, b = fact(told(one), None), fact(told(other), None)
    if veto(a, b):
        assert not is_one(one, other, verdict)
        assert not doubts([a, b], term_weights([a, b]))


@given(FOUND, VERDICTS)
def test_only_verdicts_on_pairs_in_doubt_change_what_two_lines_are(found, verdicts):
    facts = [fact(one, None) for one in found]
    weights = term_weights(facts)
    for a, b in itertools.combinations(facts, 2):
        if not doubts([a, b], weights):
            assert one_fact(a, b, weights, verdicts) == one_fact(a, b, weights)


@given(FOUND)
def test_a_judge_that_agrees_changes_nothing(found):
    agreed = dict.fromkeys(PAIRS, True)
    assert merge(found, ARTICLES, TELLING, agreed) == merge(found, ARTICLES, TELLING)
