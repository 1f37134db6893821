"""Articles into stories: the articles on one matter."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefer.language.parties import party_key
from briefer.steps.link import Likeness, linked
from briefer.steps.profiles import Lead, Profile, Words, named_words, profile, texts
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

Vector = Mapping[str, float]


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
    of_lead = Counter(one.lead for one in compared)
    shares = [1 / of_lead[one.lead] for one in compared]
    stories = [
        sorted((one for n in members for one in compared[n].ids), key=places.__getitem__)
        for members in linked(_likeness(compared), shares)
    ]
    ordered = sorted(stories, key=lambda ids: (-len(ids), places[ids[0]]))
    return tuple(tuple(ids) for ids in ordered)


def _likeness(profiles: Sequence[Profile]) -> Likeness:
    """Return the likeness of each pair of texts that share enough, 0 to 1, both ways round."""
    leads = [one.lead for one in profiles]
    stems = _weighted([one.stems for one in profiles], leads, 1 - NAME_SHARE, most=TELLING)
    called = _weighted([one.called for one in profiles], leads, NAME_SHARE)
    alike: dict[int, dict[int, float]] = {n: {} for n in range(len(profiles))}
    vectors = [{**one, **other} for one, other in zip(stems, called, strict=True)]
    rare = _rare(profiles)
    words = [named_words(key[1:] for key in one.called) if one.scene else None for one in profiles]
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
    held = _holders([one.called for one in profiles], [one.lead for one in profiles])
    few = frozenset(
        name for name, count in held.items() if 1 < count <= FEW and not party_key(name[1:])
    )
    return [one.own & few for one in profiles]


def _holders(counts: Sequence[Counter[str]], leads: Sequence[Lead]) -> Counter[str]:
    """Return how many texts have each term; those with one lead are copies, and count once."""
    together: dict[Lead, set[str]] = defaultdict(set)
    for terms, lead in zip(counts, leads, strict=True):
        together[lead].update(terms)
    return Counter(term for terms in together.values() for term in terms)


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
    counts: Sequence[Counter[str]], leads: Sequence[Lead], share: float, most: int | None = None
) -> list[Vector]:
    """Return a vector of squared length `share` for each count of terms; empty for none.

    `most` is how many terms of each are kept, the heaviest.
    """
    frequency = _holders(counts, leads)
    different = len(set(leads))
    known = different + BACKGROUND + BACKGROUND_SHARE * different
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
