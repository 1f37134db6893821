"""How much of a line stands in its evidence, and whether the line is a sentence at all."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from briefer.language.lexicon import lexicon
from briefer.language.meanings import shares_root, synonyms
from briefer.language.quotes import quotes
from briefer.language.words import fold, fold_anew, spelled, stem
from briefer.steps.analysis import Analysed
from briefer.steps.tokens import is_auxiliary, is_verb

LONGEST_LINE = 400  # characters; a longer line is a copied paragraph
_LONG = 14  # words
_SHORTEST = 3  # words of the shortest sentence that tells something: "Peru sued Chile"
_SYNONYM, _ROOT, _CONTEXT = 0.9, 0.8, 0.4  # what a word counts that stands there in another form
_COMMON_WEIGHT = 0.5
_SPACES = re.compile(r"\s+")
_CONTRACTED = re.compile(r"\w'(?:re|ve|ll|m|d)\b|\b(?:it|that|there|he|she|what|who)'s\b")
_EDGES = " \t\n,.;:!?…'\""
_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")


def coverage(
    line: Analysed, evidence: frozenset[str], context: frozenset[str] = frozenset()
) -> float:
    """Return the share of the content words of the line that the evidence holds, 0 to 1.

    `evidence` and `context` are stems. Words that say little count half; a synonym, a word of the
    same root, or a word that only the context holds counts for less than the word itself.

    >>> from briefer.steps.analysis import analyse
    >>> line = analyse("The court rejected the appeal.", None)
    >>> coverage(line, frozenset({"court", "reject"})) < 1.0
    True
    """
    if line.stems <= evidence:  # as most often
        return 1.0 if line.stems else 0.0
    total = found = 0.0
    common = _common()
    for one in line.content:
        weight = _COMMON_WEIGHT if one in common else 1.0
        total += weight
        found += weight * _found(one, evidence, context)
    return found / total if total else 0.0


def missing(line: Analysed, evidence: frozenset[str]) -> str:
    """Return the first content word of the line that the evidence does not hold; may be empty."""
    for token in line.tokens:
        if token.content and not _found(token.stem, evidence, frozenset()):
            return line.text[token.start : token.end]
    return ""


def fault_of_form(line: str, vocabulary: Collection[str], headings: frozenset[str]) -> str | None:
    """Return what makes a line no sentence, or None for one that can stand.

    `vocabulary` are the folded words of the article: a last word that only begins one of them was
    cut off. `headings` are folded section titles, which are no lines.

    >>> fault_of_form("Peace talks:", frozenset(), frozenset())
    'a label'
    """
    bare = line.strip()
    if len(bare) > LONGEST_LINE:
        return f"over {LONGEST_LINE} characters"
    if bare.endswith(":"):
        return "a label"
    if bare.endswith((",", "-", "–", "—", ";", "...", "…")):
        return "cut off"
    told = spelled(bare)
    if len(told) < _SHORTEST:
        return "too short"
    if headings and fold_anew(bare).strip(_EDGES) in headings:
        return "a heading"
    return None if _END.search(bare) or not _cut(fold(told[-1]), vocabulary) else "cut off"


def lacks_verb(line: Analysed) -> bool:
    """Return whether no word of the line can be a verb.

    >>> from briefer.steps.analysis import analyse
    >>> lacks_verb(analyse("Security of the northern border", None))
    True
    """
    if len(spelled(line.text)) > _LONG:  # so long a line without one is rarer than an unknown verb
        return False
    if "'" in line.folded and _CONTRACTED.search(line.folded):
        return False
    return not any(
        is_auxiliary(token) or is_verb(token) or _inflected(token.folded)
        for place, token in enumerate(line.tokens)
        if place or is_auxiliary(token)
    )


def strange_quotation(line: str, sources: Sequence[str]) -> str | None:
    """Return the first quotation of the line that no source holds word for word, or None.

    `sources` are folded. Typography, spaces and a mark at either end may differ.

    >>> strange_quotation("He said “no deal,” twice.", ["he said there was no deal at all."])
    >>> strange_quotation("He said “no deals,” twice.", ["he said there was no deal at all."])
    'no deals,'
    """
    for quote in quotes(line):
        said = plain(quote.text).strip(_EDGES)
        if said and not any(_stands(said, source) for source in sources):
            return quote.text
    return None


def plain(text: str) -> str:
    """Return the folded text with single spaces.

    >>> plain("“Not  now”")
    '"not now"'
    """
    return _SPACES.sub(" ", fold(text))


def best_found(line: Analysed, sentences: Mapping[int, frozenset[str]]) -> dict[int, float]:
    """Return how much of the line each sentence holds by its words alone, synonyms left out."""
    common = _common()
    weights = {one: _COMMON_WEIGHT if one in common else 1.0 for one in line.content}
    return {
        number: sum([weights[one] for one in weights.keys() & stems])
        for number, stems in sentences.items()
    }


def _stands(said: str, source: str) -> bool:
    at = source.find(said)
    while at >= 0:
        end = at + len(said)
        if not source[at - 1 : at].isalnum() and not source[end : end + 1].isalnum():
            return True
        at = source.find(said, at + 1)
    return False


def stands(stemmed: str, evidence: frozenset[str]) -> bool:
    """Return whether a stem stands in the evidence, itself, as a synonym or in a word of its root.

    >>> stands(stem("killed"), frozenset({stem("deaths")})), stands(stem("left"), frozenset())
    (True, False)
    """
    return _found(stemmed, evidence, frozenset()) > 0


def _found(stemmed: str, evidence: frozenset[str], context: frozenset[str]) -> float:
    if stemmed in evidence:
        return 1.0
    if not synonyms(stemmed).isdisjoint(evidence):
        return _SYNONYM
    if shares_root(stemmed, evidence):
        return _ROOT
    return _CONTEXT if stemmed in context else 0.0


def _cut(last: str, vocabulary: Collection[str]) -> bool:
    return last not in vocabulary and any(word.startswith(last) for word in vocabulary)


def _inflected(folded: str) -> bool:
    return folded.endswith(("ed", "ing")) or folded in _verb_forms()


@cache
def _verb_forms() -> frozenset[str]:
    return frozenset(form for row in lexicon("irregular") for form in row[1:])


@cache
def _common() -> frozenset[str]:
    said = (
        "say",
        "tell",
        "make",
        "take",
        "get",
        "come",
        "go",
        "give",
        "new",
        "year",
        "day",
        "time",
    )
    return frozenset(stem(word) for word in said) | frozenset({"people", "person", "accord"})
