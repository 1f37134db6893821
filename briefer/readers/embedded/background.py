"""How much of a sentence is background: another year, another case, an aside, a maxim."""

import re

from briefer.language.words import pieces
from briefer.readers.embedded.forms import worded
from briefer.readers.embedded.sight import Seen, Sight

_PAST = 1.4  # taken off a sentence about an earlier year
_DATED = 0.9  # taken off one with a year behind the opening of an article without a date
_BEFORE = 0.5  # taken off one that looks back without a date, or stands in the past of another
_CASE = 0.6  # taken off another case that is told beside the article's own
_FINDING = frozenset(
    {"find", "reveal", "show", "conclude", "discover", "determine", "confirm", "establish"}
)
EARLY = 3
"""The first sentences of an article: what they look back to is part of the news."""
# What stands before it is looked at behind its first two digits: so the search passes over letters.
_YEAR = re.compile(r"(?:1[5-9]|20)(?<![\d,.$£€]..)\d\d(?!\d|,\d|%)")
_IN_YEAR = re.compile(
    r"(?<!quarter )(?<!half )\b(?:in|of|since|from|until|by|between|back|an?|early|late|mid)"
    r" (?:the )?(?:1[5-9]|20)\d\d\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (?:1[5-9]|20)\d\d\b",  # a full date may be the event's own
    re.IGNORECASE,
)
_NOW = worded(
    r"\b(?:today|tonight|yesterday|now|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:this|last|next) (?:week|month|morning|night|evening|weekend|summer|spring|fall|winter)"
    r"|recent(?:ly)?|so far|still|currently)\b",
    "today tonight yesterday now monday tuesday wednesday thursday friday saturday sunday this last"
    " next recent recently far still currently",
    re.IGNORECASE,
)
_LOOKS_BACK = worded(
    r"\b(?:years? ago|decades? ago|centur(?:y|ies) ago|last year|in the past|previously|at the time"
    r"|back then|once|historically|used to|a year earlier|years earlier|over the years|for years"
    r"|for decades|(?:last|past) (?:[\d,]+|few|several|two|three|five|ten) (?:years|decades)"
    r"|(?:last|past) (?:decade|century)|in (?:more )?recent (?:history|years)|throughout history"
    r"|formerly|famously|grew up|was born|was raised|went to school|graduated)\b",
    "ago last past previously time then once historically used earlier years decades recent history"
    " formerly famously grew born raised school graduated",
    re.IGNORECASE,
)
_OTHER_CASE = worded(
    r"\b(?:for instance|for example|similarly|elsewhere|another (?:case|incident"
    r"|attack|killing|shooting|lawsuit|man['’]s|woman['’]s)"
    r"|in (?:a|an) (?:separate|similar|unrelated|earlier|previous|different))\b",
    "instance example similarly elsewhere another separate similar unrelated earlier previous"
    " different",
    re.IGNORECASE,
)
_TELLS_NOTHING = re.compile(
    r"\b(?:(?:declin|refus)\w* (?:to )?(?:comment|remark|discuss|elaborate|say|answer|respond|speak"
    r"|be (?:named|interviewed|identified))"
    r"|did(?:n['’]t| not) (?:immediately )?(?:respond|return|comment|answer|elaborate|reply)"
    r"|not (?:immediately )?(?:available for|be reached|respond)|no comment)",
    re.IGNORECASE,
)
_SILENT = ("declin", "refus", "did", "not ", "no comment")  # one of them is in all of these
_ASIDE = re.compile(r"^[(\[*].*[)\]*]\.?$|^\(", re.DOTALL)


def is_aside(text: str) -> bool:
    """Say whether a sentence stands in brackets of its own.

    >>> is_aside("(The verdict was later overturned.)"), is_aside("The (old) bridge fell.")
    (True, False)
    """
    return bool(_ASIDE.match(text))


def tells_nothing(text: str) -> bool:
    """Say whether a sentence only tells that somebody would not speak.

    >>> tells_nothing("A spokesman declined to comment.")
    True
    """
    silent = any(map(text.casefold().__contains__, _SILENT))
    return silent and _TELLS_NOTHING.search(text) is not None


def background(sight: Sight, place: int) -> float:
    """Return what the sentence at a place loses as background, 0 for the news of the day.

    A sentence without a time of its own stands in the past of the sentence before it, where both
    are in one paragraph.
    """
    seen = sight.seen[place]
    own = _own(sight, seen)
    if own or place == 0 or _early(seen):
        return own
    before = sight.seen[place - 1]
    if before.sentence.paragraph != seen.sentence.paragraph or _NOW.search(seen.sentence.text):
        return 0.0
    return _BEFORE if _own(sight, before) >= _DATED else 0.0


def _own(sight: Sight, seen: Seen) -> float:
    text, early = seen.sentence.text, _early(seen)
    years = [int(year) for year in _YEAR.findall(text)]
    if early and not years:
        return 0.0
    words = pieces(text)
    case = _CASE if not early and _OTHER_CASE.search(text, words) else 0.0
    if years and max(years) < sight.year:
        # "the 2012 flood" names, "in 2012" tells when; what is found of a past year is found now
        names = early and (_NOW.search(text, words) or not _IN_YEAR.search(text))
        return (_BEFORE if names or _finds(seen) else _PAST) + case
    if early:
        return 0.0
    dated = sight.passage.date is None and years and _IN_YEAR.search(text)
    if dated and not _NOW.search(text, words):
        return _DATED + case
    return (_BEFORE if _LOOKS_BACK.search(text, words) else 0.0) + case


def _finds(seen: Seen) -> bool:
    return any(one.content and one.report.cue.lemma in _FINDING for one in seen.said)


def _early(seen: Seen) -> bool:
    return seen.sentence.number <= EARLY
