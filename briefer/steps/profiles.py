"""What a text is compared by when a day's articles are grouped: its words, its names, its lead."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefer.language.names import Name, name_key, names
from briefer.language.parties import party_key
from briefer.language.words import content_stems
from briefer.values.article import Article

Lead = tuple[str, ...]
Words = frozenset[str]

OPENING = 400
"""Characters of a text whose people and places it is about, with those of its title."""
LEAD = 100
"""Characters of a text by which copies are told: they count once for what is rare in a day."""

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


class Profile(NamedTuple):
    """What a text is compared by, and the ids of the articles that have it to the letter.

    `people` are those of its title and opening, `everyone` all whom it names but officials, and
    `own` the names in its text that are no official's and no body's. `scene` are the words of the
    places by which its title and opening say where, of two at the least. `lead` are the words that
    it begins with, which copies have in common; its id where it has none.
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
    lead: Lead


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
        scene=named_words(places) if len(places) > 1 else frozenset(),
        own=frozenset(
            f"={key}"
            for name, key in private
            if name.kind != "body" and _WITHIN.match(first.text, max(0, name.start - 2))
        ),
        stems=Counter(content_stems(text)),
        # The mark keeps a name apart from the same word among the stems.
        called=Counter(f"={key}" for key in called),
        lead=content_stems(first.text[:LEAD]) or (first.id,),
    )


def _people(named: Iterable[tuple[Name, str]]) -> frozenset[str]:
    """Return the surnames of the people among names with their keys."""
    return frozenset(key.rpartition(" ")[2] for name, key in named if name.kind == "person")


def named_words(keys: Iterable[str]) -> Words:
    """Return the words of names."""
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
