"""What a real model makes of articles written for this test, replayed from recordings."""

import datetime as dt

import pytest

from briefer.assets import loader
from briefer.readers.ask import Prompts
from briefer.readers.endpoint import Endpoint
from briefer.readers.model import ModelReader
from briefer.readers.send import Sender
from briefer.steps.split import split
from briefer.steps.statements import verify_statement
from briefer.steps.verify import index, verify
from briefer.values.article import Article
from briefer.values.briefing import Entry
from briefer.values.finding import (
    Citation,
    KeyDevelopment,
    OpenQuestion,
    PartyPosition,
    Supported,
    line_of,
)
from briefer.values.pair import Pair

pytestmark = pytest.mark.vcr

FERRY = Article(
    id="a1",
    source="ferry.txt",
    title="Council puts off decision on the Holm Sound ferry",
    date=dt.date(2026, 3, 3),
    text="""The council of Harnsey put off a decision on the Holm Sound ferry on Tuesday after a debate \
of four hours. The 38-year-old ship carries 210,000 passengers a year and failed two safety \
inspections in February.

Mayor Ingrid Vale said the town could not pay 14 million crowns for a new ship. She called on the \
national government to cover half of the cost.

Transport minister Olav Brandt rejected the request. “Local ferries are a local duty,” he told \
reporters in the capital.

The operator, Sound Lines, offered to keep the old ship in service until October if the council \
pays for repairs. The union of seamen warned that its members would not work on a ship without \
working sprinklers.""",
)
VACCINE = Article(
    id="a2",
    source="trial.txt",
    title="Trial of a malaria vaccine enters its last phase",
    date=dt.date(2026, 5, 12),
    text="""A malaria vaccine made at the Tamale Institute cut severe cases by 61 percent in a trial with \
4,800 children, researchers reported on Monday. The protection fell to 40 percent after two years.

“We do not know yet whether a third dose brings it back,” said Ama Owusu, who led the trial.

The health ministry said it would wait for the results of the last phase before it orders any \
doses. The charity Free of Fever criticised the delay and demanded that the ministry begin in the \
three northern districts this year.""",
)


@pytest.fixture
def reader(record_url, record_model):
    endpoint = Endpoint(model=record_model, base_url=record_url, timeout_s=3000, attempts=1)
    return ModelReader(Sender(endpoint), Prompts(loader("prompts")))


def kept(reader, article):
    """Return the findings that verification keeps, and the count of all."""
    (passage,) = split(article, 2000)
    reading = reader.read(passage)
    assert reading.usage.calls == 1
    indexed = index(article, passage.sentences)
    verdicts = [verify(finding, indexed) for finding in reading.findings]
    return [one.finding for one in verdicts if isinstance(one, Supported)], len(verdicts)


def test_who_wants_what_is_found(reader):
    findings, count = kept(reader, FERRY)
    assert len(findings) >= max(5, 0.6 * count)
    stances = {finding.stance for finding in findings if isinstance(finding, PartyPosition)}
    assert {"rejects", "demands"} <= stances


def test_the_numbers_of_the_article_are_reported(reader):
    findings, count = kept(reader, VACCINE)
    assert len(findings) >= max(5, 0.6 * count)
    lines = " ".join(line_of(finding) for finding in findings)
    assert "61" in lines
    assert "4,800" in lines


def entry(name, finding):
    text = line_of(finding)
    cited = Citation(
        article_id="a1", sentence=finding.evidence[0], start=0, end=len(text), text=text
    )
    return Entry(id=name, finding=finding, evidence=(cited,))


ENTRIES = (
    entry(
        "d1",
        KeyDevelopment(
            summary="The council of Harnsey put off a decision on the Holm Sound ferry.",
            evidence=(1,),
        ),
    ),
    entry(
        "d2",
        KeyDevelopment(
            summary="The 38-year-old ferry failed two safety inspections in February.",
            evidence=(2,),
        ),
    ),
    entry(
        "p1",
        PartyPosition(
            party="Harnsey",
            speaker="Ingrid Vale",
            issue="cost of a new ship",
            stance="demands",
            position="Mayor Ingrid Vale wants the government to cover half of the cost.",
            evidence=(4,),
        ),
    ),
    entry(
        "p2",
        PartyPosition(
            party="government",
            speaker="Olav Brandt",
            issue="cost of a new ship",
            stance="rejects",
            position="Transport minister Olav Brandt rejects the request of the town.",
            evidence=(5,),
        ),
    ),
    entry(
        "q1",
        OpenQuestion(question="Will the ferry stay in service until October?", evidence=(7,)),
    ),
)


def test_a_bottom_line_rests_on_the_entries_it_names(reader):
    composition = reader.compose(ENTRIES)
    assert 3 <= len(composition.statements) <= 5
    known = {entry.id for entry in ENTRIES}
    assert all(set(one.entries) <= known and one.entries for one in composition.statements)
    held = [one for one in composition.statements if _holds(one)]
    assert len(held) >= 2


def test_a_batch_of_pairs_has_a_word_on_each(reader):
    pairs = (
        Pair(
            first="Harnsey's council put off its decision on the ferry on Tuesday.",
            second=line_of(ENTRIES[0].finding),
        ),
        Pair(
            first="Mayor Ingrid Vale wants the government to cover half of the cost.",
            second=line_of(ENTRIES[1].finding),
        ),
    )
    judgement = reader.judge(pairs)
    assert set(judgement.verdicts) == set(pairs)
    assert judgement.verdicts[pairs[1]] is False
    assert judgement.usage.calls == 1


def _holds(statement):
    return not hasattr(verify_statement(statement, ENTRIES), "reason")
