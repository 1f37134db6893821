"""Open questions: what the article itself leaves unsettled, asked in its own words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefer.readers.embedded.lines import tidy
from briefer.readers.embedded.sight import Seen, Sight
from briefer.values.finding import OpenQuestion

_MOST = 5
_TO_MARK = r"[^,;:“”\"()]"  # a phrase goes on to the next mark
_SUBJECT = rf"(?P<subject>(?:[A-Z][\w.’'-]*|the|a|an|any|both|all)\b{_TO_MARK}{{0,60}}?)"
_REST = rf"(?P<rest>{_TO_MARK}{{3,140}})"
_HEDGED = re.compile(
    r"\b(?:hope[sd]?|hoping|confiden(?:t|ce)|optimis(?:m|tic)|doubt(?:s|ed|ful)?"
    r"|expect(?:s|ed|ing)?|belie(?:ve[sd]?|f)|unclear|uncertain|not clear|in doubt"
    r"|remains to be seen|unknown|undecided|question(?:s|ed)? (?:of|about|over))"
    rf"\s+(?:that\s+|if\s+|whether\s+)?{_SUBJECT}"
    rf"\s+(?:will|would|can|could|should)\s+(?:\w{{1,20}}ly\s+)?{_REST}"
)
_WHEN = re.compile(
    r"\b(?:unclear|uncertain|not (?:yet )?clear|unknown|remains to be seen|undecided)\s+"
    rf"(?P<when>when|how|where|why)\s+{_SUBJECT}\s+(?P<modal>will|would|can|could)\s+{_REST}"
)
_MAY = re.compile(
    rf"(?:that\s+|said\s+|^){_SUBJECT}\s+(?:could|may|might)"
    rf"\s+(?:potentially|still|yet|also)\s+{_REST}"
)
_YET = re.compile(rf"{_SUBJECT}\s+(?:has|have) yet to\s+{_REST}")
_AWAITS = re.compile(rf"\b(?:awaiting|waiting for|awaits?)\s+{_REST}")
_DIFFER = re.compile(
    r"\b(?:differences|disagreements?|divisions?|divided|disputes?|differ(?:s|ed)?"
    r"|different positions)\s+(?:remain(?:s|ed)?\s+|persist(?:s|ed)?\s+)?(?:over|on|about)"
    rf"\s+(?P<rest>{_TO_MARK}{{3,110}})"
)
_OUTCOME = re.compile(
    rf"\b(?P<rest>[Tt]he (?:outcome|result|fate) of {_TO_MARK}{{3,80}}?)"
    r"\s+(?:may|might|could|will|remains|is)\b"
)
_APPROVAL = re.compile(
    rf"{_SUBJECT}\s+(?:would|will|must|still)\s+(?:have to |need to |needs? to )?be\s+"
    r"(?P<rest>(?:[\w-]{1,30} (?:binding )?and )?(?:approved|ratified|backed|signed|cleared)"
    rf"\s+by\s+{_TO_MARK}{{3,80}})"
)
_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|we|i|you|his|her|their|its|them|him|this|that)\b", re.IGNORECASE
)
_STOP = re.compile(r"[.!?]+$")
_RELATIVE = re.compile(r"\s+(?:which|who|as|while|when|after|before|since|because)\s.*$")


class _Asked(NamedTuple):
    question: str
    waits_for: str | None


def questions(sight: Sight) -> tuple[OpenQuestion, ...]:
    """Return the questions that the article leaves open, in the order of the text."""
    found: list[OpenQuestion] = []
    for seen in sight.seen:
        for asked in _asked(seen):
            text = tidy(asked.question)
            if text is None or _PRONOUN.search(text) or any(one.question == text for one in found):
                continue
            number = seen.sentence.number
            found.append(OpenQuestion(question=text, waits_for=asked.waits_for, evidence=(number,)))
            break
    return tuple(found[:_MOST])


def _asked(seen: Seen) -> Iterator[_Asked]:
    """Yield the questions of a sentence, the surest kind first; quotations are left out."""
    if seen.quoted_share > 0.4 or seen.sentence.text.rstrip().endswith("?"):
        return
    text = _STOP.sub("", seen.sentence.text)
    for pattern in (_YET, _HEDGED, _MAY):
        match = pattern.search(text)
        if match:
            yield _Asked(f"Will {_low(match['subject'])} {_cut(match['rest'])}?", None)
    match = _WHEN.search(text)
    if match:
        subject, modal = _low(match["subject"]), match["modal"].replace("would", "will")
        yield _Asked(f"{match['when']} {modal} {subject} {_cut(match['rest'])}?", None)
    match = _APPROVAL.search(text)
    if match:
        by = match["rest"].rpartition(" by ")[2]
        yield _Asked(f"Will {_low(match['subject'])} be {match['rest']}?", by)
    match = _AWAITS.search(text)
    if match:
        awaited = _cut(match["rest"])
        article = "" if re.match(r"(?:the|a|an|[A-Z])\b", awaited) else "the "
        plural = awaited.split(" of ")[0].endswith("s")
        yield _Asked(f"What {'are' if plural else 'is'} {article}{awaited}?", awaited)
    match = _DIFFER.search(text)
    if match:
        yield _Asked(f"How will the differences over {_cut(match['rest'])} be settled?", None)
    match = _OUTCOME.search(text)
    if match:
        outcome = re.sub(r"\b(?:these|those|this)\b", "the", _low(match["rest"]))
        yield _Asked(f"What will {outcome} be?", None)


def _low(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    small = {"The", "A", "An", "Any", "Both", "Its", "All"}
    return f"{first.lower() if first in small else first} {rest}".strip()


def _cut(phrase: str) -> str:
    return _RELATIVE.sub("", phrase).strip()
