"""A bare answer together with what it answers: "Peru wants the island back; Chile has refused."."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from briefer.language.bareforms import bare_verbs
from briefer.language.clauses import THINGS, Token, roles
from briefer.language.cues import CLAIMS, noun_cues
from briefer.readers.embedded.leaning import leans
from briefer.readers.embedded.lines import LONGEST_WORDS, line
from briefer.readers.embedded.pointing import Told, is_matter, standing
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.will import Will, opened, will_line
from briefer.readers.embedded.wills import wills
from briefer.values.finding import JOINT, Stance

_SUCH: Final = re.compile(r"\bsuch an? ")  # "denied such an offer": the one in front
_CLOSED: Final = ('"', "”", "?", "!", "’", "'")
_SHORT: Final = 22  # words of an answer that needs what it answers
_NOUN_WITHIN: Final = 4  # words of what it is about in which "the offer" stands
_TOLD: Final = CLAIMS | {"criticism", "comment"}
_ANSWERS: Final[frozenset[Stance]] = frozenset(
    {"rejects", "accepts", "supports", "doubts", "condemns", "denies"}
)
_ANSWERABLE: Final[frozenset[Stance]] = frozenset({"offers", "demands"})
_BARE: Final = 4  # words of a bare answer, at most
_SHORT_ABOUT: Final = 8  # tokens
_WITH_POINTERS: Final = frozenset({"willing", "ready", "prepared", "open", "happy"})
_MARKS: Final = frozenset({"“", '"', "‘", "'"})
POINTING: Final = THINGS | {"so"}
"""The words that only point to what was said before."""


def bare_answer(sight: Sight, will: Will) -> str | None:
    """Return "Peru denied it", too short for a line of its own, None where a will tells more."""
    text = sight.page.text[will.span[0] : will.about[1]]
    short = len(text.split()) <= _BARE and text.split()[-1] in POINTING | {"no", "yes"}
    return f"{text}." if short and text[:1].isupper() else None


def only_points(about: Sequence[Token]) -> bool:
    """Say whether all that a will is about is a pronoun: "denied it", "called that “a lie”".

    Or what points as much: "said no", "had made no such promise", "is ready to study it",
    "it would not".
    """
    words = [one.low for one in about if one.kind != "stop"]
    if words in (["no"], ["yes"]) or ("no", "such") in pairwise(words):
        return True
    ends = next((one for one in reversed(about) if one.kind != "stop" and one.role != "neg"), None)
    if (
        ends is not None
        and ends.kind == "word"
        and ends.role in {"aux", "modal"}
        and len(words) <= _SHORT_ABOUT
    ):
        return about[0].role == "pron" or about[0].low == "that"
    if words and words[-1] in POINTING and len(words) <= _SHORT_ABOUT:
        return all(
            one.role or one.low in _WITH_POINTERS or one.kind == "name" or (one.low in bare_verbs())
            for one in about
            if one.kind != "stop"
        )
    if not about or about[0].low not in POINTING:
        return False
    rest = about[1:]
    return all(one.low in POINTING or one.kind == "stop" for one in rest) or (
        rest[0].low == "as" or rest[0].text in _MARKS
    )


def within(seen: Seen, span: tuple[int, int]) -> list[Token]:
    """Return the tokens of the span, quotations cut into words."""
    return opened(
        [token for token in seen.tokens if span[0] <= token.start and token.end <= span[1]]
    )


def answering(sight: Sight, place: int, will: Will, text: str) -> Told | None:
    """Return the line behind what a sentence before says, None where that is not its matter.

    That sentence must stand alone, and not tell the answering party's own will. It is the last
    one, or the one before that where the last only answers too, or makes no "offer" to answer.
    """
    if leans(_SUCH.sub("an ", text)) or len(text.split()) > _SHORT:
        return None
    pointer = _pointer(sight.seen[place], will)
    stance = noun_cues().get(pointer)
    made = stance if stance in _ANSWERABLE else None
    for back in (1, 2):
        if place < back:
            return None
        before = sight.seen[place - back]
        every = list(wills(sight, before))
        told = [one for one in every if one.stance != "claims"] or every
        if any(one.party == will.party for one in told) and not _told_of(before, will):
            return None
        if _points(before, told):
            continue  # "Ecuador welcomed the offer": what it points to stands further back
        meant = _makes(before, told, made) if made else _can_be_meant(before, told, pointer)
        asked = _asked(before, told) if meant else None
        if asked is not None and standing(sight, place - back, asked) == Told(asked):
            return _joined(sight, place - back, asked, text)
        told_before = pointer in _TOLD and not meant  # an accusation answers no demand
        if not made and not told_before and not _answers_too(told):
            return None
    return None


def _points(before: Seen, told: Sequence[Will]) -> bool:
    """Say whether a sentence itself only points back: "called that “a lie”", "backed the plan"."""
    bare = _answers_too(told) and any(_pointer(before, one) for one in told)
    contents = [one.content[-1] for one in before.said if one.content]
    return bare or any(only_points(within(before, one)) for one in contents)


def _told_of(before: Seen, will: Will) -> bool:
    """Say whether a sentence tells by another's word what a denial denies."""
    tellers = {one.speaker.party or one.speaker.name for one in before.said if not one.nested}
    return will.stance == "denies" and bool(tellers) and will.party not in tellers


def _answers_too(told: Sequence[Will]) -> bool:
    """Say whether a sentence is an answer itself, so that the next one answers what it answers."""
    return bool(told) and all(one.stance in _ANSWERS for one in told)


def _pointer(seen: Seen, will: Will) -> str:
    """Return the noun, in the singular, by which an answer tells what it answers, "" for none.

    "Rejected [the deal]", "denied [the charges]"; "it" and "that" are none.
    """
    about = [one for one in seen.tokens if will.about[0] <= one.start < will.about[1]]
    pairs = pairwise(about[:_NOUN_WITHIN])
    words = (one.low.removesuffix("s") for left, one in pairs if left.role != "prep")
    nouns = (low for low in words if low != "opposition")  # a party more often than an answer
    return next((low for low in nouns if is_matter(low) or low in noun_cues()), "")


def _can_be_meant(before: Seen, told: Sequence[Will], pointer: str) -> bool:
    """Say whether a sentence can be what an answer points to by that noun.

    A claim is one that somebody makes, a plan or an idea one that somebody offers or demands.
    """
    if pointer in _TOLD:
        asks = bool(told) and all(one.stance in _ANSWERABLE for one in told)
        said = bool(before.said) or any(one.stance == "condemns" for one in told)
        return said and not asks
    return not is_matter(pointer) or any(one.stance in _ANSWERABLE for one in told)


def _makes(before: Seen, told: Sequence[Will], stance: Stance) -> bool:
    """Say whether a sentence makes an offer or a demand, by a will or by such a noun."""
    led = (
        one for left, one in pairwise(before.tokens) if left.role == "det" or left.kind == "poss"
    )
    nouns = (noun_cues().get(one.low) for one in led)
    return stance in {one.stance for one in told} or stance in nouns


def _joined(sight: Sight, place: int, asked: str, text: str) -> Told | None:
    if asked.endswith(_CLOSED):
        return None
    first, _, rest = text.partition(" ")
    small = roles().get(first.lower(), "") in {"det", "pron"} and first.istitle()
    joined = f"{asked.rstrip('.')}{JOINT}{f'{first.lower()} {rest}' if small else text}"
    short = len(joined.split()) <= LONGEST_WORDS
    return Told(joined, sight.seen[place].sentence.number) if short else None


def whole(sight: Sight, place: int) -> Told | None:
    """Return all of a sentence that holds both what is answered and the answer.

    "Peru wants the island back, and Chile has rejected that." None where it does not stand alone.
    """
    text = _all_of(sight.seen[place])
    if text is None or standing(sight, place, text, bare=True) != Told(text):
        return None
    return Told(text)


def _all_of(seen: Seen) -> str | None:
    return line(seen.slot, (seen.tokens[0].start, seen.tokens[-1].end))


def _asked(before: Seen, told: Sequence[Will]) -> str | None:
    """Return the line that is answered: the only will of the sentence, else all of it."""
    if len(told) == 1 and told[0].stance != "claims":
        return will_line(before, told[0])
    return _all_of(before)
