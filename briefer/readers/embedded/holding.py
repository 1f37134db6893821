"""Who will not give up what is theirs stands by it, whatever the "not" says."""

from collections.abc import Sequence
from functools import cache

from briefer.language.clauses import Token
from briefer.language.cues import inflections, noun_cues
from briefer.language.lexicon import lexicon
from briefer.readers.embedded.feelings import EVADING
from briefer.readers.embedded.modals import Modal
from briefer.values.finding import Stance

_OWN = frozenset({"its", "his", "her", "their", "our", "my"})
_SPEAKING = EVADING | {"answer", "say"}
_NOT = ("not", "n't", "n’t")
_HINDERING = frozenset({"block", "oppose", "veto", "obstruct", "hinder"})
_WITHIN = 8  # tokens from the verb of giving up to what is kept
_VERB_WITHIN = 2  # tokens in which that verb stands


def firm(found: Modal | None, tokens: Sequence[Token]) -> Modal | None:
    """Return the will with the stance of what is held on to, where something is not given up.

    None where somebody only will not speak.
    """
    if found is None or found.stance != "rejects" or found.of_speaker:
        return found
    behind = next((one.low for one in tokens if one.start >= found.end and one.kind == "word"), "")
    if behind in _SPEAKING:
        return None  # "would not answer" keeps silent
    negated = any(one.low.endswith(_NOT) for one in tokens if one.end == found.end)
    if negated and behind in _HINDERING:
        return found._replace(stance="accepts")  # "would not block the loan"
    return found._replace(stance=holds_on(tokens, found.end) or found.stance)


def holds_on(tokens: Sequence[Token], behind: int) -> Stance | None:
    """Return the stance of those who will not give up what is theirs, None where it is another.

    `behind` is the offset where the words begin that tell what is refused.

    >>> from briefer.language.clauses import tokenise
    >>> holds_on(tokenise("Peru will not compromise on its demands.", 0), 13)
    'demands'
    >>> holds_on(tokenise("Peru will not sign the treaty.", 0), 13) is None
    True
    """
    near = [one for one in tokens if one.start >= behind and one.low != "to"][:_WITHIN]
    place = next((n for n, one in enumerate(near[:_VERB_WITHIN]) if one.low in _yielding()), None)
    if place is None:
        return None
    noun = next((one.low for one in near[place:] if one.low in noun_cues()), None)
    if noun is not None and noun_cues()[noun] != "claims":
        return noun_cues()[noun]
    owned = any(one.low in _OWN for one in near[place:])
    return "demands" if owned or noun else None


@cache
def _yielding() -> frozenset[str]:
    """Return the verbs of giving up, with their forms in -ing."""
    verbs = {row[0] for row in lexicon("yielding")}
    return frozenset(verbs | {inflections(verb)[-1][0] for verb in verbs})
