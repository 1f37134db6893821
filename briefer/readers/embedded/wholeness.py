"""What of a phrase stands as a label: no name cut in two, no clause, no adjective by itself."""

import re
from collections.abc import Sequence
from functools import cache

from briefer.language.bareforms import bare_verbs, third_person
from briefer.language.clauses import Token, past_forms, roles
from briefer.language.cues import noun_cues
from briefer.language.lexicon import lexicon
from briefer.language.openings import is_opener
from briefer.language.words import fold

_LINKS = frozenset({"of", "for", "in", "from", "on", "over", "with", "to"})
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose"})
_HANGING = frozenset(
    {"like", "there", "here", "so-called", "whatsoever", "wherever", "anyway", "himself", "herself"}
    | {"itself", "themselves", "such", "more", "less", "short"}
)
_NEXT = re.compile(r"(?P<mark>['’]?) (?P<word>[\w’'.-]+)")
_LAST = re.compile(r"[\w’'-]+\Z")
_MEMBERSHIP = re.compile(r"[RDI]-[A-Z]")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "'s", "it's", "he's", "she's", "that's"})
_ARTICLES = frozenset({"the", "a", "an", "any", "no", "his", "her", "their", "its", "our"})
_ADJECTIVE = ("ical", "ous", "ible", "able", "ful", "istic", "-based", "-wide")
_FEWEST_LETTERS = 2
_AS_LONG_AS_CAN_BE = 6  # words of a name that had to be cut
_NEAR = 24  # characters in front of a label that hold the word before it


def whole_label(text: str, phrase: Sequence[Token]) -> list[Token]:
    """Return what of the phrase of a page's text can stand as a label, empty where nothing can.

    A name that goes on behind the phrase ("the attack on the United") goes with what leads to it,
    and so does what only begins a longer phrase ("testimony in a public"). What the phrase's last
    word does ("the bloc fails") is no part of what it is about.
    """
    words = list(phrase)
    while words:
        if words[-1].low in _HANGING:
            words.pop()
        elif _is_cut(text, words) and (rest := _without_tail(words)) is not None:
            words = rest
        elif _ends_open(words[-1]) or (len(words) > 1 and _tells(text, words)):
            words.pop()
        elif len(words) > 1 and _acts_on(text, words):
            words.pop(0)  # "[that] offers citizenship"
        else:
            break
    return words if words and _names_matter(text, words) else []


def _acts_on(text: str, words: Sequence[Token]) -> bool:
    """Say whether the first word is a verb behind "that" or "who", the others its object."""
    first, led = words[0], _led_by(text, words[0])
    return first.kind == "word" and first.low in third_person() and led in _RELATIVE


def _led_by(text: str, word: Token) -> str:
    """Return the folded word right in front of a word, nothing where a mark stands there."""
    near = text[max(0, word.start - _NEAR) : word.start]
    last = near[:-1].rpartition(" ")[2] if near.endswith(" ") else ""
    if not last.isalpha():
        led = _LAST.search(last)
        last = led[0] if led else ""
    return fold(last)


def _ends_open(last: Token) -> bool:
    return last.low in _LINKS or last.role in {"det", "poss"}


def _is_cut(text: str, words: Sequence[Token]) -> bool:
    """Say whether the phrase breaks off inside a name, or behind "a" inside a longer phrase."""
    after = _NEXT.match(text, words[-1].end)
    if after is None:
        return False
    if words[-1].kind == "name" and after["word"][0].isupper() and not after["mark"]:
        return True
    bare = fold(after["word"])
    opened = next((n for n in range(len(words) - 1, 0, -1) if words[n].low in {"a", "an"}), None)
    goes_on = after["word"][0].islower() and not roles().get(bare) and not bare.endswith("ly")
    return opened is not None and words[opened - 1].low in _LINKS and goes_on


def _without_tail(words: Sequence[Token]) -> list[Token] | None:
    """Return the phrase up to its last preposition, nothing where it has none.

    None for a name that had to be cut because of its length.
    """
    last = next((n for n in range(len(words) - 1, 0, -1) if words[n].low in _LINKS), 0)
    return None if not last and len(words) >= _AS_LONG_AS_CAN_BE else list(words[:last])


def _tells(text: str, words: Sequence[Token]) -> bool:
    """Say whether the last word is what the noun before it does: "the media gets a video".

    "Tax cuts to the rich" and "plans to build" are nouns: only what takes an object, or "to" and
    another verb, is surely none.
    """
    last, before = words[-1], words[-2]
    if last.low not in third_person() or before.low.endswith("s") or before.role:
        return False
    if "-" in before.low:
        return False  # "free-trade deals the state has made"
    after = _NEXT.match(text, last.end)
    if after is None or after["mark"]:
        return False
    bare = fold(after["word"])
    if roles().get(bare) in {"det", "pron", "obj"} and bare not in _RELATIVE:
        return True
    then = _NEXT.match(text, after.end())
    deed = then is not None and fold(then["word"]) in bare_verbs()
    return bare == "to" and deed and last.low.removesuffix("s") not in noun_cues()


def _names_matter(text: str, words: Sequence[Token]) -> bool:
    """Say whether the words name anything: no letter, adjective or opener of a sentence alone."""
    first = words[0]
    if first.low.endswith(("self", "selves")) or _MEMBERSHIP.match(first.text):
        return False
    before = _led_by(text, first)
    opens = first.kind == "name" and not before
    if len(words) > 1:
        # "Asked on CNN whether", "unfortunate for the city"
        deed = opens and first.low in past_forms()
        state = first.low in _no_matter() and words[1].low in _LINKS and before not in _ARTICLES
        return not (deed or state)
    if len(first.low.strip(".'")) < _FEWEST_LETTERS:
        return False
    if first.low in _no_matter() or first.low.endswith(_ADJECTIVE):
        return before in _ARTICLES and _is_noun_here(text, first)
    if opens:
        return not is_opener(first.text) or f" {first.low} " in text
    return before not in _BE or first.low.endswith("s") or first.kind == "name"


def _is_noun_here(text: str, word: Token) -> bool:
    """Say whether nothing that it could describe stands behind the word: "the right to speak"."""
    after = _NEXT.match(text, word.end)
    return after is None or roles().get(fold(after["word"])) in {"prep", "aux", "modal", "conj"}


@cache
def _no_matter() -> frozenset[str]:
    """Return the adjectives, and the words that only answer: "yes"."""
    return frozenset(row[0] for row in lexicon("adjectives")) | {"yes", "no", "uh", "huh", "ok"}
