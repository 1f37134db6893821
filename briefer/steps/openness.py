"""Sentences that call a matter open, and the question that holds them."""

import re
from typing import Final, NamedTuple

from briefer.language.words import pieces
from briefer.steps.analysis import analyse
from briefer.steps.coverage import coverage
from briefer.values.briefing import Entry
from briefer.values.finding import OpenQuestion, line_of

_ENOUGH: Final = 0.62  # share of what is called open that the question itself must hold
_HOW: Final = r"(?:whether|if|when|how|who|what|where|why|which)"
_IS: Final = r"(?:is|are|was|were|remains?|remained|stays?|stayed)"
_BETWEEN: Final = r"(?:(?:still|yet|as yet|also|very much|far from|largely|an|to) ){0,3}"
_UNKNOWN: Final = (
    r"(?:unclear|unknown|uncertain|undecided|unresolved|unsettled|be seen"
    r"|not (?:yet |immediately )?(?:clear|known|certain|decided|settled))"
)
_UNMADE: Final = (
    r"(?:has|have|had) (?:not|yet to)(?: yet)? be(?:en)?"
    r" (?:established|determined|decided|settled|confirmed|resolved)"
)
_DAY: Final = r"(?:(?: late| early)? on \w+)?"  # "was not clear on Thursday whether"
_OPEN: Final = rf"(?:{_UNKNOWN}|open(?: question)?|in doubt)"
# "It is open whether …", "It remains to be seen how …"
_AHEAD: Final = re.compile(
    rf"It (?:{_IS} )?{_BETWEEN}{_OPEN}{_DAY},? (?P<asks>{_HOW})\b (?P<core>.+)", re.IGNORECASE
)
# "Whether … is open."
_ASKED: Final = re.compile(
    rf"(?P<asks>{_HOW}) (?P<core>.+?) (?:{_IS} {_BETWEEN}{_OPEN}|{_UNMADE})\b.*", re.IGNORECASE
)
# "The outcome is not known." A port may be open: only what is called unknown counts here.
_BEHIND: Final = re.compile(
    rf"(?P<asks>)(?P<core>.+?) {_IS} {_BETWEEN}(?:{_UNKNOWN}|an open question)\.?", re.IGNORECASE
)
WORDS: Final = frozenset(
    {"unclear", "unknown", "uncertain", "undecided", "unresolved", "unsettled", "seen", "clear"}
    | {"known", "certain", "decided", "settled", "open", "doubt", "established", "determined"}
    | {"confirmed", "resolved"}
)
"""Folded words without one of which nothing is called open."""

_CALLED: Final = re.compile(
    rf"\b(?:{_UNKNOWN}|{_UNMADE}|{_IS} {_BETWEEN}open (?:{_HOW}|question))\b", re.IGNORECASE
)


class Opened(NamedTuple):
    """What a sentence calls open, and the word that asks for it: empty where there is none."""

    core: str
    asks: str


def opened(line: str) -> Opened | None:
    """Return what the line calls open, or None for a line that calls nothing so.

    >>> opened("It is open whether Peru will sign.")
    Opened(core='Peru will sign.', asks='whether')
    >>> opened("The port remains open.")
    """
    if WORDS.isdisjoint(pieces(line)):
        return None  # as of most lines, and told sooner than by patterns that read all of it
    for form in (_AHEAD, _ASKED, _BEHIND):
        if found := form.fullmatch(line.strip()):
            return Opened(found["core"], found["asks"].casefold())
    return None


def calls_open(text: str) -> bool:
    """Return whether a text calls something open, anywhere in it.

    >>> calls_open("The port burnt, and it is not clear how."), calls_open("The port is open.")
    (True, False)
    """
    return _CALLED.search(text) is not None


def leaves_open(entry: Entry, what: Opened) -> bool:
    """Return whether the entry is a question about this, or itself calls something open.

    "Whether" wants a question that is answered by yes or no, "when" one that asks when.
    """
    line = line_of(entry.finding)
    if not isinstance(entry.finding, OpenQuestion):
        return opened(line) is not None
    first = line.partition(" ")[0].casefold()
    asks = first if re.fullmatch(_HOW, first) else "whether"
    wanted = "whether" if what.asks == "if" else what.asks
    agree = wanted in {"", asks}
    return agree and coverage(analyse(what.core, None), analyse(line, None).stems) >= _ENOUGH
