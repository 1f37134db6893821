"""Whether a line leans on other sentences by a word whose meaning stands there: "they", "there"."""

import re

from briefer.language.vagueness import is_actor
from briefer.readers.embedded.forms import worded

_OPENS = r"^[\"“‘'](?:(?:well|so|and|but|yes|no|look|now|because)[, ]+)*"
# "“They will have to wait,” she said": who they are stands in the sentence before
_QUOTED = re.compile(
    _OPENS + r"(?:it|they|them|he|she|his|her|their|its|this|that|these|those"
    r"|so(?! (?:many|much|far|long|few)\b))\b(?P<rest>.*)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(_OPENS + r"(?P<word>[a-z]+)", re.IGNORECASE)
# "it is hard to say", "it’s no wonder that": "it" stands for what follows
_EXPLETIVE = re.compile(
    r"(?:['’]s| is| was| will be| would be| remains| seems| takes?| took| makes?)\b"
    r"[^.;”\"]{2,60}?\b(?:to|that|if|when|for|what|how)\b"
)
_POINTED = re.compile(r"\s+(?:who|wishing|[a-z]+ing|which|with|of|in)\b", re.IGNORECASE)
_TIMES = (
    r"(?:year|week|month|morning|afternoon|evening|night|day|time|summer|winter|spring|fall|season"
    r"|weekend|decade|century|country|nation|city)"
)
_BE = r"(?:is|are|was|were|has|have|had|will|would|can|could|does|did|may|might|must|means?)\b"
_NAMED = re.compile(rf"\s+(?:{_TIMES}\b|(?!{_BE})[a-z-]+ (?!{_BE})[a-z]+)")
_THEY = worded(r"\b(?:they|them|they['’](?:re|ve|ll|d))\b", "they them", re.IGNORECASE)
_SEVERAL = re.compile(
    r"[a-z]{2,}(?<!s)s(?!['’])\b|\band\b|\b[A-Z]{2,}\b"
    r"|\b(?:people|men|women|children|staff|public|family|couple|crew|media|youth|everyone|everybody"
    r"|anyone|anybody|someone|somebody|no one|nobody|each|whoever|trio|pair|crowd|majority|half)\b"
)
# "According to the ministry, it has bought": who has stands in another sentence
_ACCORDING = re.compile(r"^According to [^,]+, (?:it|they|he|she)\b")
_SUCH = worded(r"\bsuch an? (?:[a-z-]+ )?(?P<noun>[a-z]+)\b", "such", re.IGNORECASE)
_FOLLOWING = worded(r"\bthe following(?: [a-z]+)?[.:]*$", "following")
_THERE = re.compile(
    r"\bthere\b(?!['’]| (?:is|are|was|were|has|have|had|will|would|may|might|could|can|must|should"
    r"|seem|remain|to be|be|being|still|also|never|really)\b)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|to|from|near|into|inside|outside|across|on) (?:the |an? )?[A-Za-z]"
)
_OPEN_END = worded(
    r"\b(?:take|takes|taking|took|taken) part[.]$|\bparticipat(?:e|ed|ing)[.]$",
    "part participate participated participating",
)
_SO = worded(r"\b(?:do|does|did|done|doing) so\b|\bthe opposite\b", "so opposite")
_BEFORE_SO = 6  # words in front of "do so" that can say what is done
_SOME_OF = worded(
    r"\b(?:some|many|most|all|both|none) of (?:it|them|these|those)\b",
    "some many most all both none",
)

# "The operator put the figure at 64%", "said it would refund two": of what is told before
_COUNTED_BEFORE = worded(
    r"\b(?:put|puts|gave|gives) the (?:figure|number|share|total|count) (?:at|as)\b"
    r"|\b(?:it|they|he|she) (?:would|will|had|has|have) \w+"
    r" (?:one|two|three|four|five|six|both|most|many|none|several)[.]$",
    "put puts gave gives it they he she",
)
# "Jets took off and destroyed three of them": not of the jets, and nobody else is named
_DID_TO_SOME = worded(
    r"^(?:[\w’'-]+ ){0,3}[a-z]{3,}(?<!s)s (?:[a-z]+ (?:(?:off|out|up|in|back) )?and )?"
    r"[a-z]+(?:ed|ot|it|ok|ew|nt) "
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|some|most|all|both)"
    r" of them\b",
    "them",
)


def leans(line: str, *, quoted: bool = False) -> bool:
    """Say whether a word of the line means something that stands in another sentence.

    With `quoted`, only whether its quotation opens with such a word.

    >>> leans("“They must pay for it,” Ann Lee said."), leans("“It is hard to pay,” Ann Lee said.")
    (True, False)
    >>> leans("Bob Ray fell ill and died there."), leans("Bob Ray came to Oslo and died there.")
    (True, False)
    >>> leans("“Therefore, the port closes,” Ann Lee said.")
    False
    """
    if quoted:
        return _quotes_pointing(line) or _lacks_several(line)
    return (
        _quotes_pointing(line)
        or _lacks_several(line)
        or _such(line)
        or _FOLLOWING.search(line) is not None
        or _ACCORDING.search(line) is not None
        or _lacks_place(line)
        or _OPEN_END.search(line) is not None
        or _COUNTED_BEFORE.search(line) is not None
        or _does_so(line)
        or _DID_TO_SOME.search(line) is not None
    )


def _quotes_pointing(line: str) -> bool:
    match = _QUOTED.match(line)
    if match is None:
        return False
    opened = _PRONOUN.match(line)
    word, rest = opened["word"].lower() if opened else "", match["rest"]
    if word == "it":
        return _EXPLETIVE.match(rest) is None
    if word in {"this", "that", "these", "those"}:
        return _POINTED.match(rest) is None and _NAMED.match(rest) is None
    return True


def _lacks_several(line: str) -> bool:
    """Say whether "they" stands in front of all that it could mean."""
    match = _THEY.search(line)
    if match is None:
        return False
    before = line[: match.start()]
    held = _SEVERAL.search(before) or any(is_actor(word.lower()) for word in before.split())
    return not held


def _such(line: str) -> bool:
    match = _SUCH.search(line)
    return match is not None and match["noun"][:5].lower() not in line[: match.start()].lower()


def _lacks_place(line: str) -> bool:
    match = _THERE.search(line)
    return match is not None and not _PLACE.search(line[: match.start()])


def _does_so(line: str) -> bool:
    some = _SOME_OF.search(line)
    if some is not None and not _SEVERAL.search(line[: some.start()]):
        return True
    match = _SO.search(line)
    return match is not None and len(line[: match.start()].split()) <= _BEFORE_SO
