"""What a line claims against what its evidence claims: names, denials, opposites."""

from collections.abc import Sequence
from functools import cache

from briefer.language.lexicon import lexicon
from briefer.language.meanings import antonyms, shares_root, synonyms
from briefer.language.names import same_name
from briefer.language.words import fold, stem, words
from briefer.steps.analysis import Actor, Analysed, Named, same_actor
from briefer.steps.openness import calls_open
from briefer.steps.tokens import Token, is_verb

_SLOT = 4  # tokens between a word and the name that belongs to it
_AS_NEAR = 0.8  # share of the line's words beside those of the sentence that negates it
_NEAR = 3  # content words on each side that tell what a word is about


def strange_name(
    line: Analysed, evidence: Sequence[Analysed], context: Sequence[Named]
) -> str | None:
    """Return the first name of the line that its evidence does not hold, or None.

    A state may be told by its capital, its people or the person who speaks for it. A name that
    only the context holds (title, lead, sentences before) is let pass unless the evidence has
    another name in its place.
    """
    known = frozenset[str]().union(*[text.words for text in evidence])
    if line.words <= known:  # as where the line is cut out of a sentence: so are its names
        return None
    held = [actor for text in evidence for actor in text.actors]
    for actor in line.actors:
        if any(_holds(other, actor) for other in held) or _plain_words(actor, known):
            continue
        if not any(_holds(other, actor) for text in context for other in text.actors):
            return actor.text
        if _displaced(line, actor, evidence):
            return actor.text
    return None


def named_stems(line: Analysed, evidence: Sequence[Analysed]) -> frozenset[str]:
    """Return the stems of the line's names that the evidence has in another form: "the WHO".

    >>> from briefer.steps.analysis import analyse
    >>> held = analyse("The WHO agreed.", None)
    >>> sorted(named_stems(analyse("The World Health Organization agreed.", None), [held]))
    ['health', 'organizat', 'world']
    """
    held = [actor for text in evidence for actor in text.actors]
    known = [one for one in line.actors if any(_holds(other, one) for other in held)]
    return frozenset(
        token.stem for one in known for token in line.tokens if one.start <= token.start < one.end
    )


def contradiction(line: Analysed, evidence: Sequence[Analysed]) -> str | None:
    """Return the word in which the line says the opposite of its evidence, or None."""
    return _denied(line, evidence) or _affirmed(line, evidence) or _opposite(line, evidence) or None


def _holds(held: Actor, told: Actor) -> bool:
    if told.own_party:
        return same_actor(held, told)
    return held.key == told.key or same_name(held.text, told.text)


def _plain_words(actor: Actor, known: frozenset[str]) -> bool:
    """Return whether a name is made of words of the evidence: "Berlin Talks"."""
    return all(fold(word.text) in known or stem(word.text) in known for word in words(actor.text))


def _displaced(line: Analysed, actor: Actor, evidence: Sequence[Analysed]) -> bool:
    """Return whether the evidence has another name where the line has this one."""
    before = [token for token in line.tokens if token.end <= actor.start and _bare(token)]
    after = [token for token in line.tokens if token.start >= actor.end and _bare(token)]
    for text in evidence:
        for place, token in enumerate(text.tokens):
            if before and token.stem == before[-1].stem:
                last = min(len(text.tokens) - 1, place + _SLOT)
                window = (token.end, text.tokens[last].end)
            elif after and token.stem == after[0].stem:
                window = (text.tokens[max(0, place - _SLOT)].start, token.start)
            else:
                continue
            for other in text.actors:
                inside = window[0] <= other.start and other.end <= window[1]
                if inside and not any(same_actor(other, told) for told in line.actors):
                    return True
    return False


def _bare(token: Token) -> bool:
    return token.content and token.lower


def _denied(line: Analysed, evidence: Sequence[Analysed]) -> str:
    """Return a word that the line negates and the evidence does not."""
    for heads in line.polarity.heads:
        seen = False
        for head in heads:
            alike = synonyms(head)
            marks = [
                text.polarity.marked[one]
                for text in evidence
                for one in text.polarity.marked.keys() & alike
            ]
            if any(True in mark for mark in marks):
                break
            seen = seen or bool(marks)
        else:
            negative = any(text.polarity.negative for text in evidence)
            if seen or not (negative or _has_opposite(heads, evidence)):
                return _written(line, heads[0])
    return ""


def _affirmed(line: Analysed, evidence: Sequence[Analysed]) -> str:
    """Return a word that the evidence only negates and the line does not."""
    for text in evidence:
        for heads in text.polarity.heads:
            told = [one for head in heads for one in line.polarity.marked if one in synonyms(head)]
            if not told or any(True in line.polarity.marked[head] for head in told):
                continue
            if any(_affirms(other, told[0], line, text) for other in evidence):
                continue
            first_told = told[0] in synonyms(heads[0])
            if line.polarity.refusing and text.polarity.negative:
                continue  # "refused approval" for "refused to approve"
            if first_told or not (line.polarity.negative or _has_opposite(heads, [line])):
                return _written(line, told[0])
    return ""


def _affirms(other: Analysed, word: str, line: Analysed, text: Analysed) -> bool:
    """Return whether a text says the word without a negation and is as near to the line."""
    near, far = len(line.stems & other.stems), len(line.stems & text.stems)
    return False in other.polarity.marked.get(word, ()) and near >= _AS_NEAR * far


def _has_opposite(heads: Sequence[str], texts: Sequence[Analysed]) -> bool:
    return any(
        opposite in text.polarity.marked
        for head in heads
        for one in sorted(synonyms(head))
        for opposite in antonyms(one)
        for text in texts
    )


def _opposite(line: Analysed, evidence: Sequence[Analysed]) -> str:
    """Return a word of the line where the evidence has its antonym about the same thing."""
    opposites = [(token, other) for token in line.tokens for other in antonyms(token.stem)]
    if not opposites:
        return ""
    held = frozenset(one for text in evidence for one in _stems(text))
    told = frozenset(_stems(line))
    for token, other in opposites:
        if other not in held or other in told:
            continue
        said = [one for one in sorted(synonyms(token.stem)) if one in held]
        agree = max((_alike(line, token.stem, evidence, one) for one in said), default=0)
        if _alike(line, token.stem, evidence, other) > agree:
            return line.text[token.start : token.end]
    return ""


def _alike(line: Analysed, word: str, evidence: Sequence[Analysed], other: str) -> int:
    """Return how many words stand around both of two words that are equally negated."""
    about = _neighbours(line, word)
    return max(
        (
            len(about & _neighbours(text, other))
            for text in evidence
            if line.polarity.marked.get(word) == text.polarity.marked.get(other)
        ),
        default=0,
    )


def _stems(text: Analysed) -> tuple[str, ...]:
    return tuple(token.stem for token in text.tokens)


def _neighbours(text: Analysed, word: str) -> frozenset[str]:
    content = [token.stem for token in text.tokens if token.content or token.stem == word]
    return frozenset(
        near
        for at, one in enumerate(content)
        if one == word
        for near in content[max(0, at - _NEAR) : at + _NEAR + 1]
        if near != word
    )


def _written(text: Analysed, stemmed: str) -> str:
    return next(
        (text.text[token.start : token.end] for token in text.tokens if token.stem == stemmed),
        stemmed,
    )


def unsettled(evidence: Sequence[Analysed]) -> bool:
    """Return whether the evidence marks anything as open: "whether", "may", "awaits", a question.

    >>> from briefer.steps.analysis import analyse
    >>> unsettled([analyse("It may rain.", None)]), unsettled([analyse("It rained.", None)])
    (True, False)
    """
    return any(
        "?" in text.text
        or any(token.stem in _open_words() for token in text.tokens)
        or calls_open(text.text)
        for text in evidence
    )


def asked_anew(question: Analysed, evidence: Sequence[Analysed]) -> str | None:
    """Return the first verb of a question that its evidence neither has nor denies, or None.

    Verbs of settling ("agree", "reach", "decide") are free: they ask how what is open ends.

    >>> from briefer.steps.analysis import analyse
    >>> held = [analyse("Peru may leave the bloc.", None)]
    >>> asked_anew(analyse("When will Peru build a port?", None), held)
    'build'
    >>> asked_anew(analyse("Will Peru leave the bloc?", None), held)
    """
    held = frozenset(token.stem for text in evidence for token in text.tokens)
    for token in question.tokens:
        if not is_verb(token) or not token.content or token.stem in _settling():
            continue
        alike = {token.stem} | synonyms(token.stem)
        alike |= {opposite for one in alike for opposite in antonyms(one)}
        if held.isdisjoint(alike) and not shares_root(token.stem, held):
            return question.text[token.start : token.end]
    return None


@cache
def _settling() -> frozenset[str]:
    return frozenset(stem(row[0]) for row in lexicon("settling"))


@cache
def _open_words() -> frozenset[str]:
    return frozenset(stem(row[0]) for row in lexicon("unsettled"))
