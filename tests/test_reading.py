"""From passages to verified findings, where a reader fails at some."""

import threading
from typing import NamedTuple

import pytest

from briefer.engines.here import Here
from briefer.engines.local import LocalEngine
from briefer.errors import ReaderError
from briefer.intake import Gathered
from briefer.readers.base import AskedError, Failed, Foreseen, Reading, Spent
from briefer.readers.embedded import EmbeddedReader
from briefer.reading import read
from briefer.steps.split import split
from briefer.values.article import Article, Passage
from briefer.values.briefing import Usage
from briefer.values.finding import KeyDevelopment

TEXT = "The dam of Oroville broke on Monday.\n\nThe port of Ostby closed on Tuesday."
DAM = Article(id="a1", source="dam.txt", title="The dam", text=TEXT)
GATHERED = Gathered((DAM,), {"a1": split(DAM, 6000)}, ())


class Half(EmbeddedReader):
    """Reads the first sentence of a passage, and fails at the rest."""

    def read(self, passage):
        first, *rest = passage.sentences
        failed = Failed(passage.model_copy(update={"sentences": tuple(rest)}), "it was refused")
        found = KeyDevelopment(summary=first.text, evidence=(first.number,))
        return Reading(findings=(found,), usage=Usage(calls=2), failed=(failed,))


class Nothing(EmbeddedReader):
    """Fails at everything."""

    def read(self, _passage):
        raise AskedError("it was refused", Usage(calls=2))


def test_the_failed_part_of_a_passage_alone_is_read_instead():
    verified = read(GATHERED, Half(), Here(), instead=EmbeddedReader())
    assert [one.finding.evidence for one in verified.supported] == [(1,), (2,)]
    [fallback] = verified.fallbacks
    assert (fallback.source, fallback.reason) == ("dam.txt", "it was refused")
    assert fallback.sentences == (2, 2)
    assert verified.unread == ()
    assert verified.usage.calls == 2


def test_the_failed_part_of_a_passage_alone_is_listed_where_nobody_else_reads():
    verified = read(GATHERED, Half(), Here())
    assert [one.finding.evidence for one in verified.supported] == [(1,)]
    assert [one.sentences for one in verified.unread] == [(2, 2)]
    assert verified.fallbacks == ()


def test_where_nothing_could_be_read_it_is_an_error():
    with pytest.raises(ReaderError, match="none of the articles could be read"):
        read(GATHERED, Nothing(), Here())


class Asked(EmbeddedReader):
    """Answers on its threads, and has the answer settled wherever the engine does it."""

    spent = Spent(0, Usage(), 0)

    def foreseen(self, _passage):
        return Foreseen()

    def ask(self, passage):
        if "port" in passage.sentences[0].text:
            raise AskedError("it was refused", Usage(calls=2))
        return Noted(passage, threading.current_thread().name)


class Noted(NamedTuple):
    passage: Passage
    thread: str

    def reading(self):
        assert threading.current_thread() is threading.main_thread()
        found = KeyDevelopment(summary=self.passage.sentences[0].text, evidence=(1,))
        return Reading(findings=(found,), usage=Usage(calls=self.thread.startswith("briefer")))


def test_threads_wait_for_the_answers_and_the_engine_settles_and_verifies_them():
    port = Article(
        id="a2", source="port.txt", title="The port", text="The port of Ostby closed on Tuesday."
    )
    articles = (DAM, port)
    gathered = Gathered(articles, {one.id: split(one, 6000) for one in articles}, ())
    verified = read(gathered, Asked(), Here(), instead=EmbeddedReader(), asking=LocalEngine(2))
    assert [(one.article_id, one.finding.evidence) for one in verified.supported] == [
        ("a1", (1,)),
        ("a2", (1,)),
    ]
    assert [one.source for one in verified.fallbacks] == ["port.txt"]
    assert verified.usage.calls == 3
