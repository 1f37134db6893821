"""Whether a line stands alone: a whole clause, with nothing in it that points elsewhere."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from briefer.language.clauses import Token, is_adverb, is_verb
from briefer.language.lexicon import lexicon
from briefer.language.words import REMEMBERED_TEXTS, fold_anew
from briefer.readers.embedded.forms import form, worded

# "X, center, speaks …", "(From left) …": under a picture people are placed
_CAPTION = re.compile(
    r"[,(]\s?(?:(?:from |at |far )?(?:left|right|cent(?:er|re))|l|r)[,)]", re.IGNORECASE
)
# "X is seen in Oslo, Monday, March 5, 2012": the day in full, the event in the present
_PICTURED = form(
    r"\b(?:is|are|[a-z]{3,12}s)\s[^.;]{3,200}\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,"
    r" [A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b",
    "day, ",
)
_CREDIT = form(r"\([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}\s?/\s?[\w .]{2,40}\)\s*$", "/")
_BYLINE = form(
    r"^(?:[A-Z][\w.’'-]+ ){2,4}(?:also )?reported from [A-Z][^,.]{2,30}(?: and |\.)",
    "reported from ",
)
# "On behalf of Lee & Roe, LLP. posted in Water Law on Friday, March 5, 2012"
_POSTED = form(
    r"^(?:On behalf of .{3,90}\bposted (?:in|by|on)\b"
    r"|Posted (?:in|by|on|under|at) [^.;]{2,80}\d{4}\W*$)",
    "osted ",
)
_TALKS = (_PICTURED, _CREDIT, _BYLINE, _POSTED)
# near the head of a line nothing stands that "these" and "such" could point to; "this week" is a
# time, and "this country" a place that the article shares with its reader
_NEAR = 8  # words
_POINTED = re.compile(
    r"\b(?:(?:these|those)\s+(?!who\b|in\b|of\b|with\b|days\b|at\b|on\b|from\b)[a-z]"
    r"|(?<!first )(?<!no )(?<!any )(?<!one )(?<!other )such\s+(?!as\b|an?\b)[a-z]"
    r"|this\s+(?!year|week|month|morning|afternoon|evening|night|day|time|summer|winter|spring"
    r"|fall|autumn|season|weekend|decade|century|quarter|country|city)[a-z])",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"^(?:the (?:latter|former(?= \w+ed\b)|others?,|second two|first two|pair|trio|duo)"
    r"|one,|others?\b|another\b|neither\b|none\b|more details\b|what\b|not only\b|yes,"
    r"|(?:anyone|anybody|everyone|everybody|nobody)\b"
    r"|(?:the|other|more) (?:moves?|decision|details|changes?|answer|results?|idea|question"
    r"|announcement|statement|comments?|remarks?|attacks?)\s+(?:was|were|is|are|has"
    r"|have|had|came|comes|drew|elicited)\b)",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"^(?:(?:after|since|before|at|following|by|like|for) that\b(?! of)"
    r"|(?:then|when|after|before|as|because|while|once|since)\s+(?:it|they|he|she)\b)",
    re.IGNORECASE,
)
_VIEWS = (
    *("of course", "in other words", "in essence", "in short", "imagine", "hold your breath"),
    *("frankly", "luckily", "unfortunately", "sadly", "remarkably", "oddly", "ironically"),
    *("no wonder", "even better", "guess what"),
)
_VIEW = worded(
    rf"\b(?:{'|'.join(_VIEWS)})\b", " ".join(one.split()[-1] for one in _VIEWS), re.IGNORECASE
)
_DEPENDENT = frozenset({"because", "while", "although", "though", "when", "if", "since", "unless"})


@lru_cache(maxsize=REMEMBERED_TEXTS)
def is_page_talk(text: str) -> bool:
    """Say whether the page speaks of itself, of a picture or to its reader.

    >>> is_page_talk("Image caption The bridge in Oslo was closed on Monday.")
    True
    """
    folded = fold_anew(text)
    starts, anywhere = _pagewords()
    return (
        folded.lstrip("(* ").startswith(starts)
        or any(map(folded.__contains__, anywhere))
        or _CAPTION.search(text) is not None
        or any(one.search(text) is not None for one in _TALKS)
    )


def points_away(line: str) -> bool:
    """Say whether the line leans on other sentences: "such moments", "the latter", "then they".

    >>> points_away("The mayor was shaped by such moments."), points_away("It opened this week.")
    (True, False)
    """
    head = " ".join(line.split()[: _NEAR + 1])
    return bool(_POINTED.search(head) or _ELSEWHERE.match(line) or _THEN.match(line))


def comments(line: str) -> bool:
    """Say whether the writer steps forward with a view: "in other words", "no wonder"."""
    return _VIEW.search(line) is not None


def has_main_clause(tokens: Sequence[Token]) -> bool:
    """Say whether the tokens hold a verb that no "who", "because" or "what" claims for itself.

    >>> from briefer.language.clauses import tokenise
    >>> has_main_clause(tokenise("the letters that had been found in Oslo", 0))
    False
    >>> has_main_clause(tokenise("the letters that were found in Oslo went on sale", 0))
    True
    """
    claimed, verbs, inside = 0, 0, False
    for place, token in enumerate(tokens):
        opens = token.role == "rel" or token.low in {"what", "who", "which"}
        if opens or (token.low == "that" and place and not is_verb(tokens, place - 1)):
            claimed, inside = claimed + 1, False
        elif token.role == "sub" or token.low in _DEPENDENT:
            claimed, inside = claimed + (0 if place and verbs > claimed else 1), False
        elif is_verb(tokens, place):
            verbs, inside = verbs + (not inside), True
        elif not is_adverb(token):
            inside = False
    return verbs > claimed or claimed == 0


@cache
def _pagewords() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the phrases that must open a sentence, and those that may stand anywhere."""
    rows = [row[0].strip() for row in lexicon("pagewords")]
    starts = tuple(row[1:] for row in rows if row.startswith("^"))
    return starts, tuple(row for row in rows if not row.startswith("^"))
