"""A finding with the sentences that hold it, and what is taken off it."""

from briefer.language.words import content_stems
from briefer.steps.analysis import Analysed
from briefer.steps.claims import named_stems
from briefer.steps.coverage import coverage
from briefer.steps.evidence import Evidence, Indexed
from briefer.steps.quoted import quotations, quoted
from briefer.values.finding import Citation, Finding, PartyPosition, Supported


def stems_with_names(line: Analysed, evidence: Evidence) -> frozenset[str]:
    """Return the stems of the evidence with those of the line's names in another form there."""
    return evidence.stems | named_stems(line, evidence.sentences)


def mended(finding: Finding, **changes: object) -> Finding:
    """Return the finding with the changes: itself where nothing changes, as most often."""
    same = all(getattr(finding, field) == value for field, value in changes.items())
    return finding if same else finding.model_copy(update=changes)


def upheld(
    finding: Finding,
    line: Analysed,
    evidence: Evidence,
    indexed: Indexed,
    naming: frozenset[int],
) -> Supported:
    """Return the finding with its evidence and the sentences `naming` whom it calls "he"."""
    moved = not set(evidence.numbers) <= set(finding.evidence)
    held = evidence.numbers if moved else _with_issue(finding, line, evidence, indexed)
    numbers = tuple(sorted({*held, *naming}))
    cited = tuple([_cited(number, indexed, naming=number not in held) for number in numbers])
    found = [
        quote
        for one in cited
        for quote in (quotations(one) if one.naming else indexed.quotations[one.sentence])
    ]
    said = [one for number in held for one in indexed.said.get(number, ())]
    return Supported(
        finding=mended(finding, evidence=numbers),
        article_id=indexed.article.id,
        evidence=cited,
        quotes=quoted(finding, found, said, indexed.parties),
        moved=moved,
        support=round(coverage(line, evidence.stems), 4),
    )


def _cited(number: int, indexed: Indexed, *, naming: bool) -> Citation:
    """Return a sentence as evidence, or as what only gives a name."""
    held = indexed.citations[number]
    return held.model_copy(update={"naming": True}) if naming else held


def _with_issue(
    finding: Finding, line: Analysed, evidence: Evidence, indexed: Indexed
) -> tuple[int, ...]:
    """Return the evidence with the cited sentences that name what a position is about.

    "Kyiv has so far refused." holds its line; what was refused stands in the sentence before.
    """
    others = set(finding.evidence) & indexed.sentences.keys() - set(evidence.numbers)
    if not others or not isinstance(finding, PartyPosition):
        return evidence.numbers
    wanted = frozenset(content_stems(finding.issue)) - stems_with_names(line, evidence)
    naming = {one for one in others if not wanted.isdisjoint(indexed.stems[one])}
    return tuple(sorted({*evidence.numbers, *naming}))
