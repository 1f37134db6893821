"""A line that tells an answer behind what it answers, held by a sentence for each half."""

from collections.abc import Callable

from briefer.language.words import content_stems
from briefer.steps.evidence import Indexed
from briefer.values.finding import (
    JOINT,
    Finding,
    KeyDevelopment,
    Omission,
    OmissionReason,
    PartyPosition,
    Supported,
)

Check = Callable[[Finding, Indexed], Supported | Omission]

# What a sentence says against a half, and no mere want of words.
_AT_ODDS = frozenset(
    {OmissionReason.NEGATION, OmissionReason.SPEAKER, OmissionReason.NUMBER}
    | {OmissionReason.DATE, OmissionReason.NAME}
)


def held_by_halves(finding: Finding, indexed: Indexed, check: Check) -> Supported | Omission | None:
    """Return the position with the evidence of both halves, None where it is no such line.

    The half behind the joint names whose position it is, and each half has to be held by a cited
    sentence of its own; what the first one tells as a fact must be one there. A half that its
    sentence contradicts fells the line. `check` verifies a half.

    >>> from briefer.steps.verify import index, verify
    >>> from briefer.steps.split import sentences
    >>> from briefer.values.article import Article
    >>> text = "Peru proposed a levy on ships in May. Chile rejected it."
    >>> article = index(Article(id="a", source="s", title="", text=text), sentences(text))
    >>> line = "Peru proposed a levy on ships in May; Chile rejected it."
    >>> told = PartyPosition(party="Chile", issue="levy", stance="rejects", position=line,
    ...     evidence=(1, 2))
    >>> [one.sentence for one in held_by_halves(told, article, verify).evidence]
    [1, 2]
    """
    if not isinstance(finding, PartyPosition) or len(set(finding.evidence)) != 2:
        return None
    front, joint, back = finding.position.rpartition(JOINT)
    if not joint or not _answers(finding, back):
        return None
    own = {"position": back[0].upper() + back[1:], "evidence": (max(finding.evidence),)}
    asking = KeyDevelopment(summary=f"{front}.", evidence=(min(finding.evidence),))
    answer, asked = check(finding.model_copy(update=own), indexed), check(asking, indexed)
    if isinstance(answer, Omission):
        return _left_out(finding, answer)
    if isinstance(asked, Omission):
        return _left_out(finding, asked)
    return None if asked.moved or answer.moved else _together(finding, asked, answer)


def _answers(finding: PartyPosition, back: str) -> bool:
    """Say whether the half behind the joint names whose position it is."""
    names = {finding.party, finding.speaker or finding.party}
    words = frozenset(content_stems(back))
    return any(not words.isdisjoint(content_stems(name)) for name in names)


def _left_out(finding: PartyPosition, half: Omission) -> Omission | None:
    """Return the omission of the whole line, None where the half only lacks words."""
    if half.reason not in _AT_ODDS:
        return None
    read_as = finding.model_dump(include={"party", "stance", "issue", "evidence"})
    return half.model_copy(update={"kind": "position", "line": finding.position, **read_as})


def _together(finding: PartyPosition, asked: Supported, answer: Supported) -> Supported | Omission:
    """Return the line with the sentences of both halves."""
    told = asked.finding
    source = told.claimed_by if isinstance(told, KeyDevelopment) else None
    if source and source.casefold() not in finding.position.casefold():
        return Omission(
            kind="position",
            line=finding.position,
            reason=OmissionReason.SPEAKER,
            detail=source,
            article_id=answer.article_id,
            **finding.model_dump(include={"party", "stance", "issue", "evidence"}),
        )
    # A sentence that holds a half is no mere source of a name.
    cited = sorted((*asked.evidence, *answer.evidence), key=lambda one: not one.naming)
    evidence = {one.sentence: one for one in cited}
    numbers = tuple(sorted(evidence))
    return answer.model_copy(
        update={
            "finding": answer.finding.model_copy(
                update={"position": finding.position, "evidence": numbers}
            ),
            "evidence": tuple(evidence[number] for number in numbers),
            "support": min(asked.support, answer.support),
        }
    )
