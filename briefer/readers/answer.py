"""From a filled-in form to findings and statements: pure.

Nothing is judged here. What is incomplete goes on as it is, and verification says why it was
left out.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from briefer.language.attribution import attributions
from briefer.language.words import fold
from briefer.readers.form import (
    HAPPENED,
    BottomLineForm,
    FindingsForm,
    NotePart,
    QuestionPart,
)
from briefer.readers.mend import anchored, closed_up, named, unlinked
from briefer.readers.settle import settled, stance_of
from briefer.values.article import Passage, Sentence
from briefer.values.briefing import Statement
from briefer.values.finding import (
    Finding,
    KeyDevelopment,
    OpenQuestion,
    PartyPosition,
    line_of,
)

_LAST: Final = 10**9


def bare(answer: str) -> str:
    r"""Return the JSON object of an answer, without a preamble, a code fence, or words after it.

    >>> bare('<think>Hm. {}</think>Here it is:\n```json\n{"questions": []}\n```')
    '{"questions": []}'
    >>> bare("I cannot do that.")
    'I cannot do that.'
    """
    body = answer.rpartition("</think>")[2]
    first, last = body.find("{"), body.rfind("}")
    return body[first : last + 1] if 0 <= first < last else body.strip()


def findings(form: FindingsForm, passage: Passage) -> tuple[Finding, ...]:
    """Return the findings of the form in the order of the text, each line of a kind once.

    Numbers of sentences that the passage does not hold are dropped, and kinds settled by the
    sentences.
    """
    known = {sentence.number for sentence in passage.sentences}
    said = attributions(passage.sentences, passage.title, passage.lead)
    text = " ".join((passage.title, *(sentence.text for sentence in passage.sentences)))
    notes = [
        settled(_mended(part, text, passage.sentences), passage.sentences, said)
        for part in form.notes
    ]
    found = [_finding(_named(part, passage), known) for part in notes]
    found += [_question(part, known, text) for part in form.questions]
    found.sort(key=lambda finding: finding.evidence[0] if finding.evidence else _LAST)
    return _once(found)


def statements(form: BottomLineForm) -> tuple[Statement, ...]:
    """Return the sentences of the form as statements, in its order."""
    return tuple(Statement(text=part.text, entries=part.entries) for part in form.sentences)


def _within(evidence: Iterable[int], known: Collection[int]) -> tuple[int, ...]:
    return tuple(number for number in evidence if number in known)


def _mended(part: NotePart, text: str, sentences: Sequence[Sentence]) -> NotePart:
    fields = {name: getattr(part, name) for name in ("statement", "speaker", "party", "issue")}
    closed = {name: closed_up(line, text) for name, line in fields.items()}
    statement = unlinked(closed.pop("statement"))
    sentence = anchored(statement, part.sentence, sentences)
    return part.model_copy(update=closed | {"statement": statement, "sentence": sentence})


def _named(part: NotePart, passage: Passage) -> NotePart:
    mended = named(part.statement, part.speaker, part.sentence, passage.sentences)
    return part.model_copy(update={"statement": mended.line, "sentence": mended.evidence})


def _finding(part: NotePart, known: Collection[int]) -> Finding:
    evidence = _within(part.sentence, known)
    if part.kind == HAPPENED or not (part.party or part.speaker):
        return KeyDevelopment(
            summary=part.statement,
            when=part.when or None,
            claimed_by=part.speaker or None,
            evidence=evidence,
        )
    return PartyPosition(
        party=part.party or part.speaker,
        speaker=part.speaker if part.party and part.speaker != part.party else None,
        issue=part.issue,
        stance=stance_of(part.kind),
        position=part.statement,
        evidence=evidence,
    )


def _question(part: QuestionPart, known: Collection[int], text: str) -> OpenQuestion:
    evidence = _within(part.sentence, known)
    question, waits_for = closed_up(_asked(part), text), closed_up(part.waits_for, text)
    return OpenQuestion(question=question, waits_for=waits_for or None, evidence=evidence)


def _asked(part: QuestionPart) -> str:
    """Return the question in one piece; a model may write its beginning twice, or no mark."""
    rest = part.question.rstrip(" ?.")
    if not rest:
        return ""
    doubled = rest.casefold().startswith(part.begins.casefold())
    return f"{rest if doubled else f'{part.begins} {rest}'}?"


def _once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, each line of a kind once: models repeat themselves."""
    kept: dict[tuple[str, str], Finding] = {}
    for finding in found:
        kept.setdefault((finding.kind, fold(line_of(finding))), finding)
    return tuple(kept.values())
