"""Wills that no reporting verb tells: "Peru is open to talks", "the troops must leave"."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, cast

from briefer.language.clauses import Token, is_adverb, is_verb, past_forms, roles, subject_start
from briefer.language.cues import noun_cues, verb_cues
from briefer.language.lexicon import lexicon
from briefer.values.finding import Stance

_Row = tuple[tuple[str, ...], Stance, str]


# openers of clauses that describe, give a reason or ask; "that" does so behind a noun
_OPENS_ASIDE = frozenset(
    {"who", "whom", "which", "whose", "what", "how", "where", "why", "whether", "that", "because"}
    | {"if", "unless", "as", "than"}
)
_OUTER = frozenset({"while", "although", "though"})  # what they open is told as well
_PREPOSITIONS = frozenset({"before", "after", "since", "until"})
_SURE = frozenset(
    {"clear", "certain", "sure", "true", "important", "essential", "vital", "obvious", "crucial"}
    | {"confident", "convinced", "adamant", "plain"}
)
_ANY = frozenset({"everything", "anything", "all", "something", "those", "nothing", "things"})
_YES: frozenset[Stance] = frozenset({"accepts", "supports", "offers"})
_CONDITIONS = frozenset({"if", "provided", "unless", "once"})
_PLANS = frozenset({"claims", "demands"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my"})
_BODIES = frozenset(
    {"coalition", "party", "country", "government", "company", "group", "union", "side", "forces"}
    | {"army", "team", "movement", "ministry", "administration", "nation", "bank", "club", "firm"}
)
_WITH_PARTICIPLE = 3  # "must have been"


class Modal(NamedTuple):
    """A will without a reporting verb: its stance, its place, and whether it is the speaker's.

    `end` is the offset where its words end. `own` says that it is a will only where its subject is
    the one who says so: "it would".
    """

    stance: Stance
    place: int
    of_speaker: bool
    end: int
    own: bool = False


def modal(tokens: Sequence[Token]) -> Modal | None:
    """Return the first will that the tokens tell without a reporting verb."""
    will_words = _will_words()
    for place, token in enumerate(tokens):
        rows = will_words.get(token.low)
        if rows is None:
            continue
        behind = _behind(tokens, place)
        for words, stance, whose in rows:
            if len(words) > 1 and words[1] not in behind:
                continue
            end = _end(tokens, place, words)
            if end is None or _is_aside(tokens, place, whose) or _is_fate(tokens, end):
                continue
            if _is_needless(tokens, place):
                continue
            told = intended(tokens[end:]) if whose in {"deed", "own"} else stance
            if whose == "own" and (told in _PLANS or not _is_own(tokens, place)):
                continue  # a plan ("would hold talks"), or what somebody foretells of another
            if told in _YES and _only_if(tokens[end:]):
                told = "demands"  # "would agree to talks only if the tax fell"
            return Modal(told, place, whose == "speaker", tokens[end - 1].end, own=whose == "own")
    return None


def _only_if(tokens: Sequence[Token]) -> bool:
    pairs = pairwise(one.low for one in tokens)
    return any(first == "only" and then in {"if", "when", "once", "after"} for first, then in pairs)


def _is_own(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a pronoun stands in front: "said it would"."""
    left = tokens[place - 1] if place else None
    if left is None:
        return False
    if left.kind == "name":  # "Lima would lift its veto if …"
        return any(one.low in _CONDITIONS for one in tokens[place:])
    return (left.role == "pron" and left.low not in {"you", "there"}) or owns(tokens, place)


def owns(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a body of the speaker's own stands in front: "said her coalition would"."""
    return place > 1 and tokens[place - 2].low in _POSSESSIVE and tokens[place - 1].low in _BODIES


def _is_aside(tokens: Sequence[Token], place: int, whose: str) -> bool:
    """Say whether the words stand in a clause that only describes: "who should be treated".

    So are reasons and conditions ("because they have to pay"), and clauses on a noun ("the
    Democrats that you must call"). A will of the subject's own may stand in one: "Peru, which is
    ready to talk".
    """
    if whose != "speaker":
        return False
    start = subject_start(tokens, place)
    lead = tokens[start - 1] if start else None
    if start == place and lead is not None and lead.kind == "comma":
        return False  # "the troops, she said, must leave"
    if lead is None or (lead.low not in _OPENS_ASIDE and lead.role not in {"sub", "rel"}):
        return False
    if lead.low in _PREPOSITIONS and not any(is_verb(tokens, n) for n in range(start - 1)):
        return start == 1  # "the demand for a truce before talks was unacceptable"
    if lead.low != "that":
        return lead.low not in _OUTER
    return start > 1 and not is_verb(tokens, start - 2) and _is_noun(tokens[start - 2])


def _is_needless(tokens: Sequence[Token], place: int) -> bool:
    """Say whether what need not be is told: "did not need to", "don't have to"."""
    before = tokens[place - 1].low if place else ""
    return tokens[place].low in {"need", "have"} and (before == "not" or before.endswith("n't"))


def _is_noun(token: Token) -> bool:
    if token.low in verb_cues() or token.low in noun_cues() or token.low in _SURE:
        return False  # "the demand that Peru must pay", "made clear that"
    return token.kind == "name" or (token.kind == "word" and not token.role) or token.low in _ANY


def _is_fate(tokens: Sequence[Token], end: int) -> bool:
    """Say whether what follows is no deed: "must have been", "will not be invited"."""
    words = tokens[end - 1 : end + 3]
    low = [one.low for one in words if not is_adverb(one) or one is words[0]]
    if len(low) < _WITH_PARTICIPLE or low[1] not in {"have", "be"}:
        return False
    negated = low[0] in {"not", "won't", "wouldn't"}
    return _is_participle(low[2]) and (low[1] == "have" or negated)


def _is_participle(low: str) -> bool:
    return low in {"been", "gone", "done"} or low in past_forms() or low.endswith(("ed", "en"))


def intended(tokens: Sequence[Token]) -> Stance:
    """Return what it means to intend what the tokens begin with, "to" or adverbs spared.

    >>> from briefer.language.clauses import tokenise
    >>> intended(tokenise("to withdraw the troops", 0)), intended(tokenise("keep the island", 0))
    ('offers', 'demands')
    >>> intended(tokenise("speak on Monday", 0))
    'claims'
    """
    words = [one.low for one in tokens if one.low != "to" and not is_adverb(one)][:2]
    if words == ["take", "part"]:
        return "accepts"
    if words[:1] == ["take"] and roles().get(words[-1]) != "det":
        return "claims"  # "take steps", not "take the island"
    return _deeds().get(words[0], "claims") if words else "claims"


def _behind(tokens: Sequence[Token], place: int) -> list[str]:
    """Return the words behind a place of which one stands next there, adverbs let pass."""
    found: list[str] = []
    for token in tokens[place + 1 :]:
        found.append(token.low)
        if not is_adverb(token):
            break
    return found


def _end(tokens: Sequence[Token], place: int, words: tuple[str, ...]) -> int | None:
    """Return where the words end that begin at the place, None where others stand there."""
    for word in words:
        while place < len(tokens) and tokens[place].low != word and is_adverb(tokens[place]):
            place += 1
        if place >= len(tokens) or tokens[place].low != word:
            return None
        place += 1
    return place


@cache
def _will_words() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, list[_Row]] = {}
    for row in lexicon("wills"):
        words = tuple(row[0].split())
        whose = row[2] if len(row) > 2 else ""
        found.setdefault(words[0], []).append((words, cast("Stance", row[1]), whose))
    return {
        first: tuple(sorted(rows, key=lambda one: -len(one[0]))) for first, rows in found.items()
    }


@cache
def _deeds() -> dict[str, Stance]:
    return {row[0]: cast("Stance", row[1]) for row in lexicon("deeds")}
