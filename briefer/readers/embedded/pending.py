"""Questions on what a sentence makes hang on something else: "if a deal is reached"."""

import re
from collections.abc import Callable, Iterator

from briefer.language.words import pieces
from briefer.readers.embedded.asking import Asked, whole
from briefer.readers.embedded.forms import worded, words_of

_TO_MARK = r"[^,;:“”\"()—–]"
_DONE = r"(?P<done>reached|approved|signed|agreed|ratified|passed|adopted|found|made)"
# "only if a deal is reached", "“if there’s a settlement that’s signed …”"
_CONDITION = worded(
    r"\bif (?:there(?:['’]s| is) )?(?P<what>(?:an?|any|the) [\w-]{3,20}(?: [\w-]{2,20}){0,2}?)"
    rf" (?:that(?:['’]s| is) |is |are |can be ){_DONE}\b"
    rf"(?P<on> (?:on|over|with|by) {_TO_MARK}{{3,60}})?",
    "if",
)
_SLOW = worded(
    r"\b[Rr]eaching (?:any|an?|the) (?P<what>[\w-]{3,20}(?: [\w-]{3,20})?)"
    rf"(?P<on> (?:on|over|with) {_TO_MARK}{{3,60}}?)?"
    r" (?:could|may|might|will|would) (?:\w+ )?take\b",
    "reaching",
)
# what a party itself asks aloud about what is to come
_ALOUD = re.compile(
    r"(?:[“\"]|because |, but )(?P<asked>(?:[Ww]ho|[Ww]hen|[Ww]here|[Hh]ow) (?:will|would|can)"
    r" [^”\"?,]{6,110})\?"
)
_POINTING = re.compile(r"\b(?:this|that|these|those)\b(?= [a-z])")
_UNRESOLVED = worded(
    r"(?P<what>\b(?:[Tt]he |[A-Z])[^,;:“”\"()]{3,70}?) (?:remain|is|are|remains) (?:still )?"
    r"(?:unresolved|unsettled|undecided|contested|an? (?:key |main |major )?sticking point"
    r"|(?:the|a) (?:key|main|major|biggest|chief) (?:sticking point|obstacle|stumbling block))\b",
    "unresolved unsettled undecided contested point obstacle block",
)
_NONE_YET = worded(
    r"\b[Nn]o (?:final |formal )?(?P<what>decision|agreement|deal|date|compromise)"
    r" (?:has|have|had|was) (?:yet )?(?:been )?(?:made|reached|set|taken)"
    rf"(?: yet)? (?P<on>(?:on|over|about|for) {_TO_MARK}{{3,80}})",
    "decision agreement deal date compromise",
)
_DEPENDS = worded(
    rf"\b(?:depends?|hinges?|hangs?) (?:\w+ly )?on "
    rf"(?P<clause>(?:whether|how|when) {_TO_MARK}{{6,140}})",
    "depend depends hinge hinges hang hangs",
)
_BALLOT = worded(
    rf"(?P<subject>\b(?:[A-Z]|[Tt]he ){_TO_MARK}{{2,50}}?) (?:could|may|might) "
    r"(?P<rest>(?:hold|call|face|go to|be put to) (?:an?|the) (?:\w+ ){0,2}"
    rf"(?:referendum|vote|election|ballot|trial|strike|inquiry)"
    rf"(?: (?:on|over) {_TO_MARK}{{3,60}})?)",
    "could may might",
)
WORDS = words_of(_CONDITION, _SLOW, _UNRESOLVED, _NONE_YET, _DEPENDS, _BALLOT)
"""Folded words of which one stands in each sentence that asks nothing aloud and makes it hang."""
_UNTIL = re.compile(
    r"\b(?:until|pending|ahead of|before) (?P<what>(?:the|an?|its|their|next) (?:[\w’'-]+ ){0,4}?"
    r"(?:meeting|summit|vote|election|hearing|review|trial|ruling|referendum|talks|session))\b"
)
_RELATIVE = re.compile(r"\s+(?:which|who|as|while|when|after|before|since|because|but|and)\s.*$")


def pending(text: str, topic: Callable[[], str | None]) -> Iterator[Asked]:
    """Yield what the sentence makes hang on something, the surest kind first.

    `topic` gives what the sentence is about; it is asked for where the question names nothing.

    >>> text = "Peru will pay only if a deal is reached"
    >>> [one.question for one in pending(text, lambda: "the dam")]
    ['Will a deal be reached on the dam?']
    >>> [one.question for one in pending("No date has been set for the vote", lambda: None)]
    ['When will the vote be held?']
    """
    aloud, words = "?" in text, pieces(text)
    if not aloud and WORDS.isdisjoint(words):
        return  # as most sentences
    match = _CONDITION.search(text, words)
    if match and not match["what"].startswith("the ") and (on := match["on"] or _about(topic)):
        what = re.sub(r"^any ", "a ", match["what"])
        yield Asked(f"Will {what} be {match['done']}{on}?")
    match = _SLOW.search(text, words)
    if match and (on := match["on"] or _about(topic)):
        yield Asked(f"When will {_one(match['what'])} be reached{on}?")
    match = _ALOUD.search(text) if aloud else None
    if match:
        asked = _POINTING.sub("the", match["asked"])
        yield Asked(f"{asked[0].upper()}{asked[1:]}?")
    match = _DEPENDS.search(text, words)
    if match and (question := whole(_RELATIVE.sub("", match["clause"]))) is not None:
        yield Asked(question)
    match = _UNRESOLVED.search(text, words)
    if match:
        yield Asked(f"How will {_small(match['what'])} be settled?")
    match = _NONE_YET.search(text, words)
    if match:
        yield Asked(_when_or_whether(match["what"], _RELATIVE.sub("", match["on"])))
    match = _BALLOT.search(text, words)
    if match:
        rest = _RELATIVE.sub("", match["rest"])
        yield Asked(f"Will {_small(match['subject'])} {rest}?")


def _about(topic: Callable[[], str | None]) -> str:
    named = topic()
    return f" on {named}" if named else ""


def awaited(text: str) -> str | None:
    """Return the meeting or ruling that a sentence puts its matter off to, None without one.

    >>> awaited("It is unclear who will pay until the next summit in Oslo")
    'the next summit'
    """
    match = _UNTIL.search(text)
    return match["what"] if match else None


def _when_or_whether(what: str, on: str) -> str:
    clause = on.partition(" ")[2]
    if (asked := whole(clause)) is not None:
        return asked
    if what == "date":
        return f"When will {clause} be held?"
    done = "made" if what == "decision" else "reached"
    return f"Will {_one(what)} be {done} {on}?"


def _one(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _small(subject: str) -> str:
    first, _, rest = subject.partition(" ")
    return f"{first.lower()} {rest}" if first in {"The", "A", "An", "Any"} else subject
