"""Each line against its sources: kept with the sentences that hold it, or left out."""

from collections.abc import Sequence
from dataclasses import replace

from briefer.language.words import content_stems, stem
from briefer.steps.analysis import Analysed, analyse
from briefer.steps.antecedents import doubtful_name, giving, lent_names
from briefer.steps.coverage import coverage, fault_of_form, lacks_verb, plain
from briefer.steps.evidence import Evidence, Indexed, gather, index, tries
from briefer.steps.figures import wrong_date
from briefer.steps.joined import held_by_halves
from briefer.steps.judgement import Fault, judge
from briefer.steps.later import later
from briefer.steps.speakers import claimant, told_by, wrong_party, wrong_speaker
from briefer.steps.tokens import is_verb
from briefer.steps.upheld import mended, stems_with_names, upheld
from briefer.values.finding import (
    Finding,
    Omission,
    OmissionReason,
    OpenQuestion,
    PartyPosition,
    Supported,
    line_of,
)

__all__ = ["Indexed", "index", "verify"]

# Shares of a line's words that its evidence must hold. On benchmarks/eval_verify.py any value from
# 0.54 to 0.68 does as well as another. A sentence that the reader did not cite must hold a little
# more, and so must what a question asks.
ENOUGH = 0.58
ENOUGH_MOVED = 0.62
ENOUGH_FOR_QUESTION = 0.65
_MAINLY = 0.6  # share of the words of the one that holds most
# Words that a question brings along: "how will the differences be settled?"
_ASKING = frozenset(
    map(stem, ("settle", "settled", "resolve", "resolved", "decide", "become", "differences"))
)
_SLACK = 0.1  # a text that holds that much less of the line than the nearest is about another thing
_AGAINST = frozenset({OmissionReason.NEGATION, OmissionReason.SPEAKER})
_AT_ODDS = _AGAINST | {OmissionReason.NUMBER, OmissionReason.DATE, OmissionReason.NAME}


def verify(finding: Finding, indexed: Indexed) -> Supported | Omission:
    """Return the finding with the sentences that hold it, or the omission that says why not.

    The cited sentences are tried first, then the best single sentences of the article and pairs
    and triples of neighbours; what a question leaves open has to stand in one sentence. A `when`
    or a `waits_for` that the evidence does not hold is taken off the finding; a claim that is told
    as a plain fact gets its source in `claimed_by`. Words in quotation marks must stand in the
    cited sentences word for word, whether those have marks around them or not. A name that the
    sentences give only as "he" or "the mayor" must be the one meant beyond doubt, and the sentence
    that gives it is cited too. An answer behind what it answers may be held by halves.

    >>> from briefer.values.article import Article, Sentence
    >>> from briefer.values.finding import KeyDevelopment
    >>> text = "Peru rejected the plan on Friday."
    >>> one = Sentence(number=1, start=0, end=len(text), text=text, paragraph=0)
    >>> article = index(Article(id="a", source="s", title="", text=text), [one])
    >>> verify(KeyDevelopment(summary="Chile rejected the plan.", evidence=(1,)), article).reason
    <OmissionReason.NAME: 'a name is not in the source'>
    >>> verify(KeyDevelopment(summary="Peru rejected the plan.", evidence=(9,)), article).moved
    True
    """
    return held_by_halves(finding, indexed, _verified) or _verified(finding, indexed)


def _verified(finding: Finding, indexed: Indexed) -> Supported | Omission:
    """Return the finding as `verify` does, its line looked at as a whole."""
    line = _line(finding, indexed)
    fault = _form(finding, line, indexed)
    if fault:
        return _omission(finding, indexed, fault)
    cited = sorted({one for one in finding.evidence if one in indexed.sentences})
    question = isinstance(finding, OpenQuestion)
    worst, best = Fault(OmissionReason.NO_SUCH_SENTENCE, ""), -1.0
    opposed: frozenset[int] = frozenset()
    for numbers in tries(line, cited, indexed, alone=question):
        if not opposed.isdisjoint(numbers):
            continue  # what a sentence says against the line, its neighbours do not mend
        evidence = _evidence(line, numbers, indexed)
        share = coverage(line, evidence.stems)
        if worst.reason in _AT_ODDS and share < best - _SLACK:
            continue  # the text nearest to the line says something else
        enough = _enough(finding, moved=not set(numbers) <= set(cited))
        # A sentence holds itself, and most lines are one.
        told = not question and share >= enough and _is_one_of(line, evidence)
        fault = None if told else _judged(line, evidence, enough, question=question)
        kept = finding
        if fault is None:
            kept, fault = _attributed(finding, line, evidence, indexed)
        if fault is None:
            telling = _telling(line, numbers, indexed)
            naming, fault = _naming(kept, line, telling, indexed)
            if fault is None:
                return upheld(kept, line, evidence, indexed, naming)
            opposed |= set(telling)  # that a neighbour has the name makes it no surer
        if fault.reason in _AGAINST and len(numbers) == 1:
            opposed |= {numbers[0]}
        if share > best:
            worst, best = fault, share
    return _omission(finding, indexed, worst)


def _evidence(line: Analysed, numbers: tuple[int, ...], indexed: Indexed) -> Evidence:
    """Return the sentences as evidence of the line, with its names if its words need these."""
    evidence = gather(numbers, indexed)
    if line.stems <= evidence.stems:
        return evidence  # as most often
    return evidence._replace(stems=stems_with_names(line, evidence))


def _is_one_of(line: Analysed, evidence: Evidence) -> bool:
    return any(one.text == line.text for one in evidence.sentences)


def _judged(line: Analysed, evidence: Evidence, enough: float, *, question: bool) -> Fault | None:
    said = later(lambda: (plain(" ".join([one.text for one in evidence.sentences])),))
    return judge(line, evidence, said, enough, question=question)


def _telling(line: Analysed, numbers: Sequence[int], indexed: Indexed) -> list[int]:
    """Return the sentences that tell the line: those that hold most of its words."""
    if len(numbers) == 1:
        return list(numbers)
    held = {one: len(line.stems & indexed.stems[one]) for one in numbers}
    most = max(held.values(), default=0)
    return [one for one in numbers if held[one] >= _MAINLY * most]


def _naming(
    finding: Finding, line: Analysed, telling: Sequence[int], indexed: Indexed
) -> tuple[frozenset[int], Fault | None]:
    """Return the sentences that give the names which those that tell the line do not have.

    A fault where one of these says "he" or "the mayor" and can mean somebody else.
    """
    texts = [indexed.analysed[one] for one in telling]
    lent = lent_names(finding, line, texts, indexed.called)
    name = doubtful_name(lent, telling, indexed.study)
    if name is not None:
        return frozenset(), Fault(OmissionReason.NAME, name)
    return giving(lent, telling, indexed.study), None


def _line(finding: Finding, indexed: Indexed) -> Analysed:
    """Return the line of a finding as the checks look at it."""
    cited = [one for one in finding.evidence if one in indexed.sentences]
    text = _as_cited(line_of(finding), [indexed.sentences[one].text for one in cited])
    same = next((one for one in cited if indexed.sentences[one].text == text), None)
    if same is None:
        line = analyse(text, indexed.article.date, indexed.parties)
    else:
        line = indexed.analysed[same]  # most lines are one of their sentences
    if isinstance(finding, OpenQuestion):
        own = (one._replace(content=one.content and one.stem not in _ASKING) for one in line.tokens)
        return replace(line, left=tuple(own))
    return line


def _as_cited(text: str, cited: Sequence[str]) -> str:
    """Return the line without a capital that only its beginning gives it: no name is told by it.

    "Losses would reach 45 million", of "The minister said losses would reach 45 million".
    """
    first = text.partition(" ")[0]
    small = first.lower()
    if small == first or text in cited:
        return text
    told = {word for one in cited for word in one.split()}
    return small + text[len(first) :] if small in told and first not in told else text


def _enough(finding: Finding, *, moved: bool) -> float:
    if isinstance(finding, OpenQuestion):
        return ENOUGH_FOR_QUESTION
    return ENOUGH_MOVED if moved else ENOUGH


def _form(finding: Finding, line: Analysed, indexed: Indexed) -> Fault | None:
    fault = fault_of_form(line_of(finding), indexed.vocabulary, indexed.headings)
    if fault is None and isinstance(finding, OpenQuestion):
        fault = None if line_of(finding).rstrip(" \"”’'").endswith("?") else "no question"
    elif fault is None and lacks_verb(line):
        fault = "no verb"
    return Fault(OmissionReason.FORM, fault) if fault else None


def _attributed(
    finding: Finding, line: Analysed, evidence: Evidence, indexed: Indexed
) -> tuple[Finding, Fault | None]:
    """Return the finding with its claimant and time mended, and the fault of who says it."""
    if isinstance(finding, OpenQuestion):
        return _waiting(finding, line, evidence), None
    told = wrong_speaker(line, evidence.said, indexed.article.text, indexed.parties)
    if told:
        return finding, Fault(OmissionReason.SPEAKER, told)
    if isinstance(finding, PartyPosition):
        name = wrong_party(
            finding, evidence.sentences, evidence.context, evidence.said, indexed.parties
        )
        if name:
            return finding, Fault(OmissionReason.SPEAKER, name)
        teller = told_by(finding, line, evidence.said, indexed.article.text, indexed.parties)
        return mended(finding, told_by=teller), None
    who, wrong = claimant(finding, line, evidence.said, indexed.article.text, indexed.parties)
    if wrong:
        return finding, Fault(OmissionReason.SPEAKER, wrong)
    when = (
        finding.when
        if finding.when and _holds_when(finding.when, line, evidence, indexed)
        else None
    )
    return mended(finding, claimed_by=who, when=when), None


def _waiting(finding: OpenQuestion, line: Analysed, evidence: Evidence) -> Finding:
    """Return the question with what it waits for where the evidence holds that."""
    words = frozenset(content_stems(finding.waits_for or ""))
    doing = {token.stem for token in line.tokens if is_verb(token)}
    # "How will they vote?" that waits for the vote waits for nothing else.
    held = words <= stems_with_names(line, evidence) and not words <= doing
    return mended(finding, waits_for=finding.waits_for if held else None)


def _holds_when(when: str, line: Analysed, evidence: Evidence, indexed: Indexed) -> bool:
    """Return whether the evidence holds the time, as a date or else word for word."""
    told = analyse(when, indexed.article.date)
    if told.dates:
        return wrong_date(told, evidence.sentences) is None
    stems = frozenset(content_stems(when))
    return bool(stems) and (stems <= evidence.stems or stems <= stems_with_names(line, evidence))


def _omission(finding: Finding, indexed: Indexed, fault: Fault) -> Omission:
    read_as = finding.model_dump(include={"party", "stance", "issue"})
    return Omission(
        kind=finding.kind,
        line=line_of(finding),
        reason=fault.reason,
        detail=fault.detail,
        article_id=indexed.article.id,
        evidence=finding.evidence,
        **read_as,
    )
