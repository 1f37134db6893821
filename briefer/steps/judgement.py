"""All checks of a line against one set of sentences, in the order in which they tell most."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefer.language.words import stem
from briefer.steps.analysis import Analysed, same_actor
from briefer.steps.claims import asked_anew, contradiction, strange_name, unsettled
from briefer.steps.coverage import coverage, missing, stands, strange_quotation
from briefer.steps.evidence import Evidence
from briefer.steps.figures import wrong_date, wrong_number
from briefer.steps.roles import Roles, roles, swapped
from briefer.steps.slots import exchanged
from briefer.values.finding import OmissionReason

# A sentence with this share of the words of the one that holds most of the line is about it too.
_NEARLY = 0.6
_PARTICLES = frozenset({"down", "up", "out", "off", "over", "back", "away", "through", "in", "on"})
_SAYING = frozenset(map(stem, ("say", "tell", "add", "state", "note", "report", "call", "make")))


class Fault(NamedTuple):
    """Why the evidence does not hold a line, and the word at fault."""

    reason: OmissionReason
    detail: str


def judge(
    line: Analysed,
    evidence: Evidence,
    sources: Sequence[str],
    enough: float,
    *,
    question: bool = False,
) -> Fault | None:
    """Return the first fault of the line against its evidence, or None where it is held.

    `sources` are the folded texts in which a quotation may stand; `enough` is the share of the
    line's words that the evidence must hold. A question denies nothing, but must be an open one.

    >>> from briefer.steps.analysis import analyse
    >>> said = analyse("Peru left the talks.", None)
    >>> judge(analyse("Peru joined the talks.", None), Evidence((), (said,), (), (), said.stems),
    ...       (), 0.6).detail
    'joined'
    """
    for reason, detail in _faults(line, evidence, sources, enough, question=question):
        if detail is not None:
            return Fault(reason, detail)
    return None


def _faults(
    line: Analysed, evidence: Evidence, sources: Sequence[str], enough: float, *, question: bool
) -> Iterator[tuple[OmissionReason, str | None]]:
    """Yield what each check says, one after the other: None where it finds no fault."""
    share = coverage(line, evidence.stems)
    if share < enough:  # else what stands around the evidence is not asked for
        context = frozenset(stem for text in evidence.context for stem in text.stems)
        share = coverage(line, evidence.stems, context)
    absent = missing(line, evidence.stems) if share < enough else None
    nearest = _nearest(line, evidence.sentences)
    # A number at fault tells more than a missing word, except where nearly all words are missing.
    yield OmissionReason.WORDS, absent if share < enough / 2 else None
    yield OmissionReason.NUMBER, wrong_number(line, evidence.sentences)
    yield OmissionReason.DATE, wrong_date(line, evidence.sentences)
    yield OmissionReason.NAME, strange_name(line, evidence.sentences, evidence.context)
    yield OmissionReason.QUOTE, strange_quotation(line.text, sources)
    if not question:
        yield OmissionReason.NEGATION, contradiction(line, nearest)
    held = [role for text in nearest for role in roles(text)]
    yield OmissionReason.SPEAKER, swapped(roles(line), held)
    yield OmissionReason.SPEAKER, exchanged(line, nearest)
    yield OmissionReason.WORDS, absent
    if not question:
        yield OmissionReason.WORDS, _strange_deed(line, evidence)
    if question:
        yield OmissionReason.WORDS, asked_anew(line, evidence.sentences)
    if question and not unsettled(evidence.sentences):
        yield OmissionReason.WORDS, "the source does not leave it open"


def _strange_deed(line: Analysed, evidence: Evidence) -> str | None:
    """Return what the line lets somebody by name do first, where the evidence has no such deed.

    What was offered was not threatened. Saying is no deed: it tells only that somebody spoke.
    """
    doing = next((one for one in roles(line) if one.agents and not one.passive), None)
    if doing is None or doing.stem in _SAYING or stands(doing.stem, _told_of(doing, evidence)):
        return None
    at = next(n for n, one in enumerate(line.tokens) if one.stem == doing.stem)
    before, behind = line.tokens[max(0, at - 1) : at], line.tokens[at + 1 : at + 2]
    if any(one.folded in _PARTICLES for one in behind) or any(one.folded == "to" for one in before):
        return None  # "turned down" is another verb than "turned", and what is to be no deed yet
    return line.text[line.tokens[at].start : line.tokens[at].end]


def _told_of(doing: Roles, evidence: Evidence) -> frozenset[str]:
    """Return the stems of the sentences that name who does it, of all where none does."""
    naming = [
        text.stems
        for text in evidence.sentences
        if any(same_actor(one, other) for one in doing.agents for other in text.actors)
    ]
    return frozenset().union(*naming) if naming else evidence.stems


def _nearest(line: Analysed, sentences: Sequence[Analysed]) -> list[Analysed]:
    """Return the sentences that hold about as many words of the line as the one with most.

    What they say cannot be mended by another sentence beside them.
    """
    if len(sentences) == 1:
        return list(sentences)
    most = max((len(line.stems & one.stems) for one in sentences), default=0)
    return [one for one in sentences if len(line.stems & one.stems) >= _NEARLY * most]
