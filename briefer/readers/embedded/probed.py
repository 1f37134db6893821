"""Questions on what somebody is still finding out or weighing: inquiries, choices, guesses."""

import re
from collections.abc import Iterator

from briefer.language.baseforms import base_of_gerund
from briefer.language.words import pieces
from briefer.readers.embedded.asking import Asked, whole
from briefer.readers.embedded.forms import worded, words_of

_TO_MARK = r"[^,;:“”\"()—–]"
_CLAUSE = rf"(?P<clause>(?:whether|if|when|how|where|why|what|who|which)\s{_TO_MARK}{{6,160}})"
_SUBJECT = rf"(?P<subject>(?:[A-Z][\w.’'-]*|the|a|an|both|all)\b{_TO_MARK}{{0,60}}?)"
_INQUIRY = re.compile(
    r"\b(?:investigat\w+|inquir\w+|inquest|autops\w+|post-mortem|probe[sd]?|prob(?:e|ing)|police"
    r"|detectives?|prosecutors?|exhum\w+|forensic\w*|examin\w+|review|tests?|testing|lawsuit|court)\b"
)
_DETERMINE = worded(
    r"\b(?<!used to )(?<!help )(?:to )?(?:determine|establish|find out|ascertain|work out)\s"
    rf"(?:exactly\s)?{_CLAUSE}",
    "determine establish find ascertain work",
)
_OUGHT = re.compile(r"\b(?:should|must|ought)\b")
_NOT_SAID = worded(
    r"\b(?:unable to|not able to|(?:could|can|would|did|does|do) ?n[o’']?t(?: immediately| yet)?"
    r"|yet to|declined to|refused to|too (?:early|soon) to|impossible to|hard to|difficult to"
    r"|[Nn]o one|[Nn]obody)"
    r"\s(?:say|tell|predict|(?<=one )knows|(?<=body )knows|determine|decide|disclose|explain"
    r"|confirm|specify)\s"
    rf"(?:exactly\s)?{_CLAUSE}",
    "say tell predict knows determine decide disclose explain confirm specify",
)
# "Whether the dam will hold is unclear": the question stands in front
_FRONTED = worded(
    r"(?:^|[.;] |\bbut |\band )"
    r"(?P<clause>(?:[Ww]hether|[Hh]ow|[Ww]hen|[Ww]here|[Ww]hy|[Ww]hat|[Ww]ho)"
    rf"\s{_TO_MARK}{{6,140}}?)\s(?:remain(?:s|ed)?|is|was)\s"
    r"(?:still\s|also\s|yet\s)?"
    r"(?:unclear|uncertain|unknown|unresolved|undecided|to be seen|an? open question|in question"
    r"|in doubt|a mystery|anyone[’']s guess|unanswered"
    r"|(?:far from|not) (?:clear|known|certain)|debated|disputed)\b",
    "unclear uncertain unknown unresolved undecided seen question doubt mystery guess "
    "unanswered clear known certain debated disputed",
)
_WEIGHING = worded(
    rf"{_SUBJECT}\s(?:is|are|has been|have been)\s"
    r"(?:still\s|now\s|also\s|currently\s|reportedly\s)?"
    r"(?:considering|weighing|debating|mulling|contemplating)\s"
    rf"(?:(?P<asks>whether|how|when|where)\sto\s|(?P<deed>[a-z-]{{4,20}}ing)\s)"
    rf"(?P<rest>{_TO_MARK}{{3,120}})",
    "considering weighing debating mulling contemplating",
)
_GOES_ON = worded(
    r"\b(?P<what>[Tt]he (?:[\w-]{3,20} ){0,2}?"
    r"(?:investigation|inquiry|probe|search|hunt|manhunt|review|inquest)"
    rf" (?:into|for|of) {_TO_MARK}{{3,90}}?)\s"
    r"(?:continues|is (?:still )?(?:continuing|ongoing|under ?way|open|in progress)|goes on"
    r"|remains open)\b",
    "continues continuing ongoing way underway open progress goes",
)
WORDS = words_of(_DETERMINE, _NOT_SAID, _FRONTED, _WEIGHING, _GOES_ON)
"""Folded words of which one stands in each sentence that is read here."""
_SEARCH = frozenset({"search", "hunt", "manhunt"})
_RELATIVE = re.compile(
    r"\s+(?:which|who|as|while|when|after|before|since|because|but|said|says"
    r"|and (?:he|she|they|it|who|whether|how|when|if|what)"
    r"|or (?:when|how|if|whether|what|who|why|where))\s.*$"
)
_TIMES = re.compile(r"\b(?:for|over) (?:\w+ )?(?:days|weeks|months|years) ")


def probed(text: str) -> Iterator[Asked]:
    """Yield what a sentence says is being found out, weighed or not told.

    >>> [one.question for one in probed("Whether the dam near Oslo will hold remains to be seen")]
    ['Will the dam near Oslo hold?']
    >>> [one.question for one in probed("The city is considering closing the harbour")]
    ['Will the city close the harbour?']
    """
    words = pieces(text)
    if WORDS.isdisjoint(words):
        return
    match = _DETERMINE.search(text, words)
    if match and _INQUIRY.search(text) and not _OUGHT.search(match["clause"]):
        yield from _whole(match["clause"])
    match = _NOT_SAID.search(text, words)
    if match:
        yield from _whole(match["clause"])
    match = _FRONTED.search(text, words)
    if match:
        yield from _whole(match["clause"][0].lower() + match["clause"][1:])
    match = _WEIGHING.search(_TIMES.sub("", text), words)
    if match and (question := _weighed(match)) is not None:
        yield Asked(question)
    match = _GOES_ON.search(text, words)
    if match:
        what = match["what"][0].lower() + match["what"][1:]
        search = not _SEARCH.isdisjoint(what.split())
        yield Asked(f"Will {what} succeed?" if search else f"What will {what} find?")


def _whole(clause: str) -> Iterator[Asked]:
    first, _, rest = clause.partition(" ")
    question = whole(f"{first} {_RELATIVE.sub('', rest)}")
    if question is not None:
        yield Asked(question)


def _weighed(match: re.Match[str]) -> str | None:
    """Return the question of a choice: "Will Peru close the port?", "How will Peru answer?"."""
    rest = _RELATIVE.sub("", match["rest"])
    if match["deed"]:
        base = base_of_gerund(match["deed"])
        if base is None:
            return None
        rest = f"{base} {rest}"
    asks = match["asks"] or "whether"
    return whole(f"{asks} {match['subject']} will {rest}")
