"""Asking a reader about the pairs in doubt, on a small server of the tests' own."""

import json

import jinja2
import pytest

from briefer.judging import BATCH, MOST_ASKED, judged
from briefer.readers.ask import Prompts
from briefer.readers.embedded import EmbeddedReader
from briefer.readers.endpoint import Endpoint
from briefer.readers.model import ModelReader
from briefer.readers.send import Sender
from briefer.steps.doubts import Doubt
from briefer.steps.split import sentences
from briefer.stories import doubtful, silent, tell
from briefer.values.article import Article
from briefer.values.finding import Citation, KeyDevelopment, Supported
from briefer.values.pair import Pair

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])

FILES = {
    "default/extract.md.j2": "x",
    "default/compose.md.j2": "x",
    "default/judge.md.j2": "{% for p in pairs %}{{ p.number }}| {{ p.first }}\n{% endfor %}",
}
LINES = (
    "After a debate of four hours the council of Harnsey put off the ferry vote until the spring.",
    "The council of Harnsey put off the vote on a loan for the harbour on Tuesday after protests.",
)


@pytest.fixture
def reader(server):
    endpoint = Endpoint(model="m", base_url=server.url, timeout_s=5, first_wait_s=0.001, attempts=1)
    return ModelReader(Sender(endpoint), Prompts(jinja2.DictLoader(FILES)))


def doubt(number):
    return Doubt(Pair(first=f"Line {number:02}.", second="Other."), number / 1000)


def said(*words):
    verdicts = [{"pair": number, "same": word} for number, word in enumerate(words, 1)]
    return json.dumps({"verdicts": verdicts})


def test_pairs_are_asked_in_batches_by_number_and_in_both_orders_the_least_alike_first(
    server, reader
):
    for words in (("yes", "no"), ("no", "yes"), ("yes",)):
        server.say(said(*words))
    found = judged(reader, [doubt(number) for number in (2, 3, 1)], silent)
    asked = [request["messages"][0]["content"] for _, _, request in server.requests]
    assert asked == ["1| Line 01.\n2| Line 02.", "1| Line 02.\n2| Line 01.", "1| Line 03."]
    assert [(pair.first, same) for pair, same in found.verdicts.items()] == [
        *(("Line 01.", True), ("Line 02.", False), ("Line 03.", True)),
    ]
    assert (found.usage.calls, found.unread) == (3, ())


def test_what_is_not_said_both_times_does_not_count(server, reader):
    server.say(said("no", "no"))
    server.say(said("yes", "no"))
    server.say(said("no"))
    found = judged(reader, [doubt(number) for number in (1, 2)], silent)
    assert [(pair.first, same) for pair, same in found.verdicts.items()] == [("Line 01.", False)]


def test_no_more_pairs_are_asked_about_than_a_day_allows(server, reader):
    server.say(said(*["yes"] * BATCH))
    found = judged(reader, [doubt(number) for number in range(99)], silent)
    assert len(found.verdicts) == MOST_ASKED
    assert len(server.requests) == 2 * MOST_ASKED // BATCH


def test_a_batch_that_fails_leaves_its_pairs_to_the_rules_and_is_told(server, reader):
    server.say("I cannot do that.")
    server.say("Nor now.")
    server.say(said("no", "no"))
    found = judged(reader, [doubt(number) for number in range(2 * BATCH)], silent)
    assert list(found.verdicts.values()) == [False, False]
    assert found.usage.calls == 2 + 1 + 2
    (missed,) = found.unread
    assert missed.source == f"{BATCH} pairs of lines that may be one fact"
    assert "did not fill in the form" in missed.reason
    assert missed.reason.endswith("; the rules decided instead")


def test_a_server_that_refuses_is_asked_once(server, reader):
    server.fail(401)
    found = judged(reader, [doubt(number) for number in range(12)], silent)
    assert len(server.requests) == 1
    assert found.verdicts == {}
    assert [one.source for one in found.unread] == ["12 pairs of lines that may be one fact"]


def test_a_reader_that_cannot_judge_is_not_asked():
    assert judged(EmbeddedReader(), [doubt(1)], silent).verdicts == {}


def day():
    """Return two articles on one matter, each with one line; the two lines are in doubt."""
    articles = [
        Article(id=f"a{n}", source=f"{n}.txt", title="Harnsey puts off its vote", text=line)
        for n, line in enumerate(LINES)
    ]
    supported = [
        Supported(
            finding=KeyDevelopment(summary=one.text, evidence=(1,)),
            article_id=one.id,
            evidence=(
                Citation(article_id=one.id, sentence=1, start=0, end=len(one.text), text=one.text),
            ),
            support=1.0,
        )
        for one in articles
    ]
    return {one: sentences(one.text) for one in articles}, supported


@pytest.mark.parametrize("fault", [500, 200])
def test_a_judge_that_fails_costs_nothing_but_a_line(server, reader, fault):
    gathered, supported = day()
    assert len(doubtful(gathered, supported)) == 1
    expected = tell(gathered, supported, EmbeddedReader())
    server.fail(fault) if fault == 500 else server.say("no form")
    told = tell(gathered, supported, reader)
    assert [one.developments for one in told.stories] == [
        one.developments for one in expected.stories
    ]
    assert told.unread[0].source == "1 pair of lines that may be one fact"
