"""Where one report ends and the next begins: "…, adding that", "…, and Roe denied it"."""

from collections.abc import Mapping, Sequence

from briefer.language.clauses import Token, is_verb
from briefer.language.reporting import ACCORDING, Report

# What another does with words, and hardly inside what the first one says.
_SPOKEN = frozenset({"say", "tell", "accuse", "deny", "respond", "reply", "blame", "insist"})

_LEADS = frozenset(
    {"after", "before", "without", "by", "when", "while", "since", "of", "for", "in"}
)


def parted(found: Sequence[Report], tokens: Sequence[Token]) -> tuple[Report, ...]:
    """End a report's content where the next report begins: ", adding that", ", sources said"."""
    if len(found) < 2:
        return tuple(found)
    places = {token.start: place for place, token in enumerate(tokens)}
    cut: list[Report] = []
    for number, report in enumerate(found):
        content = report.content
        for after in found[number + 1 :]:
            place = _end_by(report, after, tokens, places) if content else None
            if place is None:
                continue
            while place > 1 and (
                tokens[place - 1].kind == "comma" or tokens[place - 1].role == "conj"
            ):
                place -= 1
            if tokens[place - 1].end > content[-1][0]:
                content = (*content[:-1], (content[-1][0], tokens[place - 1].end))
            break
        cut.append(report._replace(content=content))
    return tuple(cut)


def _end_by(
    report: Report, after: Report, tokens: Sequence[Token], places: Mapping[int, int]
) -> int | None:
    """Return the token before which a later report ends this one's content, None where it does not.

    One of the same subject, a source behind, one that says the whole of this one in front of it
    ("…, sources said"), or what another says besides: "and Ruiz denied it".
    """
    cue, subject = places[after.span[0]], after.subject
    # "waited 11 days before reporting it" is still what the first one says
    inside = report.content[-1][0] < after.span[0] < report.content[-1][1]
    if not inside or tokens[cue - 1].low in _LEADS:
        return None
    if after.cue is ACCORDING or subject is None or subject[0] < report.span[0]:
        return cue if after.cue is ACCORDING or subject is not None else None
    if subject == report.subject:
        return cue
    start = places[subject[0]]
    whole = after.content and after.content[0][0] <= report.span[0]
    if whole and report.span[1] <= after.content[0][1] <= subject[0]:
        return start
    joint = _joint(tokens, start)
    if joint <= 1 or tokens[joint - 1].low not in {"and", "but", "while"}:
        return None
    goes_on = tokens[joint - 2].kind == "dash" and tokens[start].role == "pron"
    besides = goes_on or after.cue.lemma in _SPOKEN or _is_object(report, tokens, places, start)
    return joint if besides else None


def _joint(tokens: Sequence[Token], start: int) -> int:
    """Return where a clause begins, with what stands in front of its subject.

    "…, and [when asked about it, Lee] replied".
    """
    if start < 2 or tokens[start - 1].kind != "comma":
        return start
    opens = (n for n in range(start - 2, 1, -1) if tokens[n].role == "sub")
    return next((n for n in opens if tokens[n - 1].role == "conj"), start)


def _is_object(
    report: Report, tokens: Sequence[Token], places: Mapping[int, int], end: int
) -> bool:
    """Say whether a mere object and a comma stand between the verb and a coordinated clause.

    "Peru offered food, and Chile pledged tents": Chile's pledge is not in what Peru offered.
    """
    first = places.get(report.content[-1][0], end)
    apart = tokens[end - 2].kind == "comma" and first > places[report.span[0]]
    return apart and not any(is_verb(tokens, n) for n in range(first, end))
