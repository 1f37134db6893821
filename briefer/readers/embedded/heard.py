"""Claims that are news: what a study finds, a court rules or a central voice says."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from briefer.language.lexicon import lexicon
from briefer.language.study import Said
from briefer.language.titles import titles
from briefer.language.words import content_stems, fold
from briefer.readers.embedded import pointing
from briefer.readers.embedded.background import background, is_aside, tells_nothing
from briefer.readers.embedded.feelings import feels
from briefer.readers.embedded.lines import line
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.standing import comments, is_page_talk, points_away
from briefer.readers.embedded.telling import claimant
from briefer.readers.embedded.unanchored import leans
from briefer.readers.embedded.will import opened
from briefer.steps.wording import attribution
from briefer.values.finding import KeyDevelopment

FEWEST, SENTENCES_A_CLAIM, MOST = 3, 6, 7
"""Claims told of an article: so many, one more for every so many sentences, at most."""

_LEAD = 3  # sentences whose names are the article's own people
_SPEAKS_OFTEN = 3  # reports of one speaker
_LONGEST = 420  # characters
_FEWEST_STEMS = 5  # content words of a line that tells something
_ON_THE_MATTER = 2  # of them, words that the article keeps coming back to
_KEPT = 3  # times that it has such a word
_SAME = 0.6  # share of the shorter line's words that two lines of one claim have in common
_ENOUGH = 1.0
_ARTICLES = frozenset({"the", "a", "an"})
_ASKS = re.compile(r"\?[”\"’' ,]")


class _Claim(NamedTuple):
    place: int
    score: float
    development: KeyDevelopment
    stems: frozenset[str]


def heard(
    sight: Sight, taken: Collection[int], told: Sequence[str] = ()
) -> tuple[KeyDevelopment, ...]:
    """Return claims that an editor would print, in the order of the text, each as its own sentence.

    A claim counts by who makes it: a study, a court, a body, somebody with an office, somebody
    whom title or lead name or who speaks most. `taken` are the sentences that other findings
    rest on, and `told` their lines: what one of them says is not said again.
    """
    voices = Counter(said.speaker.name for seen in sight.seen for said in seen.said)
    early = sight.title.union(*(seen.stems for seen in sight.seen[:_LEAD]))
    lead = {name for name in voices if _in_lead(name, early)}
    found = [
        claim
        for place, seen in enumerate(sight.seen)
        if seen.sentence.number not in taken
        and (claim := _claim(sight, place, voices, lead)) is not None
    ]
    most = min(MOST, FEWEST + len(sight.seen) // SENTENCES_A_CLAIM)
    lines = [frozenset(content_stems(text)) for text in told]
    kept: list[_Claim] = []
    for claim in sorted(found, key=lambda one: (-one.score, one.place)):
        known = [*lines, *(one.stems for one in kept)]
        if len(kept) < most and not any(_alike(claim.stems, other) for other in known):
            kept.append(claim)
    return tuple(one.development for one in sorted(kept, key=lambda one: one.place))


def _claim(sight: Sight, place: int, voices: Counter[str], lead: Collection[str]) -> _Claim | None:
    seen = sight.seen[place]
    if not seen.said:
        return None
    told = [one for one in seen.said if one.content]
    outer = [one for one in told if not one.nested] or told
    if not outer or outer[0].report.negated:
        return None
    standings = [_standing(sight, one, voices, lead) for one in outer]
    standing = max(standings)
    score = _score(sight, seen, place, standing)
    said = outer[standings.index(standing)]
    # Few claims count enough, so that their words are looked at last.
    if score < _ENOUGH or not _tells(sight, seen, said) or not _readable(seen.sentence.text):
        return None
    text = line(seen.slot, sight.page.span(seen.sentence))
    alone = None if text is None or points_away(text) else pointing.standing(sight, place, text)
    if alone is None:
        return None
    claimed = claimant(sight, said)
    development = KeyDevelopment(
        summary=alone.text,
        claimed_by=None if attribution(claimed, alone.text) else claimed,
        evidence=alone.evidence(seen.sentence.number),
    )
    return _Claim(place, score, development, frozenset(content_stems(alone.text)))


def _score(sight: Sight, seen: Seen, place: int, standing: float) -> float:
    """Return how much a claim counts, no less than it does where that is not enough."""
    if not standing:
        return 0.0
    score = standing + _weight(sight, seen, place)
    return score - background(sight, place) if score >= _ENOUGH else score


def _tells(sight: Sight, seen: Seen, said: Said) -> bool:
    """Say whether what is said tells something by itself."""
    content = " ".join(sight.page.text[slice(*span)] for span in said.content)
    return not leans(content, direct=said.report.direct) and not _only_feels(seen, said)


def _only_feels(seen: Seen, said: Said) -> bool:
    """Say whether all that is said is what is felt or known: "we know you well"."""
    start, end = said.content[0][0], said.content[-1][1]
    inside = [one for one in seen.tokens if start <= one.start and one.end <= end]
    return feels(opened(inside))


def _readable(text: str) -> bool:
    asks = "?" in text and (text.rstrip(" ”\"’'").endswith("?") or _ASKS.search(text))
    if asks or len(text) > _LONGEST:
        return False
    return not (is_aside(text) or tells_nothing(text) or comments(text) or is_page_talk(text))


def _standing(sight: Sight, said: Said, voices: Counter[str], lead: Collection[str]) -> float:
    """Return how much the speaker counts in the story, 0 for a passer-by or a thing that shows."""
    speaker = said.speaker
    words = [word.removesuffix("s") for word in fold(speaker.name).split()]
    if not words:
        return 0.0
    bare = speaker.name.split(maxsplit=1)[1:] if words[0] in _ARTICLES else [speaker.name]
    common = speaker.anonymous or (bool(bare) and bare[0] == bare[0].lower())
    if common:
        kind = next((_finders()[one] for one in reversed(words) if one in _finders()), None)
        return {"group": 0.5, "thing": 0.8, None: 0.0}[kind]
    named = sight.page.cast.find(speaker.name)
    office = named is not None and any(titles().get(one) == "office" for one in named.offices)
    central = speaker.name in lead or voices[speaker.name] >= _SPEAKS_OFTEN
    return 0.4 * bool(office or named is None or (named.party and named.party != named.name)) + (
        0.5 if central else 0.0
    )


def _in_lead(name: str, early: Collection[str]) -> bool:
    """Say whether the title or the first sentences, of which these are the stems, name one."""
    stems = content_stems(name)
    return bool(stems) and stems[-1] in early


def _weight(sight: Sight, seen: Seen, place: int) -> float:
    """Return how much the sentence speaks of what the article keeps coming back to, and early."""
    stems, weights = set(seen.stems), sight.weights
    matter = len([stem for stem in stems if weights.get(stem, 0) >= _KEPT])
    if len(stems) < _FEWEST_STEMS or matter < _ON_THE_MATTER:
        return -_ENOUGH
    topical = len(sight.title & stems) / max(len(sight.title), 1)
    return topical + 0.8 * matter / len(stems) + 0.5 / (1 + 0.12 * place)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > _SAME * min(len(one), len(other))


@cache
def _finders() -> dict[str, str]:
    return {row[0].removesuffix("s"): row[1] for row in lexicon("finders")}
