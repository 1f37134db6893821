"""Open questions: what the article itself leaves unsettled, asked in its own words."""

import re
from collections.abc import Iterator

from briefer.language.clauses import Token
from briefer.language.names import names
from briefer.language.titles import titles
from briefer.language.words import content_stems
from briefer.readers.embedded.asking import Asked
from briefer.readers.embedded.issues import issue_of
from briefer.readers.embedded.lines import tidy
from briefer.readers.embedded.pending import awaited, pending
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.standing import is_page_talk
from briefer.readers.embedded.unsettled import unsettled
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
_OWNED = re.compile(r"(?P<name>\s[A-Z][\w.’'-]*(?:\s[^\s,;]{1,30}){0,4})\s(?:its|their)\b")
_VAGUE = re.compile(
    r"^\w+ (?:the (?:moves?|steps?|decision|efforts?|action|announcement|two|pair|former|latter"
    r"|others?|press conference)\b(?! (?:of|to|on|by|in|from|for))|there\b|any of)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?]+$")


def questions(sight: Sight) -> tuple[OpenQuestion, ...]:
    """Return the questions that the article leaves open, in the order of the text."""
    found: list[OpenQuestion] = []
    for seen in sight.seen:
        for asked in _asked(sight, seen):
            text = _sentence(_within(seen, asked.question))
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


def _within(seen: Seen, question: str) -> str:
    """Return the question, the common noun that opens its sentence without its capital in it."""
    first = seen.tokens[0].text
    named = any(name.start == 0 for name in names(seen.sentence.text))
    if named or not first[1:].islower():
        return question
    return question.replace(f" {first} ", f" {first.lower()} ", 1)


def _stands(question: str) -> bool:
    """Say whether a question names what it is about, and is long enough to be one."""
    # "its" and "their" may point to a name in front of them: "Will Norsk Bank sell its shares?"
    apart = _OWNED.sub(r"\g<name> ", question)
    pointing = _PRONOUN.search(apart) or _VAGUE.match(question)
    return not pointing and len(question.split()) >= _SHORTEST


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
    if len(sentence) <= _LONGEST and not is_page_talk(sentence):
        yield from pending(_STOP.sub("", sentence), lambda: _topic(sight, seen))
    if seen.quoted_share > _MOST_QUOTED or sentence.rstrip().endswith("?"):
        return
    if len(sentence) > _LONGEST or is_page_talk(sentence):
        return
    yield from unsettled(_STOP.sub("", sentence))


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
