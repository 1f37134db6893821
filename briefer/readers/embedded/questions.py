"""Open questions: what the article itself leaves unsettled, asked in its own words."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from briefer.language.clauses import Token
from briefer.language.names import names
from briefer.language.persons import persons
from briefer.language.pronouns import certain_person
from briefer.language.titles import titles
from briefer.language.words import content_stems, pieces
from briefer.readers.embedded.asking import Asked
from briefer.readers.embedded.issues import issue_of
from briefer.readers.embedded.lines import line, tidy
from briefer.readers.embedded.pending import WORDS as PENDING
from briefer.readers.embedded.pending import awaited, pending
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.standing import is_page_talk
from briefer.readers.embedded.unsettled import WORDS as UNSETTLED
from briefer.readers.embedded.unsettled import divided, unsettled
from briefer.values.finding import OpenQuestion

_MOST = 5
_MOST_QUOTED = 0.4
_SAME = 0.7  # share of the shorter question's words that two askings of one thing have in common
_SHORTEST = 5  # words of a question
_LONGEST = 1000  # characters of a sentence that is searched, which bounds what the patterns cost
_AGREED = frozenset({"agreement", "compromise", "conclusion", "deal", "settlement", "accord"})
_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|we|i|you|his|her|their|its|them|him|this|that|those|these|such|my|our|us)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?P<name>\s(?:[A-Z][\w.’'-]*|(?:the|a) [a-z]\w*)(?:\s[^\s,;]{1,30}){0,6})\s(?:its|their)\b"
)
_VAGUE = re.compile(
    r"^\w+ (?:the (?:moves?|steps?|decision|efforts?|action|announcement|two|pair|former|latter"
    r"|others?|press conference)\b(?! (?:of|to|on|by|in|from|for))|there\b|any of)",
    re.IGNORECASE,
)
_ANY = re.compile(r"^(?P<does>Will|Can|Could|Is|Are) any(?= (?:[\w-]+ ){0,3}?[\w-]+s\b)")
_BARE_END = re.compile(
    r"\b(?:the|an?) (?:(?:overall|final|new) )?"
    r"(?:deal|agreement|plan|proposals?|offer|idea|move|demand|request|compromise|draft|document)\?$"
)
_PERSONAL = re.compile(r"\b(?:he|she|him|his|her)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b(?:his|her)\b(?= [a-z])", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_COURTESIES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Lord", "Lady"})
_STOP = re.compile(r"[.!?]+$")
_WORDS = PENDING | UNSETTLED


def questions(sight: Sight) -> tuple[OpenQuestion, ...]:
    """Return the questions that the article leaves open, in the order of the text."""
    found: list[OpenQuestion] = []
    for seen in sight.seen:
        for asked in _asked(sight, seen):
            if is_page_talk(seen.sentence.text):
                break
            named = _named(sight, seen, _within(seen, asked.question))
            text = _sentence(_which(named, partial(_topic, sight, seen)))
            if (
                text is None
                or not _stands(text)
                or any(_alike(one.question, text) for one in found)
            ):
                continue
            waits = asked.waits_for or awaited(seen.sentence.text)
            found.append(
                OpenQuestion(question=text, waits_for=waits, evidence=(seen.sentence.number,))
            )
            break
    return tuple(found[:_MOST])


def _which(question: str, topic: Callable[[], str | None]) -> str:
    """Return the question with the matter of a deal or plan that ends it without one.

    "Will Peru accept the deal?" stays as it is where its sentence names no matter, and is dropped.
    """
    question = _ANY.sub(r"\g<does> ", question)
    if _BARE_END.search(question) and (about := topic()):
        return f"{question.rstrip('?')} on {about}?"
    return question


def _named(sight: Sight, seen: Seen, question: str) -> str:
    """Return the question with "she" as the one person it can mean, as it is where there is none.

    That is the only one whom the sentence names before it, else whom the article speaks of.
    """
    pronouns = {word.lower() for word in _PERSONAL.findall(question)}
    men = {"he": "he", "him": "he", "his": "he"}
    meant = {men.get(one, "she") for one in pronouns}
    place = next((one.start for one in seen.tokens if one.low in pronouns), None)
    if len(meant) != 1 or place is None:
        return question
    cast = sight.page.cast
    pronoun = meant.pop()
    gender = "m" if pronoun == "he" else "f"
    near = list(cast.before(place, place - seen.tokens[0].start))
    told = {one.name for one in near if one.gender in {"", gender}}
    if any(one.name in told and not one.gender for one in near):
        return question  # whether the name is a man's or a woman's is not known
    stranger = any(
        _is_stranger(sight, seen, at, named=bool(near))
        for at, token in enumerate(seen.tokens)
        if token.start < place
    )
    if stranger:
        return question
    if not told and (speaker := certain_person(pronoun, place, cast, seen.slot.known)):
        told = {speaker.name}
    if len(told) != 1:
        return question
    name, *_ = told
    owned = _POSSESSIVE.sub(f"{name}’s", question, count=1)
    return _SUBJECT.sub(name, owned, count=1) if owned == question else owned


def _is_stranger(sight: Sight, seen: Seen, at: int, *, named: bool) -> bool:
    """Say whether an unnamed person stands there, whom no name follows: "she" may be that one."""
    token = seen.tokens[at]
    if token.kind != "word" or not (token.low in persons() or token.low in titles()):
        return False
    after = seen.tokens[at + 1 :]
    return not named or not any(sight.page.cast.at(one.start) is not None for one in after)


def _within(seen: Seen, question: str) -> str:
    """Return the question, the common noun that opens its sentence without its capital in it."""
    first = seen.tokens[0].text
    named = any(name.start == 0 for name in names(seen.sentence.text))
    if named or not first[1:].islower() or first in _COURTESIES:
        return question
    return question.replace(f" {first} ", f" {first.lower()} ", 1)


def _stands(question: str) -> bool:
    """Say whether a question names what it is about, and is long enough to be one."""
    # "its" and "their" may point to a name in front of them: "Will Norsk Bank sell its shares?"
    apart = _OWNED.sub(r"\g<name> ", question)
    pointing = _PRONOUN.search(apart) or _VAGUE.match(question) or _BARE_END.search(question)
    words = question.split()
    least = _SHORTEST - any(word[0].isupper() for word in words[1:])
    return not pointing and len(words) >= least


def _sentence(question: str) -> str | None:
    """Return the question tidied; "Who" and "Which" ask in it, and point to nothing."""
    if question.startswith(("Who ", "Which ")):
        return question if tidy(f"Now {question}") is not None else None
    return tidy(question)


def _alike(one: str, other: str) -> bool:
    mine, theirs = set(content_stems(one)), set(content_stems(other))
    return len(mine & theirs) > _SAME * min(len(mine), len(theirs))


def _asked(sight: Sight, seen: Seen) -> Iterator[Asked]:
    """Yield the questions of a sentence, the surest kind first.

    Quotations are left out, but for what a party asks aloud and the conditions it puts.
    """
    sentence = seen.sentence.text
    if len(sentence) > _LONGEST or not _may_ask(sentence):
        return
    bare = _STOP.sub("", sentence)
    yield from pending(bare, lambda: _topic(sight, seen))
    if sentence.rstrip().endswith("?"):
        return
    if seen.quoted_share > _MOST_QUOTED:
        yield from divided(bare)
        return
    for asked in unsettled(bare):
        if _PRONOUN.search(asked.question):
            # "She has yet to answer": the sentence with its pronouns resolved is tried
            named = line(seen.slot, sight.page.span(seen.sentence))
            yield from unsettled(_STOP.sub("", named)) if named else ()
        yield asked


def _may_ask(sentence: str) -> bool:
    """Say whether a sentence asks aloud or has any of the words that leave something open."""
    return "?" in sentence or not _WORDS.isdisjoint(pieces(sentence))


def _topic(sight: Sight, seen: Seen) -> str | None:
    """Return the matter that a sentence names beside the people and the agreement on it."""
    tokens = [one for one in seen.tokens if one.role or _matters(sight, one)]
    topic = issue_of(sight, tokens, "")
    return topic if topic and len(topic.split()) > 1 and topic[0].islower() else None


def _matters(sight: Sight, token: Token) -> bool:
    """Say whether the article has the word more than once, and it is no person or agreement."""
    if token.kind != "word" or token.low in _AGREED or token.low.removesuffix("s") in titles():
        return False
    return all(sight.weights.get(one, 0) > 1 for one in content_stems(token.text))
