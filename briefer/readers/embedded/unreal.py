"""Whether a will is none: a condition, a guess, a hope of somebody else's, or given up."""

from functools import cache

from briefer.language.cues import verb_cues
from briefer.language.study import Said
from briefer.readers.embedded.sight import Seen

_UNREAL = frozenset({"would", "could", "may", "might", "should"})
_CONDITIONS = frozenset({"if", "unless", "whether", "should", "until", "before"})
_INVERTED = frozenset({"had", "were", "should"})  # "Had Peru …" is "If Peru had …"
_GUESSES = frozenset({"perhaps", "maybe", "suppose", "imagine", "possibly", "presumably"})
_NEAR = 12  # tokens in front of "or"
_SAME_ONES = frozenset({"he", "she", "it", "they"})
# what stands inside these is somebody's guess, hope or fear, and nobody's will
_SUPPOSING = frozenset(
    {"assume", "presume", "guess", "suppose", "imagine", "reckon", "speculate", "suspect"}
    | {"think", "believe", "predict", "expect", "fear", "worry", "wonder", "doubt"}
)


def is_unreal(seen: Seen, said: Said) -> bool:
    """Say whether the report is only imagined: "if the court agreed", "that Peru would accept"."""
    report = said.report
    if any(word in _CONDITIONS for word in report.text.casefold().split()):
        return True
    if seen.tokens[0].low in _GUESSES or _opens_condition(seen, report.span[0]):
        return True
    if said.nested and any(word in _UNREAL for word in report.text.casefold().split()):
        return True
    if _is_guessed(seen, said) or _is_denied(seen, said) or _is_either(seen, said):
        return True
    if report.subject is None:
        return False
    before = [token for token in seen.tokens if token.end <= report.subject[0]]
    return bool(before) and before[-1].low in _CONDITIONS


def _is_either(seen: Seen, said: Said) -> bool:
    """Say whether it is one of two things asked for: "whether she supports or opposes it"."""
    front = [token.low for token in seen.tokens if token.end <= said.report.span[0]]
    return front[-1:] == ["or"] and not {"whether", "if"}.isdisjoint(front[-_NEAR:])


def _is_denied(seen: Seen, said: Said) -> bool:
    """Say whether the report stands in what somebody denies: "denied it had offered boats"."""
    return said.nested and any(
        one.report.cue.stance == "denies"
        and any(a <= said.report.span[0] < b for a, b in one.content)
        for one in seen.said
        if one is not said
    )


def is_given_up(seen: Seen, said: Said) -> bool:
    """Say whether who said so does the opposite now.

    "Ruiz admitted it after denying it on Monday", "a day after she had refused", "Ruiz, who had
    threatened to leave, backed the deal".
    """
    front = [one.low for one in seen.tokens if one.start < said.report.span[0]]
    verb = said.report.text.casefold().split()
    if verb[-1].endswith("ing"):
        return front[-1:] in (["after"], ["despite"])
    if verb[0] == "had" and front[-1:] in (["who"], ["which"], ["that"]):
        return _decides(seen, said)
    return verb[0] == "had" and front[-2:-1] == ["after"] and front[-1] in _SAME_ONES


def _decides(seen: Seen, earlier: Said) -> bool:
    """Say whether the same speaker says or wants more behind a relative clause: that is news."""
    return any(
        not one.nested
        and one.speaker.name == earlier.speaker.name
        and one.report.span[0] > earlier.report.span[1]
        for one in seen.said
    )


def _opens_condition(seen: Seen, place: int) -> bool:
    """Say whether the place stands in "Had Peru offered troops, …", before its comma."""
    comma = next((one.start for one in seen.tokens if one.kind == "comma"), None)
    return seen.tokens[0].low in _INVERTED and comma is not None and place < comma


def _is_guessed(seen: Seen, said: Said) -> bool:
    """Say whether somebody only supposes the report: "we assume the police will want to talk".

    The verb of supposing stands right in front of its clause, or outside of what the report is
    nested in.
    """
    start = (said.report.subject or said.report.span)[0]
    before = [token.low for token in seen.tokens if token.end <= start and token.low != "that"]
    return not _supposing().isdisjoint(before if said.nested else before[-1:])


@cache
def _supposing() -> frozenset[str]:
    return frozenset(
        form
        for form, cues in verb_cues().items()
        if any(cue.lemma in _SUPPOSING for cue, _ in cues)
    )
