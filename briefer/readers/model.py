"""The reader that asks a language model: any OpenAI-compatible endpoint."""

from collections.abc import Sequence
from typing import NamedTuple

from briefer.errors import PassageError, ReaderError
from briefer.readers import answer
from briefer.readers.ask import Prompts
from briefer.readers.base import (
    About,
    AskedError,
    Composition,
    Failed,
    Foreseen,
    Judgement,
    Reading,
    Spent,
)
from briefer.readers.embedded.bottom import bottom_line
from briefer.readers.form import BottomLineForm, FindingsForm, VerdictsForm
from briefer.readers.send import CutShortError, Sender, Sent
from briefer.steps.split import BEFORE
from briefer.values.article import Passage
from briefer.values.briefing import Entry, Usage
from briefer.values.pair import Pair

# Some twenty sentences. In a longer passage a small model carries kinds and speakers over from
# note to note, and its answer runs into the bound.
PASSAGE_CHARS = 3500
# From this share of a passage, and this many sentences, without a note the model has lost its way.
MOST_PASSED, FEWEST_PASSED = 0.2, 3
# An eighth of a passage is a few sentences: what is too long even so, is long by the instructions.
MOST_HALVINGS = 3


class _NothingError(AskedError):
    """No part of the passage could be read."""


class Answers(NamedTuple):
    """What a model answered on a passage: a form for each part that it was asked about alone.

    `failed` are the parts that could not be read.
    """

    forms: tuple[tuple[Passage, FindingsForm], ...]
    usage: Usage
    failed: tuple[Failed, ...] = ()

    def reading(self) -> Reading:
        """Return what the forms give, settled by the rules; nothing is asked."""
        found = [answer.findings(form, passage) for passage, form in self.forms]
        return Reading(
            findings=tuple(one for each in found for one in each.findings),
            omissions=tuple(one for each in found for one in each.omissions),
            usage=self.usage,
            failed=self.failed,
        )


class ModelReader:
    """Reads passages and composes bottom lines with a language model."""

    def __init__(self, sender: Sender, prompts: Prompts, fingerprint: str = "") -> None:
        """Open the reader; nothing is sent.

        `fingerprint` is a short hash of the prompts for the briefing.
        """
        self.about = About(
            reader="model",
            model=sender.model,
            prompts=fingerprint,
            prompt_files=prompts.files,
            passage_chars=PASSAGE_CHARS,
        )
        self._prompts = prompts
        self._sender = sender

    @property
    def spent(self) -> Spent:
        """What this run took of the model so far."""
        return self._sender.spent

    def foreseen(self, passage: Passage) -> Foreseen:
        """Return what reading the passage would take, without the asking again that some need."""
        return self._sender.foreseen(self._prompts.extract(passage), FindingsForm)

    def read(self, passage: Passage) -> Reading:
        """Return the findings of the passage, as what `ask` returns gives them.

        Raises:
            PassageError: nothing of this passage could be read.
            ReaderError: no passage can be read.
            AssetError: the prompt is mistaken.
        """
        return self.ask(passage).reading()

    def ask(self, passage: Passage) -> Answers:
        """Return the model's answer on the passage; on one that is too long, on its two halves.

        Where a part of it cannot be read, that part alone is among the `failed`.

        Raises:
            PassageError: nothing of this passage could be read.
            ReaderError: no passage can be read.
            AssetError: the prompt is mistaken.
        """
        return self._asked(passage, MOST_HALVINGS)

    def _asked(self, passage: Passage, halvings: int) -> Answers:
        try:
            form, usage = self._notes(passage)
        except CutShortError as error:
            halves = _halves(passage) if halvings else None
            if not halves:
                raise
            return self._together(halves, halvings - 1, error.usage)
        return Answers(((passage, form),), usage)

    def _together(self, parts: Sequence[Passage], halvings: int, usage: Usage) -> Answers:
        """Return what is answered on the parts; `usage` was spent on the whole.

        Raises:
            _NothingError: none of them could be read; it tells what all of them took.
            ReaderError: no passage can be read.
        """
        forms: list[tuple[Passage, FindingsForm]] = []
        failed: list[Failed] = []
        for part in parts:
            try:
                one = self._asked(part, halvings)
            except PassageError as error:
                usage += error.usage if isinstance(error, AskedError) else Usage()
                failed.append(Failed(part, str(error)))
                # What is in vain for each part of a part is so for the next one, most likely.
                if not forms and (part is parts[-1] or isinstance(error, _NothingError)):
                    raise _NothingError(str(error), usage, tip=error.tip) from error
            else:
                usage += one.usage
                failed += one.failed
                forms += one.forms
        return Answers(tuple(forms), usage, tuple(failed))

    def _notes(self, passage: Passage) -> Sent[FindingsForm]:
        """Return the model's notes; for sentences that it passed over it is asked once more.

        Not where the prompt leaves it to the model which sentences are worth a note.
        """
        form, usage = self._sender.ask(self._prompts.extract(passage), FindingsForm)
        if self._prompts.selective:
            return Sent(form, usage)
        noted = answer.noted(form, passage)
        passed = tuple(one for one in passage.sentences if one.number not in noted)
        if len(passed) < max(FEWEST_PASSED, MOST_PASSED * len(passage.sentences)) or not noted:
            return Sent(form, usage)
        rest = passage.model_copy(update={"sentences": passed})
        try:
            more, again = self._sender.ask(self._prompts.extract(rest), FindingsForm)
        except ReaderError as error:  # the first answer is a reading, and paid for
            return Sent(form, usage + (error.usage if isinstance(error, AskedError) else Usage()))
        whole = form.model_copy(update={"notes": form.notes + more.notes})
        return Sent(whole, usage + again)

    def compose(self, entries: Sequence[Entry]) -> Composition:
        """Return the model's bottom line on the entries; nothing is asked where there are none.

        The model words what the rules choose: from a long list a small model takes the first few.
        What it passes over is told in the entry's own words.

        Raises:
            PassageError: the model gave no bottom line.
            ReaderError: the endpoint cannot be used.
            AssetError: the prompt is mistaken.
        """
        if not entries:
            return Composition(statements=(), usage=Usage())
        lines = bottom_line(entries)
        place = {one: at for at, line in enumerate(lines) for one in line.entries}
        chosen = tuple(entry for entry in entries if entry.id in place)
        form, usage = self._sender.ask(self._prompts.compose(chosen), BottomLineForm)
        worded = answer.statements(form, chosen)
        told = {one for statement in worded for one in statement.entries}
        passed = [line for line in lines if told.isdisjoint(line.entries)]
        statements = sorted(
            [*worded, *passed],
            key=lambda one: min((place.get(e, 0) for e in one.entries), default=0),
        )
        return Composition(statements=tuple(statements), usage=usage)

    def judge(self, pairs: Sequence[Pair]) -> Judgement:
        """Return the model's word on the pairs, all of them in one question.

        Raises:
            PassageError: the model gave no usable answer.
            ReaderError: the endpoint cannot be used.
            AssetError: the prompt is mistaken.
        """
        form, usage = self._sender.ask(self._prompts.judge(pairs), VerdictsForm)
        return Judgement(answer.verdicts(form, pairs), usage)


def _halves(passage: Passage) -> tuple[Passage, Passage] | None:
    """Return the passage cut at the paragraph nearest its middle, None for one sentence."""
    sentences = passage.sentences
    if len(sentences) < 2:
        return None
    middle = len(sentences) // 2
    breaks = [
        n for n in range(1, len(sentences)) if sentences[n].paragraph != sentences[n - 1].paragraph
    ]
    cut = min(breaks, key=lambda n: abs(n - middle), default=middle)
    return (
        passage.model_copy(update={"sentences": sentences[:cut]}),
        passage.model_copy(
            update={
                "sentences": sentences[cut:],
                "before": (passage.before + sentences[:cut])[-BEFORE:],
            }
        ),
    )
