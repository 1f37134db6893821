"""Articles into stories: the articles on one matter."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefer.language.names import Name, name_key, names
from briefer.language.parties import party_key
from briefer.language.words import content_stems
from briefer.steps.link import Likeness, linked
from briefer.values.article import Article

# All chosen on labelled news articles (`benchmarks/eval_group.py`).
NAME_SHARE = 0.4
"""The part of the likeness that the names decide; the other words decide the rest."""
BACKGROUND = 40
"""Articles on other matters that are taken to be there: a day of one story has no rare words
of its own, and what all its articles share must still count."""
BACKGROUND_SHARE = 0.5
"""The same for each article of the day: four hundred articles of one story, each with its own
angle, fall apart where what they share counts for less the more they are."""
TELLING = 100
"""Words of an article that are compared, the rarest and most used first: the others are common to
all news, say little, and would be most of the work."""
STRANGERS = 0.5
"""What is left of the likeness of two articles that open with people, and with nobody in common:
two trials are told in the same words and have other people in the dock."""
OPENING = 400
"""Characters of a text whose people and places it is about, with those of its title."""
WITNESSES = 0.9
"""What is left of it where only those who are named later keep the two apart: an event has many
witnesses."""
ELSEWHERE = 0.6
"""What is left of the likeness of two articles that name states, and none in common: two
earthquakes."""
TOWNS = 0.4
"""What is left of it where each opens with a place in a place, "Waco, Texas", which the other never
names: two short reports of shootings are told in the same words."""
NOBODY = 0.6
"""What is left of the likeness of two articles that have names, and none in common: two ferries."""
KIN = 1.2
"""What becomes of the likeness of two articles of near days that share a name which few others
have, and which is no state's or body's: other people and places in them do not count then."""
FEW = 4
"""Texts that may have such a name."""
NEAR_DAYS = 7
FAINT = 0.03
"""Less likeness is as good as none: any two articles have a few words in common, and keeping
count of what all of them share would be most of the work."""
FAR = 0.15
"""What is left of the likeness of two articles written more than `NEAR_DAYS` apart."""

# "The crash had nothing to do with Monday's disaster in Orsa": a sentence about another matter.
_APART = re.compile(
    r"\b(?:nothing to do with|un(?:related|connected) (?:to|with)"
    r"|(?:not|n[’']t|never) (?:\w+ )?(?:connected|related|linked) (?:to|with)"
    r"|no (?:\w+ )?(?:connection|links?|relation) (?:to|with))\b"
    # "Hours earlier, a bus had left the road in Orsa", "It came eight hours after a deadly quake"
    r"|\b(?:hours?|days?|weeks?|months?|years?) (?:earlier|before|ago), (?:an?|another)\b"
    r"|\b(?:c[ao]mes?|happened|occurred|struck) (?:\w+ ){1,3}after (?:an?|another)\b"
    # "Separately, a court in Orsa …", "The Swiss bank earlier left its rates unchanged"
    r"|(?<![\w,] )\b(?:Separately|Elsewhere),"
    r"|\bearlier (?:left|kept|cut|raised|held|lowered)\b"
    # "The two were not connected": nor is what the sentence before tells
    r"|\bthe two (?:\w+ ){1,2}(?P<both>(?:not|n[’']t|un(?:related|connected)))\b",
    re.IGNORECASE,
)
# A word that stands with a capital in the midst of a sentence: "Turnout" at its start is no name.
_WITHIN = re.compile(r"[\w,] ")
# Those who speak for a state or a body on whatever happens.
_OFFICIAL = re.compile(
    r"\b(?:spokes(?:man|woman|person)|minister|secretary|president|governor) $", re.IGNORECASE
)
_OFFICE = 15  # characters in front of a name that hold one
_MARK = re.compile(r"[.!?\n]")
_LONGEST_SENTENCE = 400  # characters on each side of the words

Vector = Mapping[str, float]
Words = frozenset[str]


class Profile(NamedTuple):
    """What a text is compared by, and the ids of the articles that have it to the letter.

    `people` are those of its title and opening, `everyone` all whom it names but officials, and
    `own` the names in its text that are no official's and no body's. `scene` are the words of the
    places by which its title and opening say where, of two at the least.
    """

    ids: tuple[str, ...]
    day: int | None
    people: frozenset[str]
    everyone: frozenset[str]
    states: frozenset[str]
    scene: frozenset[str]
    own: frozenset[str]
    stems: Counter[str]
    called: Counter[str]


def group(
    articles: Sequence[Article], profiles: Iterable[Profile] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the stories as tuples of article ids: larger stories first, then by first article.

    Articles are compared by weighted words and names; articles with other people in them, or from
    other days, are less alike than their words. They are linked by `briefer.steps.link`. Every
    article is in exactly one story, alone where nothing is like it. `profiles` are those of the
    `texts`, in order, made here where they are not given.

    >>> def article(n, text): return Article(id=f"a{n}", source="s", title="", text=text)
    >>> group([article(1, "The dam near Oroville burst."), article(2, "A dam burst near Oroville."),
    ...        article(3, "Shares of Acme fell on weak sales.")])
    (('a1', 'a2'), ('a3',))
    """
    compared = list(map(profile, texts(articles)) if profiles is None else profiles)
    places = {article.id: n for n, article in enumerate(articles)}
    stories = [
        sorted((one for n in members for one in compared[n].ids), key=places.__getitem__)
        for members in linked(_likeness(compared), [len(one.ids) for one in compared])
    ]
    ordered = sorted(stories, key=lambda ids: (-len(ids), places[ids[0]]))
    return tuple(tuple(ids) for ids in ordered)


def texts(articles: Sequence[Article]) -> list[Sequence[Article]]:
    """Return the articles by their text: five hundred copies of one are compared as one."""
    alike: dict[tuple[object, ...], list[Article]] = defaultdict(list)
    for article in articles:
        # An empty article is like no other empty one.
        key = (article.title, article.text, article.date, "" if article.text else article.id)
        alike[key].append(article)
    return list(alike.values())


def profile(copies: Sequence[Article]) -> Profile:
    """Return what the articles of one text are compared by."""
    first = copies[0]
    others = _of_others(first.text)
    # Apart, as the names of an article's text are asked for again when its story is told.
    heading = names(first.title)
    found = heading + tuple(
        name
        for name in names(first.text)
        if not any(start <= name.start < end for start, end in others)
    )
    text = f"{first.title}\n{_without(first.text, others)}"
    called = [party_key(name.text) or name_key(name.text) for name in found]
    named = list(zip(found, called, strict=True))
    titled, body = named[: len(heading)], named[len(heading) :]
    opening = [*titled, *(one for one in body if one[0].start < OPENING)]
    places = {key for name, key in opening if name.kind == "place"}
    private = [one for one in body if not _OFFICIAL.search(first.text[: one[0].start][-_OFFICE:])]
    return Profile(
        ids=tuple(one.id for one in copies),
        day=first.date.toordinal() if first.date else None,
        people=_people(opening),
        everyone=_people([*titled, *private]),
        states=frozenset(
            key for name, key in named if name.kind in {"place", "demonym"} and party_key(name.text)
        ),
        scene=_words(places) if len(places) > 1 else frozenset(),
        own=frozenset(
            f"={key}"
            for name, key in private
            if name.kind != "body" and _WITHIN.match(first.text, max(0, name.start - 2))
        ),
        stems=Counter(content_stems(text)),
        # The mark keeps a name apart from the same word among the stems.
        called=Counter(f"={key}" for key in called),
    )


def _people(named: Iterable[tuple[Name, str]]) -> frozenset[str]:
    """Return the surnames of the people among names with their keys."""
    return frozenset(key.rpartition(" ")[2] for name, key in named if name.kind == "person")


def _words(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(word for key in keys for word in key.split())


def _of_others(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences that set the article apart from another matter."""
    found: list[tuple[int, int]] = []
    for said in _APART.finditer(text):
        near = max(0, said.start() - _LONGEST_SENTENCE)
        marks = [near, *(one.end() for one in _MARK.finditer(text, near, said.start()))]
        mark = _MARK.search(text, said.end(), said.end() + _LONGEST_SENTENCE)
        start = marks[-2:][0] if said["both"] else marks[-1]
        found.append((start, mark.end() if mark else said.end()))
    return found


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text without the spans, which are in order."""
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    return "".join([*kept, text[at:]])


def _likeness(profiles: Sequence[Profile]) -> Likeness:
    """Return the likeness of each pair of texts that share enough, 0 to 1, both ways round."""
    stems = _weighted([one.stems for one in profiles], 1 - NAME_SHARE, most=TELLING)
    called = _weighted([one.called for one in profiles], NAME_SHARE)
    alike: dict[int, dict[int, float]] = {n: {} for n in range(len(profiles))}
    vectors = [{**one, **other} for one, other in zip(stems, called, strict=True)]
    rare = _rare(profiles)
    words = [_words(key[1:] for key in one.called) if one.scene else None for one in profiles]
    for n, products in enumerate(_products(vectors)):
        for other, product in enumerate(products):
            if product >= FAINT:
                one, two = profiles[n], profiles[other]
                kin = not rare[n].isdisjoint(rare[other])
                kept = _kept(one, two, kin=kin)
                if not kin and _elsewhere(one.scene, words[n], two.scene, words[other]):
                    kept *= TOWNS
                value = product * kept
                alike[n][other] = alike[other][n] = value
    return alike


def _rare(profiles: Sequence[Profile]) -> list[frozenset[str]]:
    """Return of each text the names that few others have, but for those of states and bodies."""
    held = Counter(name for one in profiles for name in one.called)
    few = frozenset(
        name for name, count in held.items() if 1 < count <= FEW and not party_key(name[1:])
    )
    return [one.own & few for one in profiles]


def _kept(one: Profile, other: Profile, *, kin: bool) -> float:
    """Return what names and days make of the likeness of the words of two texts, as a factor."""
    far = bool(one.day and other.day and abs(one.day - other.day) > NEAR_DAYS)
    if kin and not far:
        return KIN
    kept = FAR if far else 1.0
    if _apart(one.people, other.people):
        kept *= STRANGERS
    elif _apart(one.everyone, other.everyone):
        kept *= WITNESSES
    if _apart(one.states, other.states):
        kept *= ELSEWHERE
    if len(one.called) > 1 < len(other.called) and one.called.keys().isdisjoint(other.called):
        kept *= NOBODY
    return kept


def _elsewhere(here: Words, named: Words | None, there: Words, also: Words | None) -> bool:
    """Say whether two texts say where they are, and neither names a place of the other's anywhere.

    By the words of the places and of all the names of each: "Mt Cook" is in "Mount Cook Park".
    """
    if named is None or also is None:
        return False
    return here.isdisjoint(also) and there.isdisjoint(named)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether both have names, and none in common."""
    return bool(one and other) and one.isdisjoint(other)


def _products(vectors: Sequence[Vector]) -> Iterator[Sequence[float]]:
    """Yield of each vector the scalar products with those before it, in their order."""
    # Two lists a term and a whole row take two thirds of the time of pairs and of a sparse row.
    postings: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for n, vector in enumerate(vectors):
        row = [0.0] * n
        for term, weight in vector.items():
            holders, weights = postings[term]
            for other, other_weight in zip(holders, weights, strict=True):
                row[other] += weight * other_weight
            holders.append(n)
            weights.append(weight)
        yield row


def _weighted(
    counts: Sequence[Counter[str]], share: float, most: int | None = None
) -> list[Vector]:
    """Return a vector of squared length `share` for each count of terms; empty for none.

    `most` is how many terms of each are kept, the heaviest.
    """
    frequency = Counter(term for terms in counts for term in terms)
    known = len(counts) + BACKGROUND + BACKGROUND_SHARE * len(counts)
    rarity = {term: math.log(known / (held + 1)) for term, held in frequency.items()}
    return [_vector(terms, rarity, share, most) for terms in counts]


def _vector(
    terms: Mapping[str, int], rarity: Mapping[str, float], share: float, most: int | None
) -> Vector:
    weighted = {term: math.sqrt(count) * rarity[term] for term, count in terms.items()}
    heaviest = [term for _, term in sorted((-weight, term) for term, weight in weighted.items())]
    kept = {term: weighted[term] for term in heaviest[:most]}
    squared = sum(weight**2 for weight in kept.values())
    scale = math.sqrt(share / squared) if squared > 0 else 0.0
    return {term: weight * scale for term, weight in kept.items()}
