"""Open questions that another article of the day has answered: they are open no more."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefer.language.lexicon import lexicon
from briefer.steps.analysis import Analysed, analyse
from briefer.steps.claims import unsettled
from briefer.steps.coverage import coverage
from briefer.steps.tokens import Token, is_verb
from briefer.values.briefing import Entry
from briefer.values.finding import (
    Citation,
    KeyDevelopment,
    Omission,
    OmissionReason,
    OpenQuestion,
    line_of,
)

ENOUGH = 0.8
"""Share of a question's words that a sentence must hold to be about the same."""
_BE = frozenset({"is", "are", "was", "were", "been", "had"})
_REACH = 3  # tokens before a verb in which "to", "would" or "will" leave it undone


def answered(
    entries: Sequence[Entry], dates: Mapping[str, dt.date | None]
) -> tuple[tuple[Entry, ...], tuple[Omission, ...]]:
    """Return the entries without the questions that others answer, and those as omissions.

    An answer is a sentence of another article, not of an earlier date, in which the question's
    verb is told as done; to "Will …?" also one that tells that it will be done: as a fact, or
    as somebody's words with the day. `dates` are those of the articles by their ids.

    >>> answered([], {})
    ((), ())
    """
    if not any(isinstance(entry.finding, OpenQuestion) for entry in entries):
        return tuple(entries), ()
    told = [
        _sentence(cited, entry, dates.get(cited.article_id))
        for entry in entries
        if not isinstance(entry.finding, OpenQuestion)
        for cited in entry.holding
    ]
    kept: list[Entry] = []
    omitted: list[Omission] = []
    for entry in entries:
        answer = _answer(entry, told, dates) if isinstance(entry.finding, OpenQuestion) else None
        if answer is None:
            kept.append(entry)
        else:
            omitted.append(_omission(entry, answer))
    return tuple(kept), tuple(omitted)


class _Sentence(NamedTuple):
    """A sentence of an article; `firm` says that what it tells of the future is settled."""

    article: str
    text: Analysed
    firm: bool


def _sentence(cited: Citation, entry: Entry, reference: dt.date | None) -> _Sentence:
    """Return the sentence; its future is firm in the article's own voice, or with its day."""
    text = analyse(cited.text, reference)
    own = isinstance(entry.finding, KeyDevelopment) and not entry.finding.claimed_by
    dated = reference and any(one.day and one.day > reference for one in text.dates)
    return _Sentence(cited.article_id, text, own or bool(dated))


def _answer(
    entry: Entry, told: Sequence[_Sentence], dates: Mapping[str, dt.date | None]
) -> str | None:
    """Return the first sentence that answers the question, or None."""
    question = analyse(line_of(entry.finding), None)
    asking = {cited.article_id for cited in entry.evidence}
    asked_on = max((day for one in asking if (day := dates.get(one))), default=None)
    for article, sentence, firm in told:
        day = dates.get(article)
        earlier = day is not None and asked_on is not None and day < asked_on
        if article in asking or earlier or coverage(question, sentence.stems) < ENOUGH:
            continue
        if unsettled([_without(question, sentence)]):
            continue
        if _done(question, sentence) or (firm and _coming(question, sentence)):
            return sentence.text
    return None


def _without(question: Analysed, sentence: Analysed) -> Analysed:
    """Return the sentence without the question's words: that a vote is open is what it asks."""
    tokens = tuple(token for token in sentence.tokens if token.stem not in question.stems)
    return replace(sentence, left=tokens)


def _coming(question: Analysed, sentence: Analysed) -> bool:
    """Say whether the sentence tells that what "Will …?" asks will be, or will not."""
    verbs = [token.stem for token in question.tokens if is_verb(token)]
    if not verbs or question.tokens[0].folded != "will":
        return False
    places = [at for at, token in enumerate(sentence.tokens) if token.stem == verbs[0]]
    before = [sentence.tokens[max(0, at - _REACH) : at] for at in places]
    return any(token.folded == "will" for tokens in before for token in tokens)


def _done(question: Analysed, sentence: Analysed) -> bool:
    """Say whether the sentence tells the question's last verb as done: "sold", "has sold"."""
    verbs = [token.stem for token in question.tokens if is_verb(token)]
    led = [token.folded for token in question.tokens[:2]]
    noun = led[:1] == ["what"] and led[-1] in _BE  # "What is the cause?": "was caused", no less
    return bool(verbs) and any(
        token.stem == verbs[0]
        and _is_past(token)
        and not _undone(sentence.tokens, at)
        and (not noun or (at > 0 and sentence.tokens[at - 1].folded in _BE))
        for at, token in enumerate(sentence.tokens)
    )


def _is_past(token: Token) -> bool:
    return token.folded.endswith("ed") or token.folded in _past()


def _undone(tokens: Sequence[Token], at: int) -> bool:
    before = {token.folded for token in tokens[max(0, at - _REACH) : at]}
    return not before.isdisjoint({"to", "would", "will", "could", "may", "might", "should", "be"})


def _past() -> frozenset[str]:
    return frozenset(form for row in lexicon("irregular") for form in row[1:])


def _omission(entry: Entry, answer: str) -> Omission:
    cited = entry.evidence[0]
    return Omission(
        kind="question",
        line=line_of(entry.finding),
        reason=OmissionReason.ANSWERED,
        detail=answer,
        article_id=cited.article_id,
        evidence=(cited.sentence,),
    )
