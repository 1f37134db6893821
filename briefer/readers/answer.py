"""From a filled-in form to findings and statements: pure.

Nothing is judged here. What is incomplete goes on as it is, and verification says why it was
left out.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from briefer.language.names import party_key
from briefer.language.words import fold
from briefer.readers.form import (
    COLOUR,
    EVENT,
    OTHER,
    SAME,
    BottomLineForm,
    FindingsForm,
    NotePart,
    QuestionPart,
    VerdictsForm,
)
from briefer.readers.mend import anchored, closed_up, named, requoted, spoken
from briefer.readers.settle import ground, settled, when
from briefer.readers.stances import stance_of
from briefer.steps.links import unlinked
from briefer.values.article import Passage, Sentence
from briefer.values.briefing import Entry, Statement
from briefer.values.finding import (
    Finding,
    KeyDevelopment,
    Omission,
    OmissionReason,
    OpenQuestion,
    PartyPosition,
    line_of,
)
from briefer.values.pair import Pair

_LAST: Final = 10**9
_DECODER: Final = json.JSONDecoder(strict=False)
_MOST_TRIED: Final = 64  # braces at which an object may begin
_BEGINNING: Final = re.compile(r"(?:(?:will|when|how|who)\s+)+", re.IGNORECASE)


def bare(answer: str) -> str:
    r"""Return the JSON object of an answer, without a preamble, a code fence, or words after it.

    >>> bare('<think>Hm. {}</think>Here it is:\n```json\n{"questions": []}\n```')
    '{"questions": []}'
    >>> bare('Let me note the set {a, b} first. {"questions": []} I used {numbers}.')
    '{"questions": []}'
    >>> bare("I cannot do that.")
    'I cannot do that.'
    """
    body = answer.rpartition("</think>")[2]
    objects = list(_objects(body))
    if objects:
        return max(objects, key=len)
    first, last = body.find("{"), body.rfind("}")
    return body[first : last + 1] if 0 <= first < last else body.strip()


def _objects(text: str) -> Iterator[str]:
    """Yield the JSON objects in a text, not those inside others."""
    place = text.find("{")
    for _ in range(_MOST_TRIED):
        if place < 0:
            return
        try:
            _, end = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            yield text[place:end]
        place = text.find("{", end)


class Found(NamedTuple):
    """What a form gives: findings, and the lines that tell no news, both in the text's order."""

    findings: tuple[Finding, ...]
    omissions: tuple[Omission, ...]


def findings(form: FindingsForm, passage: Passage) -> Found:
    """Return what the form gives, each line of a kind once.

    Numbers of sentences that the passage does not hold are dropped, and kinds settled by the
    sentences. Questions that the sentences themselves leave open are added: a small model seldom
    finds them. What the model itself calls colour is no finding; what only the sentences show to
    be colour is left out with its reason.
    """
    known = ground(passage)
    text = " ".join((passage.title, *(sentence.text for sentence in passage.sentences)))
    numbers = {sentence.number for sentence in passage.sentences}
    found: list[Finding] = []
    omissions: list[Omission] = []
    for part in form.notes:
        for note in settled(_mended(part, text, passage.sentences), known):
            if note.kind != COLOUR:
                found.append(_finding(_named(note, passage), passage, numbers))
            elif part.kind != COLOUR:
                omissions.append(_colour(note, passage))
    ruled = {number for one in known.questions for number in one.evidence}
    asked = [_question(part, numbers, text) for part in form.questions]
    found += [*known.questions, *(one for one in asked if ruled.isdisjoint(one.evidence))]
    found.sort(key=lambda finding: finding.evidence[0] if finding.evidence else _LAST)
    return Found(_once(found), tuple(omissions))


def noted(form: FindingsForm, passage: Passage) -> frozenset[int]:
    """Return the numbers of the sentences that the notes of the form tell, their slips mended."""
    told = (anchored(part.statement, part.sentence, passage.sentences) for part in form.notes)
    return frozenset(number for numbers in told for number in numbers)


def statements(form: BottomLineForm, entries: Iterable[Entry]) -> tuple[Statement, ...]:
    """Return the sentences of the form as statements, in its order, quotations marked as such."""
    text = " ".join(line_of(entry.finding) for entry in entries)
    return tuple(
        Statement(text=requoted(part.text, text), entries=part.entries) for part in form.sentences
    )


def verdicts(form: VerdictsForm, pairs: Sequence[Pair]) -> dict[Pair, bool]:
    """Return the word of the form on each pair, numbered from 1, that has a single clear one."""
    said: dict[int, set[str]] = {}
    for part in form.verdicts:
        for number in part.pair:
            said.setdefault(number, set()).add(part.same.casefold())
    return {
        pair: words == {SAME}
        for number, pair in enumerate(pairs, 1)
        if (words := said.get(number)) in ({SAME}, {OTHER})
    }


def _within(evidence: Iterable[int], known: Collection[int]) -> tuple[int, ...]:
    return tuple(number for number in evidence if number in known)


def _mended(part: NotePart, text: str, sentences: Sequence[Sentence]) -> NotePart:
    fields = {name: getattr(part, name) for name in ("statement", "speaker", "party", "issue")}
    closed = {name: closed_up(line, text) for name, line in fields.items()}
    statement = unlinked(closed.pop("statement")).rstrip(" ,;")
    sentence = anchored(statement, part.sentence, sentences)
    statement = requoted(statement, text)
    return part.model_copy(update=closed | {"statement": statement, "sentence": sentence})


def _named(part: NotePart, passage: Passage) -> NotePart:
    statement = spoken(part.statement, part.speaker)
    mended = named(statement, part.speaker, part.sentence, passage.sentences)
    return part.model_copy(update={"statement": mended.line, "sentence": mended.evidence})


def _colour(part: NotePart, passage: Passage) -> Omission:
    return Omission(
        kind="development",
        line=part.statement,
        reason=OmissionReason.COLOUR,
        article_id=passage.article_id,
        evidence=part.sentence,
    )


def _finding(part: NotePart, passage: Passage, known: Collection[int]) -> Finding:
    evidence = _within(part.sentence, known)
    if part.kind == EVENT or not (part.party or part.speaker):
        return KeyDevelopment(
            summary=part.statement,
            when=when([one for one in passage.sentences if one.number in evidence]) or None,
            claimed_by=part.speaker or None,
            evidence=evidence,
        )
    return PartyPosition(
        party=part.party or part.speaker,
        speaker=part.speaker if part.party and _is_person(part) else None,
        issue=part.issue,
        stance=stance_of(part.kind),
        position=part.statement,
        evidence=evidence,
    )


def _is_person(part: NotePart) -> bool:
    """Say whether the speaker is named, and is not the party by another word: "Russian"."""
    named = bool(part.speaker) and part.speaker != part.party
    return named and party_key(part.speaker) in {None, part.speaker}


def _question(part: QuestionPart, known: Collection[int], text: str) -> OpenQuestion:
    evidence = _within(part.sentence, known)
    question, waits_for = closed_up(_asked(part), text), closed_up(part.waits_for, text)
    return OpenQuestion(question=question, waits_for=waits_for or None, evidence=evidence)


def _asked(part: QuestionPart) -> str:
    """Return the question in one piece; a model may write its beginning twice, or no mark."""
    rest = part.question.rstrip(" ?.")
    if not rest:
        return ""
    asked = f"{part.begins} {_BEGINNING.sub('', rest)}" if part.begins else rest
    return f"{asked[0].upper()}{asked[1:]}?"


def _once(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, each line of a kind once: models repeat themselves."""
    kept: dict[tuple[str, str], Finding] = {}
    for finding in found:
        kept.setdefault((finding.kind, fold(line_of(finding))), finding)
    return tuple(kept.values())
