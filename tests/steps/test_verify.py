import datetime as dt
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.steps.split import sentences
from briefer.steps.verify import Indexed, index, verify, verify_statement
from briefer.values.article import Article, Sentence
from briefer.values.briefing import Entry, Statement
from briefer.values.finding import (
    Citation,
    KeyDevelopment,
    Omission,
    OmissionReason,
    OpenQuestion,
    PartyPosition,
    Supported,
)

TABLE = tomllib.loads(Path(__file__).with_name("verify_cases.toml").read_text(encoding="utf-8"))


def laid_out(text: str, title: str = "", date: dt.date | None = None) -> Indexed:
    article = Article(id="a1", source="s", title=title, text=text, date=date)
    return index(article, sentences(text))


ARTICLES = {row["id"]: laid_out(row["text"], row["title"], row["date"]) for row in TABLE["article"]}
TRUE = [(row["article"], *line) for row in TABLE["case"] for line in row["true"]]
FALSE = [(row["article"], *line) for row in TABLE["case"] for line in row["false"]]


def told(article: str, cites: list[int], line: str) -> Supported | Omission:
    return verify(KeyDevelopment(summary=line, evidence=tuple(cites)), ARTICLES[article])


def test_true_paraphrases_are_kept():
    verdicts = [(line, told(article, cites, line)) for article, cites, line in TRUE]
    lost = [(line, verdict) for line, verdict in verdicts if isinstance(verdict, Omission)]
    assert len(TRUE) == 40
    assert len(lost) <= 2, [(line, one.reason.name, one.detail) for line, one in lost]


def test_false_lines_are_caught_in_every_way_they_are_false():
    caught: Counter[str] = Counter()
    missed = []
    for article, wrong, cites, line in FALSE:
        if isinstance(told(article, cites, line), Omission):
            caught[wrong] += 1
        else:
            missed.append((wrong, line))
    assert len(FALSE) == 40
    assert len(missed) <= 1, missed
    assert set(caught) == {wrong for _, wrong, _, _ in FALSE}


@pytest.mark.parametrize(("article", "cites", "line"), TRUE)
def test_a_neighbouring_citation_is_moved_to_where_the_line_stands(article, cites, line):
    near = told(article, [cites[0] % len(ARTICLES[article].sentences) + 1], line)
    if isinstance(told(article, cites, line), Supported):
        assert isinstance(near, Supported)
        assert near.finding.evidence == tuple(one.sentence for one in near.evidence)
