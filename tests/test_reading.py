"""From passages to verified findings, where a reader fails at some."""

import pytest

from briefer.engines.local import LocalEngine
from briefer.errors import ReaderError
from briefer.intake import Gathered
from briefer.readers.base import AskedError, Failed, Reading
from briefer.readers.embedded import EmbeddedReader
from briefer.reading import read
from briefer.steps.split import split
from briefer.values.article import Article
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
    verified = read(GATHERED, Half(), LocalEngine(1), instead=EmbeddedReader())
    assert [one.finding.evidence for one in verified.supported] == [(1,), (2,)]
    [fallback] = verified.fallbacks
    assert (fallback.source, fallback.reason) == ("dam.txt", "it was refused")
    assert fallback.sentences == (2, 2)
    assert verified.unread == ()
    assert verified.usage.calls == 2


def test_the_failed_part_of_a_passage_alone_is_listed_where_nobody_else_reads():
    verified = read(GATHERED, Half(), LocalEngine(1))
    assert [one.finding.evidence for one in verified.supported] == [(1,)]
    assert [one.sentences for one in verified.unread] == [(2, 2)]
    assert verified.fallbacks == ()


def test_where_nothing_could_be_read_it_is_an_error():
    with pytest.raises(ReaderError, match="none of the articles could be read"):
        read(GATHERED, Nothing(), LocalEngine(1))
