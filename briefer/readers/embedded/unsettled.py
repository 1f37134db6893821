"""Questions on what a sentence calls unclear, awaited, doubted or still to be decided."""

import re
from collections.abc import Iterator

from briefer.language.clauses import roles
from briefer.language.words import fold, pieces
from briefer.readers.embedded import probed
from briefer.readers.embedded.asking import Asked, whole
from briefer.readers.embedded.forms import worded, words_of
from briefer.steps import openness

_TO_MARK = r"[^,;:“”\"()—–]"  # a phrase goes on to the next mark
_SUBJECT = rf"(?P<subject>(?:[A-Z][\w.’'-]*|the|a|an|any|both|all)\b{_TO_MARK}{{0,60}}?)"
_REST = rf"(?P<rest>{_TO_MARK}{{3,140}})"
_LY = r"(?:\w{1,20}ly\s+|still\s+|yet\s+|now\s+)?"
# what is hoped, doubted or not clear
_HEDGED = worded(
    r"\b(?:hope[sd]?|hoping|confiden(?:t|ce)|optimis(?:m|tic)|doubt(?:s|ed|ful)?|in doubt)"
    rf"\s+(?:that\s+|if\s+|whether\s+)?{_SUBJECT}\s+(?:will|would)\s+{_LY}{_REST}",
    "hope hopes hoped hoping confident confidence optimism optimistic doubt doubts doubted "
    "doubtful",
)
_UNCLEAR = worded(
    r"\b(?:unclear|uncertain|(?:not|\w+n[’']t) (?:yet |immediately )?(?:clear|known|say|said)"
    r"|unknown|undecided"
    r"|(?:remain(?:s|ed)?|is|was) to be seen|in question"
    r"|no word (?:yet )?on|question (?:is|remains)"
    r"|(?:declined|refused) to say|trying to (?:determine|establish|find out|learn|figure out)"
    r"|(?:investigating|examining|looking into|have not said|has not said))\s+"
    rf"(?:exactly\s+)?(?P<clause>(?:whether|if|when|how|where|why|what|who|which)\s{_TO_MARK}{{6,160}})",
    "unclear uncertain not wasn isn aren weren hasn haven unknown undecided seen question word"
    " declined refused trying"
    " investigating examining looking",
)
_CAUSE = worded(
    r"\b(?P<rest>[Tt]he (?:exact |precise )?(?:cause|motive|reason|identity|whereabouts|extent|fate"
    rf"|origin|outcome|result) (?:of|for|behind) {_TO_MARK}{{3,80}}?)\s+"
    r"(?:(?:is|was|remains?|remained|has|have|had|are|were)"
    r"\s+(?:still\s+|yet\s+|not\s+|to\s+|been\s+|be\s+|immediately\s+){0,4}(?:unknown|unclear|uncertain|undetermined|known|clear|determined|established"
    r"|disclosed|released|under investigation|being investigated)"
    r"|(?P<ahead>may|might|could|will)\b)",
    "cause motive reason identity whereabouts extent fate origin outcome result",
)
_PROBED = worded(
    rf"\b(?:investigating|determine|establish)\s+(?P<rest>the cause of {_TO_MARK}{{3,80}})",
    "cause",
)
_MAY = worded(
    rf"(?:that\s+|said\s+|^){_SUBJECT}\s+(?:could|may|might)\s+(?:potentially|eventually|still|yet)\s+{_REST}",
    "potentially eventually still yet",
)
_YET = worded(rf"{_SUBJECT}\s+(?:has|have) yet to\s+{_REST}", "yet")
# "has yet to say whether it will sue": what is not said is the question
_TELLS = re.compile(
    r"^(?:say|decide|announce|disclose|determine|reveal|clarify|establish|explain|confirm)\s+"
    r"(?:exactly\s+)?(?P<clause>(?:whether|if|when|how|where|why|what|who|which)\s.+)"
)
# where the pronoun that begins the clause can mean whoever has yet to say
_POINTS = re.compile(
    r"^(?P<asks>whether|if|when|where|why|how) (?:it|he|she|they)"
    r"(?= (?:will|would|can|could|should|has|had|have|plans?|intends?|means?|wants?) )"
    r"|^(?P<who>who (?:will|would|is to) be) (?:its|his|her|their)(?= )"
)
_APPROVED = (
    r"(?:deal|treaty|sale|bill|plan|budget|agreement|accord|proposal|merger|law|pact|nomination"
    r"|appointment|contract|project|licence|license|takeover|purchase|package|amendment|draft|loan)s?"
)
_WHETHER_TO = worded(
    rf"{_SUBJECT}\s+(?:(?:is|are)\s+(?:still\s+)?(?:considering|weighing|deciding|debating|discussing"
    r"|undecided)|(?:has|have)\s+not\s+(?:yet\s+)?(?:decided|said)|(?:must|will|would|to)\s+decide"
    r"|(?:said|says)\s+(?:that\s+)?(?:it|he|she|they)\s+(?:has|have|had)\s+not\s+(?:yet\s+)?decided)"
    rf"\s+(?:on\s+)?whether\s+to\s+{_REST}",
    "whether",
)
_VOTE = worded(
    rf"{_SUBJECT}\s+(?:will|(?:is|are)\s+(?:expected|due|scheduled|set)\s+to)\s+vote\s+"
    rf"(?P<rest>(?:on|whether)\s{_TO_MARK}{{3,100}})",
    "vote",
)
_AWAITED = (
    r"(?:decision|ruling|verdict|results?|outcome|determination|findings|response|answer|reply"
    r"|disposition|judgment)"
)
_AWAITS = worded(
    r"\b(?:awaiting|waiting for|awaits?|await)\s+(?:the\s+|a\s+|an\s+)?"
    rf"(?P<rest>(?:[\w-]{{1,20}}\s){{0,2}}?{_AWAITED}\s(?:of|by|from|on|in|about)\s{_TO_MARK}{{3,100}})",
    "awaiting waiting await awaits",
)
_DIFFER = worded(
    r"\b(?:differences|disagreements|divisions|different positions"
    r"|(?:remain(?:ed|s)?|are|is|were|was)"
    r"\s+(?:still\s+|deeply\s+|sharply\s+)?(?:divided|split|at odds|deadlocked)"
    r"|disagree[sd]?|differ(?:s|ed)?)"
    r"\s+(?:remain(?:s|ed)?\s+|persist(?:s|ed)?\s+)?(?:over|on|about)"
    rf"\s+(?!how\b|what\b|whether\b|many\b)(?P<rest>{_TO_MARK}{{3,110}})",
    "differences disagreements divisions different divided split odds deadlocked disagree "
    "disagrees disagreed differ differs differed",
)
_APPROVAL = worded(
    rf"{_SUBJECT}\s+(?:would|will|must|still)\s+(?:have to |need to |needs? to )?be\s+"
    r"(?P<rest>(?:[\w-]{1,30} (?:binding )?and )?(?:approved|ratified|backed|signed|cleared)"
    rf"\s+by\s+{_TO_MARK}{{3,80}})",
    "approved ratified backed signed cleared",
)
_SUBJECT_TO = worded(
    rf"{_SUBJECT},?\s+(?:which\s+)?(?:(?:is|are|remains?)\s+(?:still\s+)?subject\s+to"
    r"|(?:still\s+)?(?:needs?|requires?))"
    rf"\s+(?:the\s+|final\s+)?(?P<noun>approval|ratification|confirmation)\s+(?:by|from|of)\s+(?P<by>{_TO_MARK}{{3,60}})",
    "approval ratification confirmation",
)
_RULES = worded(
    r"\b(?P<subject>(?:[Tt]he|[Aa]n?) (?:[\w-]{2,20} ){0,3}?"
    r"(?:court|judge|tribunal|panel|jury|commission))"
    rf"\s+(?:will|would|is\s+to)\s+(?:rule|decide)\s+(?P<rest>on\s{_TO_MARK}{{3,100}})",
    "rule decide",
)
# "Whether the cap, which ends in May, will stay has yet to be decided"
_ASIDE = re.compile(r", (?:which|who) [^,]{3,80},(?= )")
_SUBJECT_AWAITS = worded(
    rf"(?P<subject>(?:[A-Z][\w.’'-]*|the|a|an|any|both|all)\b(?: [\w.’'-]+){{0,6}}? {_APPROVED}"
    rf"(?: (?:of|with|on|for|between) {_TO_MARK}{{3,40}}?)?)"
    r"\s+(?:still\s+)?(?:awaits?|(?:is|are)\s+(?:still\s+)?(?:awaiting|waiting for))"
    rf"\s+(?:the\s+|final\s+)?(?P<noun>approval|ratification|confirmation)\s+by\s+(?P<by>{_TO_MARK}{{3,60}})",
    "await awaits awaiting waiting",
)
_ANY_AHEAD = words_of(_APPROVAL, _SUBJECT_TO, _SUBJECT_AWAITS, _VOTE, _RULES, _AWAITS, _DIFFER)
_ANY_HOPED = words_of(_YET, _WHETHER_TO, _HEDGED, _MAY)
_ANY_UNCLEAR = words_of(_UNCLEAR, _CAUSE, _PROBED) | openness.WORDS
WORDS = _ANY_UNCLEAR | _ANY_HOPED | probed.WORDS | _ANY_AHEAD
"""Folded words of which one stands in each sentence that leaves something unsettled."""
# what talks lead to is open by nature: to ask for it asks nothing
_TALKS = re.compile(r"\b(?:talks?|discussions?|negotiations?|meetings?|conversations?)\b")
_HANGS = re.compile(r"\s+(?:and|or|but)$")  # "… had been found and [who had taken it]"
_MATTER = re.compile(r"^the (?:question|issue|matter|subject) of ")
_DONE = {"approval": "approved", "ratification": "ratified", "confirmation": "confirmed"}
_RELATIVE = re.compile(
    r"\s+(?:which|who|as|while|when|after|before|since|because|but|said"
    r"|and (?:he|she|they|it)|or (?:when|how|if|whether|what|who|why|where))\s.*$"
)


def unsettled(text: str) -> Iterator[Asked]:
    """Yield what the sentence leaves unsettled, the surest kind first.

    >>> [one.question for one in unsettled("The court has yet to rule on the dam")]
    ['Will the court rule on the dam?']
    >>> [one.question for one in unsettled("Lee is confident that the law will not change")]
    ['Will the law change?']
    """
    words = pieces(text)
    if WORDS.isdisjoint(words):
        return  # as most sentences
    if not _ANY_UNCLEAR.isdisjoint(words):
        yield from _unclear(text, words)
    hoped = not _ANY_HOPED.isdisjoint(words)
    for sought in (_YET, _WHETHER_TO, _HEDGED, _MAY) if hoped else ():
        match = sought.search(text, words)
        if match and _is_subject(match["subject"]):
            told = _TELLS.match(match["rest"]) if sought is _YET else None
            if told is not None:
                question = whole(_cut_clause(_pointed(told["clause"], _low(match["subject"]))))
                yield from () if question is None else (Asked(question),)
                continue
            # who hopes that it will not change leaves open whether it will
            rest = _cut(match["rest"]).removeprefix("not ")
            yield Asked(f"Will {_low(match['subject'])} {rest}?")
    yield from probed.probed(text)
    yield from _ahead(text, words)


def _pointed(clause: str, subject: str) -> str:
    """Return the clause with the subject in the place of the pronoun at its head."""
    return _POINTS.sub(
        lambda one: f"{one['who']} {subject}’s" if one["who"] else f"{one['asks']} {subject}",
        clause,
    )


def _unclear(text: str, words: frozenset[str]) -> Iterator[Asked]:
    """Yield what is not clear or being found out."""
    if text.startswith("Whether "):
        text = _ASIDE.sub("", text)
    match, called = _UNCLEAR.search(text, words), openness.opened(text)
    clause = match["clause"] if match else f"{called.asks} {called.core}" if called else ""
    if clause and (question := whole(_cut_clause(clause.rstrip(".")))) is not None:
        yield Asked(question)
    match = _CAUSE.search(text, words)
    if match and not _TALKS.search(match["rest"]):
        outcome = re.sub(r"\b(?:these|those|this)\b", "the", _low(match["rest"]))
        yield Asked(f"What will {outcome} be?" if match["ahead"] else f"What is {outcome}?")
    match = _PROBED.search(text, words)
    if match:
        yield Asked(f"What is {_cut(match['rest'])}?")


def _ahead(text: str, words: frozenset[str]) -> Iterator[Asked]:
    """Yield what waits for somebody's word: an approval, a vote, an answer, a settlement."""
    if _ANY_AHEAD.isdisjoint(words):
        return
    match = _APPROVAL.search(text, words)
    if match and _is_subject(match["subject"]):
        by = match["rest"].rpartition(" by ")[2]
        yield Asked(f"Will {_low(match['subject'])} be {match['rest']}?", by)
    match = _SUBJECT_TO.search(text, words) or _SUBJECT_AWAITS.search(text, words)
    if match and _is_subject(match["subject"]):
        by, done = _cut(match["by"]), _DONE[match["noun"]]
        yield Asked(f"Will {_low(match['subject'])} be {done} by {by}?", f"{match['noun']} by {by}")
    match = _VOTE.search(text, words)
    if match and _is_subject(match["subject"]):
        yield Asked(f"How will {_low(match['subject'])} vote {_cut(match['rest'])}?", "the vote")
    match = _RULES.search(text, words)
    if match:
        asked = f"How will {_low(match['subject'])} rule {_cut(match['rest'])}?"
        yield Asked(asked, f"the ruling of {_low(match['subject'])}")
    match = _AWAITS.search(text, words)
    if match:
        wanted = _cut(match["rest"])
        if not _TALKS.search(wanted):
            yield Asked(f"What will the {wanted} be?", wanted)
    yield from divided(text)


def divided(text: str) -> Iterator[Asked]:
    """Yield what people are said to be at odds over.

    >>> [one.question for one in divided("The heirs are divided on the need for a new search")]
    ['How will the differences over the need for a new search be settled?']
    """
    match = _DIFFER.search(text)
    if match:
        over = _MATTER.sub("", _cut(match["rest"]))
        yield Asked(f"How will the differences over {over} be settled?")


def _is_subject(phrase: str) -> bool:
    """Say whether the phrase can be a subject: "the court", not "While turnout"."""
    first = fold(phrase.split(maxsplit=1)[0])
    return roles().get(first, "") in {"", "det", "pron"}


def _low(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    small = {"The", "A", "An", "Any", "Both", "Its", "All"}
    return f"{first.lower() if first in small else first} {rest}".strip()


def _cut(phrase: str) -> str:
    return _RELATIVE.sub("", phrase).strip()


def _cut_clause(clause: str) -> str:
    """Cut what follows the clause, its first word (which may be "when" or "who") spared."""
    first, _, rest = clause.partition(" ")
    return f"{first} {_HANGS.sub('', _cut(rest))}"
