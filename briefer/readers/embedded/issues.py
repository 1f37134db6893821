"""What a position is about: the noun phrase of its content that the article speaks of most."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from briefer.language.clauses import Token, is_adverb, is_verb
from briefer.language.cues import noun_cues
from briefer.language.lexicon import lexicon
from briefer.language.names import party_key
from briefer.language.numbers import quantities
from briefer.language.phrases import is_day, is_time
from briefer.language.units import units
from briefer.language.vagueness import is_actor, says_nothing
from briefer.language.words import content_stems
from briefer.readers.embedded.labels import ends_in_people, gives_way, names_nobody, usable
from briefer.readers.embedded.sight import Sight
from briefer.readers.embedded.wholeness import whole_label
from briefer.values.finding import Stance

_SENTENCE_START = re.compile(r"(?:[.!?\n]\s*|[“\"]|^)$")
_WORD_END = re.compile(r"\b")
_MOST_WORDS = 6
_OFTEN = 2  # times that it has a word of what a position is about
_WORST = -1.5  # score under which a phrase says nothing
_EMPTY = 1.2  # taken off a phrase that could be about anything: "the next step", "voters"
_TITLED = 2.0  # the same off one that says what somebody named is: "port operator Acme"
_ADJECTIVE = ("less", "ful", "ous", "ible")
_MEANWHILE = frozenset({"although", "though", "while", "whereas"})
_CIRCUMSTANCES = frozenset({"despite", "amid", "amidst", "notwithstanding"})
_LINKS = frozenset({"of", "for", "in", "from", "on", "over", "with", "to"})


_ING_NOUNS = frozenset(
    {"banking", "bombing", "building", "financing", "funding", "hearing", "housing", "killing"}
    | {"logging", "mining", "meeting", "ruling", "shooting", "spending", "testing", "training"}
    | {"farming", "firefighting", "fishing", "manufacturing", "peacekeeping", "screening"}
    | {"shipping"}
    | {"trafficking", "understanding", "warning", "wedding", "hacking", "lobbying", "sentencing"}
)
_OF_PHRASES = frozenset({"word", "name", "poss"})
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "decade", "time"})
_CLOCK = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m"})
_BACK = frozenset({"this", "that", "these", "such", "it", "them", "so"})
_POSTPOSITIVE = frozenset(
    {"comparable", "similar", "available", "able", "ready", "due", "likely", "responsible"}
    | {"open", "willing", "prepared", "comes", "goes", "becomes", "remains", "means", "seems"}
    | {"aside"}
)


def points_back(tokens: Sequence[Token]) -> bool:
    """Say whether the tokens only point to what was said before: "the idea", "a stance"."""
    verb = (
        1 if tokens and tokens[0].low == "to" else None
    )  # "to end the strike" is about the strike
    nouns = [
        token
        for n, token in enumerate(tokens)
        if token.kind in {"word", "name"} and token.role == "" and n != verb
    ]
    first = nouns[0].low.removesuffix("s") if nouns else ""
    complement = any(token.low in {"to", "for", "that"} for token in tokens[1:])
    # "accusations of dumping" say which; "some of the criticism" does not
    complement |= any(token.low == "of" for token in tokens[1:]) and first in noun_cues()
    return (
        len(tokens) <= 5
        and not complement
        and (not nouns or first in _empty() or first in noun_cues() or tokens[0].low in _BACK)
    )


def is_aside(sight: Sight, label: str, stance: Stance) -> bool:
    """Say whether a label tells nothing, or stands there once and nobody wants it."""
    stems = content_stems(label)
    if says_nothing(label):
        return True
    if any(sight.weights.get(stem, 0) >= _OFTEN for stem in stems):
        return False
    return stance == "claims" or len(stems) == 1


def issue_of(sight: Sight, tokens: Sequence[Token], party: str) -> str | None:
    """Return a short noun phrase that the tokens hold, None where they hold none.

    Of several, the one whose words the article uses most; the earlier of two equals. What somebody
    else does meanwhile ("while Peru asks for a quota") is not looked into.
    """
    best: tuple[float, str] | None = None
    beside = next((n for n, one in enumerate(tokens) if n and one.low in _MEANWHILE), len(tokens))
    for order, phrase in enumerate(labels_in(sight, tokens[:beside])):
        text = sight.page.text[phrase[0].start : phrase[-1].end]
        score = _score(sight, phrase, text, party) - 0.3 * order
        if best is None or score > best[0]:
            best = (score, _cased(sight.page.text, phrase[0].start, text))
    return best[1] if best and best[0] > _WORST else None


def _cased(page: str, start: int, text: str) -> str:
    """Return the label without a capital that only the sentence's start gives it: "Tenants"."""
    first = text.split(maxsplit=1)[0]
    small = first[:1].lower() + first[1:]
    opens = _SENTENCE_START.search(page, max(0, start - 4), start)
    if not opens or first[1:] != first[1:].lower() or not _has_word(page, small):
        return text
    return small + text[len(first) :]


def _has_word(page: str, word: str) -> bool:
    """Say whether the word stands in the text by itself."""
    at = page.find(word)
    while at >= 0:
        if _WORD_END.match(page, at + len(word)) and _WORD_END.match(page, at):
            return True
        at = page.find(word, at + 1)
    return False


def labels_in(sight: Sight, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the phrases that name a matter, in the order of the text."""
    for phrase in _phrases(tokens):
        for part in usable(sight.page, phrase):
            whole = whole_label(sight.page.text, part)
            if whole and names_nobody(sight.page, whole):
                yield whole


def _phrases(tokens: Sequence[Token]) -> list[list[Token]]:
    found: list[list[Token]] = []
    current: list[Token] = []
    for place, token in enumerate(tokens):
        if _inside(tokens, place):
            current.append(token)
            continue
        if token.low.endswith("ing") and current and current[-1].low == "of":
            current.append(token)  # "ambition of joining the club"
            continue
        if _has_infinitive(tokens, place) and current and current[-1].low in noun_cues():
            current.extend(tokens[place : place + 2])  # "calls to resign"
            continue
        linked = token.low in _LINKS and current and place + 1 < len(tokens)
        linked = linked and not _is_accused(current[-1], tokens[place + 1])
        if linked and len(current) < _MOST_WORDS and _opens_phrase(tokens, place + 1):
            current.append(token)
            continue
        if token.role == "det" and current and current[-1].low in _LINKS:
            current.append(token)
            continue
        _close(current, found)
        current = []
    _close(current, found)
    return [phrase for phrase in found if not _is_beside(tokens, phrase)]


def _is_beside(tokens: Sequence[Token], phrase: Sequence[Token]) -> bool:
    """Say whether a phrase is how something is seen, or under what circumstances it is said.

    "The idea as unfair" is about the idea, "despite the storm, hope for the vote" about the vote.
    """
    at = tokens.index(phrase[0])
    before = [token.low for token in tokens[max(0, at - 2) : at]]
    if before[-1:] and before[-1] in _CIRCUMSTANCES:
        return True
    if before[:1] and before[0] in _CIRCUMSTANCES and tokens[at - 1].role == "det":
        return True
    word = phrase[0]
    bare = len(phrase) == 1 and word.kind == "word" and not word.low.endswith("s")
    return bare and before[-1:] == ["as"]


def _is_accused(who: Token, behind: Token) -> bool:
    """Say whether somebody does what stands behind: "the government of ignoring advice"."""
    return behind.low.endswith("ing") and (who.kind == "name" or is_actor(who.low))


def _has_infinitive(tokens: Sequence[Token], place: int) -> bool:
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return tokens[place].low == "to" and after is not None and after.low in _verbs()


def _opens_phrase(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a noun phrase begins here, behind a preposition."""
    if tokens[place].low in {"the", "a", "an", "its", "their"} and place + 1 < len(tokens):
        place += 1
    token, link = tokens[place], tokens[place - 1]
    if link.low == "to" and token.kind != "name":
        return False  # an infinitive; "to the borders" has its article
    if is_day(token) or (token.low.endswith("ing") and link.low != "of"):
        return False
    return token.kind in {"word", "name"} and token.role == "" and not is_adverb(token)


def _inside(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the token belongs to a noun phrase: no verb, no adverb, no time."""
    token = tokens[place]
    if token.kind not in _OF_PHRASES or (token.role and token.role != "poss"):
        return False
    if token.adverb or not _is_plain(token.text, token.low):
        return False
    if is_verb(tokens, place) or _contracts(tokens, place):
        return False
    if not place:
        return True
    if token.low.rstrip("s") in _TIMES and quantities(tokens[place - 1].text):
        return False  # "eighteen months for a fair offer" is about the offer
    return _fits_behind(tokens[place - 1], token)


# Asked of each word of a sentence, and of the common ones again and again.
@lru_cache(maxsize=16384)
def _is_plain(text: str, low: str) -> bool:
    """Say whether a word by itself is no time, number, participle or predicate."""
    if low in _CLOCK or low in _POSTPOSITIVE or is_time(low):
        return False
    return not ((low.endswith("ing") and low not in _ING_NOUNS) or quantities(text))


def _fits_behind(before: Token, token: Token) -> bool:
    """Say whether a word can be a noun behind the one before it."""
    if before.low == "to" or before.role == "modal":
        return token.kind == "name"
    if before.kind == "word" and before.low.endswith("s") and token.low in _verbs():
        return False
    if token.kind == "name":
        return before.low not in _empty() and before.low not in noun_cues()
    base = token.low.removesuffix("s")
    if before.role == "conj" or before.kind in {"comma", "stop", "colon", "dash", "quote"}:
        return token.low not in _verbs()
    if before.role in {"pron", "aux", "neg", "adv", "rel"}:
        return base not in _verbs() and not _odd(token)
    return before.kind != "name" or token.low not in _behind_names()


def _contracts(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a token is "they're" or the end of a quotation, and not the "'s" of an owner."""
    token = tokens[place]
    if token.kind != "poss":
        return "'" in token.low
    return token.low == "'" and not (place and tokens[place - 1].low.endswith("s"))


def _odd(token: Token) -> bool:
    return token.low in {"longer", "well", "clear", "mean", "look", "care", "like", "right", "sure"}


def _close(current: list[Token], found: list[list[Token]]) -> None:
    while current and (current[-1].low in _LINKS or current[-1].role in {"poss", "det"}):
        current.pop()
    while current and current[0].kind == "poss":
        current.pop(0)
    while len(current) > 1 and (
        (current[1].low == "of" and gives_way(current[0]))
        or (current[1].low in {"of", "in"} and current[0].low in units())
    ):
        del current[: 3 if len(current) > 2 and current[2].role == "det" else 2]
    if len(current) == 1 and current[0].low in units():
        return  # "40 million dollars" are about what they are for
    if current:
        phrase = current[:_MOST_WORDS]
        cut = len(phrase)
        while 0 < cut < len(current) and _splits(current[cut - 1], current[cut]):
            cut -= 1
        phrase = phrase[:cut] or phrase  # "the borders of the United" is no phrase
        while len(phrase) < len(current) and any(token.low in _LINKS for token in phrase):
            link = phrase.pop()
            if link.low in _LINKS:
                break
        found.append(phrase)


def _splits(last: Token, after: Token) -> bool:
    return last.kind == after.kind == "name" and last.end + 1 == after.start


def _score(sight: Sight, phrase: Sequence[Token], text: str, party: str) -> float:
    stems = content_stems(text)
    if not stems:
        return -9.0
    weight = sum(min(sight.weights.get(stem, 0), 6) for stem in stems) / len(stems)
    heads = [token for token in phrase if token.kind == "word" and token.role == ""]
    score = weight / 3 + (1.0 if heads else -0.6)
    score += 0.5 * len(sight.title.intersection(stems)) / len(stems)
    head = next((n for n, token in enumerate(phrase) if token.low in _LINKS), len(phrase))
    last = phrase[max(head - 1, 0)].low.removesuffix("s")
    if len(phrase) == 1 and (last in _empty() or last in noun_cues()):
        score -= 2.5
    if last in _empty():
        score -= 0.8
    if ends_in_people(phrase[max(head - 1, 0)]):
        score -= 1.2  # people take positions; they are seldom what one is about
    if head > 1 and _is_titled(phrase[head - 2], phrase[head - 1]):
        score -= _TITLED
    if text == party or sight.page.cast.find(text) is not None:
        score -= 3
    if party_key(text) is not None:
        score -= 2
    if says_nothing(text) or last.endswith(_ADJECTIVE):
        score -= _EMPTY
    return score + (0.5 if len(phrase) > 1 else 0.0)


def _is_titled(word: Token, name: Token) -> bool:
    """Say whether a word tells what the name behind it is: not "the classified ARB report"."""
    said = word.kind == "word" and name.kind == "name"
    return said and (not name.text.isupper() or is_actor(word.low) or ends_in_people(word))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("verbs"))


@cache
def _behind_names() -> frozenset[str]:
    """Return the forms that behind a name are verbs: "Moscow intends"."""
    return _verbs() | {verb + "s" for verb in _verbs()}


@cache
def _empty() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("emptynouns"))
