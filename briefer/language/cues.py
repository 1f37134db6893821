"""The verbs and nouns by which news tells who says, wants or rejects something."""

from functools import cache
from typing import Literal, NamedTuple, cast

from briefer.language.lexicon import lexicon
from briefer.language.words import stem
from briefer.values.finding import Stance

Form = Literal["base", "s", "past", "participle", "ing"]

_VOWELS = frozenset("aeiou")
_CONTENT_PREPOSITIONS = frozenset({"for", "of", "about", "on", "against", "with", "at"})


CLAIMS = frozenset({"accusation", "allegation", "assertion", "charge", "claim", "report"})
"""The nouns, in the singular, for what somebody says and another can deny."""


class Cue(NamedTuple):
    """A reporting verb: its particle words, its stance, and what may follow as content."""

    lemma: str
    particle: tuple[str, ...]
    stance: Stance
    frames: frozenset[str]

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions that bring the content, as in "warned of"."""
        return self.frames & _CONTENT_PREPOSITIONS


@cache
def verb_cues() -> dict[str, tuple[tuple[Cue, frozenset[Form]], ...]]:
    """Return the cues that each word form can be, those with the longest particle first.

    >>> [(cue.lemma, sorted(forms)) for cue, forms in verb_cues()["denied"]]
    [('deny', ['participle', 'past'])]
    >>> [cue.lemma for cue, _ in verb_cues()["ruled"]]
    ['rule out', 'rule']
    """
    found: dict[str, dict[Cue, set[Form]]] = {}
    for row in lexicon("cues"):
        first, *particle = row[0].split()
        stance = cast("Stance", row[1])
        cue = Cue(row[0], tuple(particle), stance, frozenset(row[2].split(",")))
        for word, form in _forms(first, row[3] if len(row) > 3 else ""):
            found.setdefault(word, {}).setdefault(cue, set()).add(form)
    return {
        word: tuple(
            (cue, frozenset(cues[cue])) for cue in sorted(cues, key=lambda cue: -len(cue.particle))
        )
        for word, cues in found.items()
    }


@cache
def noun_cues() -> dict[str, Stance]:
    """Return the nouns that carry what someone says, with their stances.

    >>> noun_cues()["refusal"], noun_cues()["warnings"]
    ('rejects', 'warns')
    """
    found: dict[str, Stance] = {}
    for row in lexicon("nouncues"):
        stance = cast("Stance", row[1])
        found[row[0]] = stance
        found[row[0] + "s"] = stance
    return found


@cache
def stance_stems(stance: Stance) -> frozenset[str]:
    """Return the stems of the words that carry a stance, and of those for saying anything.

    >>> stem("refusal") in stance_stems("rejects"), stem("said") in stance_stems("rejects")
    (True, True)
    """
    meant = {stance, "claims"}
    verbs = {row[0].split()[0] for row in lexicon("cues") if row[1] in meant}
    nouns = {row[0] for row in lexicon("nouncues") if row[1] in meant}
    return frozenset(map(stem, verbs | nouns | {"said", "told"}))


def inflections(verb: str) -> tuple[tuple[str, Form], ...]:
    """Return the regular forms of a verb.

    >>> [word for word, _ in inflections("deny")]
    ['deny', 'denies', 'denied', 'denied', 'denying']
    """
    ends_y = verb.endswith("y") and verb[-2] not in _VOWELS
    third = verb[:-1] + "ies" if ends_y else verb + "s"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        third = verb + "es"
    past = verb[:-1] + "ied" if ends_y else verb + ("d" if verb.endswith("e") else "ed")
    ing = verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + "ing"
    return (verb, "base"), (third, "s"), (past, "past"), (past, "participle"), (ing, "ing")


def _forms(verb: str, irregular: str) -> tuple[tuple[str, Form], ...]:
    regular = inflections(verb)
    if not irregular:
        return regular
    kinds: tuple[Form, ...] = ("past", "participle", "ing")
    given = tuple(
        (spelling.split()[0], kind)
        for column, kind in zip(irregular.split("|"), kinds, strict=True)
        for spelling in column.split(",")
    )
    return regular[:2] + given
