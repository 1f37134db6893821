"""The reader that needs no model: rules over words, in-process, the same every time."""

from collections.abc import Sequence

from briefer.errors import PassageError
from briefer.language.tongues import language_of
from briefer.readers.base import About, Composition, Reading
from briefer.readers.embedded.bottom import bottom_line
from briefer.readers.embedded.developments import developments
from briefer.readers.embedded.heard import heard
from briefer.readers.embedded.positions import positions
from briefer.readers.embedded.questions import questions
from briefer.readers.embedded.sight import look
from briefer.readers.embedded.spoken import as_quoted
from briefer.values.article import Passage
from briefer.values.briefing import Entry
from briefer.values.finding import Finding, line_of


class EmbeddedReader:
    """Reads English passages by rules and composes bottom lines from entries."""

    # It has no window to fill: all but the longest articles are read whole, and looked at once.
    about = About(reader="embedded", model="", passage_chars=20_000)

    def read(self, passage: Passage) -> Reading:
        """Return the findings of the passage: developments, positions, questions.

        Positions that cannot be told without what another sentence names are its omissions.

        Raises:
            PassageError: the passage is not in English.
        """
        _check_language(passage)
        sight = look(as_quoted(passage))
        read = positions(sight)
        # An opening that only tells a will is told once, as that will.
        firm = {one.position for one in read.told if one.stance != "claims"}
        happened = [
            one.development
            for one in developments(sight)
            if not (one.opening and one.development.summary in firm)
        ]
        told = {number for one in happened for number in one.evidence}
        wanted = [
            one for one in read.told if one.stance != "claims" or told.isdisjoint(one.evidence)
        ]
        found: list[Finding] = [*happened, *wanted]
        taken = {number for one in found for number in one.evidence}
        found += heard(sight, taken, [line_of(one) for one in found])
        found += questions(sight)
        shown = {number for one in found for number in one.evidence}
        return Reading(
            findings=tuple(sorted(found, key=lambda finding: finding.evidence[0])),
            omissions=tuple(one for one in read.adrift if shown.isdisjoint(one.evidence)),
        )

    def compose(self, entries: Sequence[Entry]) -> Composition:
        """Return three to five lines of the entries, in their own words."""
        return Composition(statements=bottom_line(entries))


def _check_language(passage: Passage) -> None:
    text = " ".join(sentence.text for sentence in passage.sentences)
    if language_of(text, passage.language) != "en":
        message = "the embedded reader reads English, and this passage is in another language"
        raise PassageError(message, tip="Use a model: --model openai:NAME.")
