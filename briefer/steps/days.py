"""The day of a development: what its line says of it, ahead or behind the article's date."""

import datetime as dt
import re

from briefer.language.dates import dates
from briefer.language.otherdays import is_other_day
from briefer.values.finding import KeyDevelopment

_WEEK = dt.timedelta(days=7)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|(?:is|are|was|were) to|plans? to|hopes? to"
    r"|(?:agreed?|agrees|promised|vowed|pledged|decided|intends?|wants?|offered|ordered) to"
    r"|(?:is|are|was|were) (?:also |now )?(?:due|set|expected|scheduled|planned) to)\b"
)
# "It will become law after it passed on Friday"
_DONE_BEFORE = re.compile(
    r"\bafter (?:(?:it|he|she|they|the \w+) )?(?:\w+ing|\w+ed|had|was|were)\b"
)
# Behind a verb of saying the day is that of the words: "They will stay, he said on Friday".
_SAID = re.compile(
    r"\b(?:said|says|told \w+|announced|warned|added|reported|wrote|statement)(?: late)? (?:on )?$"
)
# "The government declared Thursday a day of mourning"
_DECLARED = re.compile(r"\b(?:declared?|declares|proclaimed|proclaims) $")
_DAY_OF = re.compile(r" (?:an?|the) (?:\w+ )?(?:day of|holiday)\b")


def day_of(finding: KeyDevelopment, reference: dt.date | None) -> dt.date | None:
    """Return the day that the finding names, None where it names none.

    A day by, before or until which something is due is not the day on which it happens.

    A weekday is the last one on or before the reference, the article's date; in words on what is
    to come it is the next one.

    >>> tuesday = dt.date(2026, 11, 3)
    >>> def told(line):
    ...     return day_of(KeyDevelopment(summary=line, when="Friday", evidence=(1,)), tuesday)
    >>> told("They will vote on Friday."), told("They voted on Friday.")
    (datetime.date(2026, 11, 6), datetime.date(2026, 10, 30))
    >>> told("They will vote in May, Ann Lee said on Friday.")
    datetime.date(2026, 10, 30)
    >>> told("The bill will become law after passing 5-2 on Friday.")
    datetime.date(2026, 10, 30)
    >>> day_of(KeyDevelopment(summary="The judge set the sentencing for March 28.",
    ...     when="March 28", evidence=(1,)), tuesday)
    datetime.date(2027, 3, 28)
    >>> told("They must pay by Friday.") is None
    True
    >>> told("Peru declared Friday a day of mourning.")
    datetime.date(2026, 11, 6)
    """
    if not finding.when or _is_other_day(finding.summary, finding.when):
        return None
    # In the line the words before it tell whether it lies ahead: "will vote on 27 May".
    inside = [one for one in dates(finding.summary, reference) if one.text == finding.when]
    mentioned = inside or dates(finding.when, reference)
    day = next((mention.day for mention in mentioned if mention.grain == "day"), None)
    ahead = day and reference and day < reference and _is_ahead(finding.summary, finding.when)
    return day + _WEEK if day and ahead else day


def _is_other_day(line: str, when: str) -> bool:
    """Say whether the line names the day nowhere but as one up to which something is due."""
    bare = next((one.start for one in dates(when, None) if one.grain == "day"), 0)
    if is_other_day(when, bare):
        return True  # "by Friday" is what the reader took for the time
    places = [one.start() for one in re.finditer(re.escape(when), line)]
    return bool(places) and all(is_other_day(line, place) for place in places)


def _is_ahead(line: str, when: str) -> bool:
    before, found, behind = line.partition(when)
    if not found or _WEEKDAY.fullmatch(when) is None:
        return False
    if _DECLARED.search(before) and _DAY_OF.match(behind):
        return True
    found_ahead = _AHEAD.search(before)
    if found_ahead is None or _SAID.search(before):
        return False
    return _DONE_BEFORE.search(before, found_ahead.end()) is None
