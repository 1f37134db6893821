"""Which words can name an issue: noun phrases, cut where an adjective or a verb stands in them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import dropwhile

from briefer.language.bareforms import bare_verbs, third_person
from briefer.language.clauses import Token, past_forms, roles
from briefer.language.lexicon import lexicon
from briefer.language.names import names
from briefer.language.parties import known_kind, party_key
from briefer.language.persons import persons
from briefer.language.study import Page
from briefer.language.titles import titles
from briefer.language.vagueness import is_actor
from briefer.language.words import fold

_ADJECTIVE = ("less", "ful", "ous", "ible", "able", "ish", "istic", "ical", "ive")
_NOUN = ("tion", "sion", "ment", "ity", "ness", "ship", "ism", "ence", "ance", "cy", "table")
_BEFORE = frozenset({"det", "prep", "poss"})
_NO_LEADS = frozenset({"as", "than", "to", "so", "such", "very", "too", "no", "all", "like"})
_AFTER = frozenset({"prep", "aux", "modal", "conj", "rel", "sub", "neg", "pron"})
_WORD = re.compile(r"[a-z][a-z-]+(?![\w’'])")
_MARK = re.compile(r"[^\w\s]")
# Forms that are verbs behind a noun, whatever else they may be: "the West loves".
_PURE_VERBS = frozenset(
    {"takes", "makes", "gives", "goes", "comes", "gets", "becomes", "brings", "keeps", "knows"}
    | {"thinks", "says", "tells", "seems", "wants", "loves", "hates", "likes", "loses", "sends"}
    | {"begins", "continues", "remains", "allows", "believes", "meets", "feels", "hears", "sees"}
    | {"speaks", "writes", "pays", "puts", "sits", "asks", "calls", "adds", "seeks", "fails"}
    | {"relates"}
)
_LINKS = frozenset({"of", "for", "in", "from", "on", "over", "with", "to"})
_SIDES = frozenset(
    {"ally", "allie", "negotiator", "reporter", "force", "troop", "leader", "people"}
)
_PARTS = frozenset(
    {"detail", "news", "example", "version", "series", "copy", "details"}
    | {"majority", "minority", "share", "portion", "handful", "hundreds", "thousands", "dozens"}
)
# what a figure in front leaves behind: "9 percent more pay", "four million euros in aid"
_UNITS = frozenset(
    {"percent", "per", "cent", "percentage", "point", "points", "million", "billion", "trillion"}
    | {"euro", "euros", "dollar", "dollars", "pound", "pounds"}
)
_PEOPLE = frozenset({"person", "man", "woman", "people", "guy", "kid", "men", "women"})


def usable(page: Page, phrase: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield what of a phrase can name an issue: it ends in a noun, begins with no verb.

    A quantity gives way to what it is one of ("a number of bids" is about the bids), people to
    what they are said to be of ("leaders of the strike"), and what comes behind an adjective
    stands for itself ("unfair to the boats" is about the boats).
    """
    nouns = nouns_of(page.text)
    words = list(dropwhile(lambda one: one.low in _UNITS, phrase))
    if words and len(words) < len(phrase) and words[0].low == "more":
        words = words[1:]
    while words:
        head = _head_end(words)
        while head and not _can_end(words, head, nouns):
            head -= 1
        if head == _head_end(words):
            if head < len(words) and known_kind(words[-1].text) == "demonym":
                words = words[:head]  # "a broadcast on Russian [television]" was cut short
            people = words[head - 1].low.removesuffix("s") in _lone_people()
            parts = head < len(words) and words[head].low == "of" and gives_way(words[head - 1])
            if head == len(words) or not (people or parts):
                yield _without_verbs(words, nouns)
                return
        elif head:
            yield _without_verbs(words[:head], nouns)
        words = _behind(words)


def names_nobody(page: Page, phrase: Sequence[Token]) -> bool:
    """Say whether a phrase names a matter rather than a person, an adherent or a body alone."""
    head = phrase[: _head_end(phrase)]
    last = head[-1]
    if last.kind == "name":
        if _ends_in_person(page, head) or known_kind(last.text) in {"demonym", "body"}:
            return False
        if len(phrase) == 1 and party_key(last.text) is not None:
            return False
        text = page.text[head[0].start : last.end]
        found = names(text)
        whole = len(found) == 1 and found[0].end - found[0].start == len(text)
        return not (whole and found[0].kind in {"person", "body", "demonym"})
    if last.low.removesuffix("s") in _lone_people():
        return False
    alone = len(phrase) == 1 or (head[0].kind == "name" and len(head) == len(phrase))
    return not (alone and is_actor(last.low))


def gives_way(token: Token) -> bool:
    """Say whether what follows "of" tells more than the word: a quantity, or people."""
    one = token.low.removesuffix("s")
    return not {token.low, one}.isdisjoint(_empty()) or one in _lone_people()


def head_of(phrase: Sequence[Token]) -> list[Token]:
    """Return the phrase up to its first preposition."""
    return list(phrase[: _head_end(phrase)])


def ends_in_people(token: Token) -> bool:
    """Say whether a noun means people, who take positions and are seldom what one is about."""
    last = token.low.removesuffix("s")
    return last in titles() or last in _SIDES


@lru_cache(maxsize=16)
def nouns_of(text: str) -> frozenset[str]:
    """Return the words that stand where only a noun can: behind "the", and before no other word.

    >>> sorted(nouns_of("Peru is unfair, says a fair share of the port, in a fight for it."))
    ['fight', 'port', 'share']
    """
    found = set[str]()
    words = list(map(fold, text.split()))
    leads, kinds, past = _leads(), roles(), past_forms()
    places = [n for n, one in enumerate(words[:-1], 1) if one in leads or one[-2:] == "'s"]
    for place in places:
        before = words[place - 1]
        word, marked = _bare(words[place]) if before not in _NO_LEADS else ("", False)
        if not word:
            continue
        after = words[place + 1] if place + 1 < len(words) else "."
        if marked or kinds.get(after) in _AFTER or after in past:
            found.add(word)
        elif kinds.get(before) == "det" and _is_second(words, place + 1):
            found.add(after)  # "the harbour tax was"
    return frozenset(found)


@lru_cache(maxsize=16384)
def _bare(word: str) -> tuple[str, bool]:
    """Return a word without its marks, and whether one ends it; empty for a function word."""
    bare = _WORD.match(word)
    if bare is None or roles().get(bare[0]):
        return "", False
    return bare[0], _MARK.match(word, bare.end()) is not None


@cache
def _leads() -> frozenset[str]:
    """Return the words behind which a noun or an adjective stands."""
    return frozenset(word for word, role in roles().items() if role in _BEFORE)


def _is_second(words: Sequence[str], place: int) -> bool:
    """Say whether a plain word stands in front of a verb or a preposition."""
    if place + 1 >= len(words) or not words[place].isalpha() or roles().get(words[place]):
        return False
    after = words[place + 1]
    return roles().get(after) in {"aux", "modal", "prep"} or after in past_forms()


def is_surely_noun(page: Page, token: Token) -> bool:
    """Say whether the article uses the word as a noun, and it is no adjective or verb besides."""
    unsure = token.low in _no_nouns() or token.low.endswith(_ADJECTIVE)
    return token.kind == "word" and not unsure and token.low in nouns_of(page.text)


def _is_noun(token: Token, nouns: frozenset[str]) -> bool:
    """Say whether a word can be the noun of a phrase: sure by its form or by its place."""
    low = token.low
    if token.kind == "name" or low in nouns or low.endswith(_NOUN):
        return True
    return low not in _unsure() and not low.endswith(_ADJECTIVE)


def _ends_in_person(page: Page, head: Sequence[Token]) -> bool:
    """Say whether the last name is that of a person of the article."""
    for token in head:
        mention = page.cast.named(token.start, head[-1].end)
        if mention is not None and mention.end == head[-1].end:
            return True
    return page.cast.find(head[-1].text) is not None


def _can_end(words: Sequence[Token], end: int, nouns: frozenset[str]) -> bool:
    """Say whether a phrase can end there: "tax cuts" can, "the guard cuts" cannot."""
    last = words[end - 1]
    acts = end > 1 and last.low in _PURE_VERBS and last.low not in nouns
    if _is_noun(last, nouns) and not acts:
        return True
    if end == 1:  # "control over the canal", but not "remain"
        return len(words) > 1 and last.low in bare_verbs() and last.low not in _adjectives()
    if last.low in _adjectives() or last.low.endswith(_ADJECTIVE):
        return False
    before = words[end - 2]
    acts = is_actor(before.low)
    named = before.kind == "name" and not before.text.isupper()
    plural = before.low.endswith("s") and last.low in bare_verbs()
    verbal = last.low in past_forms() or last.low in _PURE_VERBS
    return not (verbal or acts or named or plural)


def _without_verbs(words: list[Token], nouns: frozenset[str]) -> list[Token]:
    """Cut off what stands in front of the last verb between the nouns: "man threaten crews"."""
    for place in range(_head_end(words) - 2, 0, -1):
        low, before = words[place].low, words[place - 1]
        acts = before.kind == "name" or before.low.endswith("s") or is_actor(before.low)
        if acts and words[place].kind == "word" and low in _verbal() and low not in nouns:
            return words[place + 1 :]
    return words


def _head_end(words: Sequence[Token]) -> int:
    return next((n for n, one in enumerate(words) if n and one.low in _LINKS), len(words))


def _behind(words: list[Token]) -> list[Token]:
    """Return the phrase behind the first link, without its article."""
    rest = words[_head_end(words) + 1 :]
    while rest and (rest[0].role == "det" or rest[0].low in _LINKS):
        rest = rest[1:]
    return rest


@cache
def _lone_people() -> frozenset[str]:
    return persons() | _PEOPLE | frozenset(titles())


@cache
def _verbal() -> frozenset[str]:
    return bare_verbs() | third_person() | past_forms()


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("adjectives"))


@cache
def _no_nouns() -> frozenset[str]:
    """Return the words that are adjectives or verbs besides, whatever their place shows."""
    return _adjectives() | past_forms() | (third_person() - bare_verbs())


@cache
def _unsure() -> frozenset[str]:
    """Return the words that are no nouns unless their place shows it."""
    return _adjectives() | _verbal()


@cache
def _empty() -> frozenset[str]:
    return _PARTS | {row[0] for row in lexicon("emptynouns")}
