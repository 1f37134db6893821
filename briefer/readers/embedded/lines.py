"""Lines a reader can be shown, cut from the source's own sentences."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefer.language.clauses import Token
from briefer.language.persons import persons
from briefer.language.pronouns import certain_person
from briefer.language.referents import Referents, Speaker
from briefer.language.strangers import one_person
from briefer.language.study import Page
from briefer.language.titles import titles

Span = tuple[int, int]

LONGEST_WORDS = 55
_SHORTEST_WORDS = 4
_DATELINE = re.compile(
    r"^(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{3,4})?\s*[-–—:]?\s+(?=[A-Z“])"
    r"|\([A-Z][\w /-]{1,30}\)\s*[-–—:]*\s*"
    r"|[A-Z][\w.’' -]{1,40}(?:,\s[A-Z][\w.]{1,20})?\s*(?:\([A-Z][\w /]{1,20}\))?"
    r"\s*(?:[–—―]|\s--?\s|\s:)\s*)"
)
_LONGEST_DATELINE = 120  # characters
_LEADS = re.compile(
    r"^(?:(?:but|and|so(?! far\b)|yet|still|also|meanwhile|however|nevertheless|nonetheless"
    r"|moreover"
    r"|instead(?! of\b)|in turn|in addition(?! to\b)|additionally|furthermore|at the same time"
    r"|separately|for (?:his|her|its) part|on the other hand|in the meantime|despite (?:this|that)"
    r"|as a result(?! of)|(?:since|by|until) then|at the time(?! of)|at that (?:time|point)"
    r"|(?:soon|shortly)(?: after(?:wards?)?)?(?=,)|afterwards?(?=,)"
    r"|(?:(?:a|an|one|two|three|four|five|six|seven|ten|several|\d+) )?"
    r"(?:minute|hour|day|week|month|year)s? later"
    r"|(?:on )?the (?:next|following|same) (?:day|night|morning|afternoon|evening|week)(?=,)"
    r"|(?:then|later|earlier|similarly|likewise|indeed|of course|in fact|overall|now)(?=,)"
    r"|then(?=\s(?-i:[A-Z]))),?\s+)+",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"^In (?:a|an|another|what) [a-z -]{3,60}\b"
    r"(?:development|move|step|twist|blow|sign|shift|turn),\s+"
)
# "Its leader, Ann Lee, said": whose leader stands elsewhere, the name is enough
_OWNERS = ("Its ", "Their ", "His ", "Her ")
_OWN_OFFICE = re.compile(
    r"^(?:Its|Their|His|Her)(?: [a-z-]+){1,4}, (?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}),"
    r" (?=[a-z])"
)
# "The remarks came as Lee arrived": what the remarks are stands elsewhere, the rest stands alone
_CAME_AS = re.compile(
    r"^(?:The|His|Her|Their|Its) (?:remarks?|comments?|move|statement|announcement|news|decision)"
    r" (?:came|comes|come) (?:as|after) (?=[A-Z]|the |a )"
)
_INNER = re.compile(
    r",\s+(?:meanwhile|however|moreover|in turn|though|too|for (?:his|her|its) part),",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?][”\"’')]$")
_WORDS = re.compile(r"\w[\w’'.-]*")
_DANGLING = re.compile(
    r"^(?:this|that|these|those|such|it|they|he|she|we|i|you|there|which|who|both|his|her|its|their"
    r"|here|the same)\b",
    re.IGNORECASE,
)
_BAD_END = re.compile(
    r"\b(?:and|or|but|the|a|an|of|to|for|with|that|as|by|at|from|including"
    r"|(?<!ed )(?:in|on))[.]$",
    re.IGNORECASE,
)
# "15 percent had walked out, while the union said …": what is cut off takes its joiner along
_JOINERS = ("while", "whereas", "although", "though", "and", "but")
_TRAILS = re.compile(rf",?\s(?:{'|'.join(_JOINERS)})$")
_LONGEST_END = 12  # characters of such an end
_HE = frozenset({"he", "she"})
_FIRST_PERSON = frozenset(
    {"i", "me", "my", "we", "our", "us", "you", "your", "i'm", "we're", "i've", "we've", "we'll"}
    | {"i'll", "i'd", "we'd", "you're", "you've", "you'll", "you'd", "myself", "ourselves", "let's"}
)
_HIS = frozenset({"his", "him", "her"})
_HE_OR_HIS = _HE | _HIS
_UNNAMED = frozenset({"a", "an", "another", "one"})  # they open a phrase that points nowhere back
_LONGEST_UNNAMED = 8  # words


_SHORTEST_HEAD, _SHORTEST_TAIL = 12, 4  # tokens of a sentence that is cut in two
_ADDS = frozenset({"which", "who", "whose", "where", "as", "while", "after", "when"})
_SAYING = frozenset({"said", "says", "told", "according", "reported", "added"})
_HEAD = 4  # tokens at the head of a sentence where "his" points back


class Slot(NamedTuple):
    """The sentence a line is cut from: its tokens, and who was speaking before it.

    `speaking` holds who speaks in it by the place of the subject.
    """

    page: Page
    tokens: tuple[Token, ...]
    known: Referents
    speaking: tuple[tuple[int, Speaker], ...] = ()


def line(slot: Slot, span: Span, subject: str = "") -> str | None:
    """Return the span as a sentence of its own, None where that cannot be done safely.

    "He" and "his" become the name they stand for, unless the line names a person before them;
    `subject` is put in front where the span begins behind its subject. Leading connectives go.
    """
    body = _body_meant(slot, span) if not subject else None
    if body is not None:
        subject, span = body
    text = _resolved(slot, span, named=bool(subject))
    return tidy(f"{subject} {text}" if subject else text) if text is not None else None


def _body_meant(slot: Slot, span: Span) -> tuple[str, Span] | None:
    """Return the body that "it" opens the span for, and the rest of the span.

    The one that spoke last, in the sentence before: "The union Acme wants more. It rejected …".
    """
    head = next((one for one in slot.tokens if one.start >= span[0]), None)
    if head is None or head.low != "it" or not slot.known.fresh:
        return None
    speaker = next((one for start, one in slot.speaking if start == head.start), None)
    if speaker is None or speaker.anonymous or not speaker.certain or speaker != slot.known.last:
        return None
    definite = re.search(rf"\b[Tt]he {re.escape(speaker.name)}\b", slot.page.text)
    return f"The {speaker.name}" if definite else speaker.name, (head.end, span[1])


def shorter(tokens: Sequence[Token], span: Span) -> Span | None:
    """Return the span of a long sentence without a last clause that only adds to it.

    Cut is at a comma in front of "which", "who", "as", "while" or "after" and the like, never
    in front of "but", "although", "if" or a speaker, which change what the rest says.
    """
    inside = [one for one in tokens if span[0] <= one.start and one.end <= span[1]]
    for place in range(len(inside) - _SHORTEST_TAIL, _SHORTEST_HEAD, -1):
        before, after = inside[place - 1], inside[place]
        if before.kind not in {"comma", "dash"} or after.low not in _ADDS:
            continue
        tail = inside[place:]
        if any(one.kind == "open" for one in inside[:place]) or any(
            one.low in _SAYING for one in tail
        ):
            return None
        return span[0], before.start
    return None


def tidy(text: str) -> str | None:
    """Return the text as a sentence, None where it is none.

    A capital first, a final stop, no dateline, no leading connective; marks in pairs.

    >>> tidy("Meanwhile, the court in Oslo upheld the ruling")
    'The court in Oslo upheld the ruling.'
    >>> tidy("he said “not now") is None
    True
    >>> tidy("Half of the staff had walked out, while")
    'Half of the staff had walked out.'
    """
    bare = " ".join(text.split()).strip(" ,;:–—-*•")
    if bare.endswith(_JOINERS):
        bare = _TRAILS.sub("", bare)
    bare = _without_dateline(bare)
    if bare.startswith(_OWNERS):
        bare = _OWN_OFFICE.sub(r"\g<name> ", bare)
    for lead in (_LEADS, _FRONT, _CAME_AS):
        found = lead.match(bare)
        bare = bare[found.end() :] if found else bare
    bare = _INNER.sub("", bare).strip(" ,;:–—")
    if not bare or not _paired(bare):
        return None
    if bare[-1] not in ".!?" and not _CLOSED.search(bare):
        bare += "."
    bare = bare[0].upper() + bare[1:]
    count = len(_WORDS.findall(bare))
    if (
        not _SHORTEST_WORDS <= count <= LONGEST_WORDS
        or _DANGLING.match(bare)
        or _BAD_END.search(bare, max(0, len(bare) - _LONGEST_END))
    ):
        return None
    return bare


def _without_dateline(text: str) -> str:
    head = text[:_LONGEST_DATELINE]
    opens = head[:1].isdigit() or head.startswith("(") or any(mark in head for mark in "-–—―:")
    return _DATELINE.sub("", text) if opens else text


def _paired(text: str) -> bool:
    straight = text.count('"') % 2 == 0 and text.count("''") % 2 == 0
    return straight and text.count("“") == text.count("”") and text.count("(") == text.count(")")


def _resolved(slot: Slot, span: Span, *, named: bool) -> str | None:
    parts: list[str] = []
    place = span[0]
    for index, token in enumerate(slot.tokens):
        if token.end <= span[0] or token.start >= span[1] or token.kind == "quote":
            continue
        if token.low in _FIRST_PERSON and token.text not in {"US", "U.S."}:
            return None
        named = named or _names_person(slot, token)
        if named or token.low not in _HE_OR_HIS:
            continue
        before = [one for one in slot.tokens[:index] if one.start >= span[0]]
        starts = {start for start, _ in slot.speaking}
        told = any(one.start in starts and one.kind == "name" for one in before)
        if told or any(_human(one) for one in before):
            continue  # the line itself has somebody who can be meant: its words stay
        speaker = _stands_for(slot, token)
        if token.low in _HIS and index > _HEAD:
            return None
        name = _printed(speaker, token) if speaker is not None else None
        if name is None or _is_either(slot.tokens, index):
            return None
        if any(one.kind == "name" and one.text in name.split() for one in slot.tokens):
            return None  # "he warned that Ruiz was ill" is not said by Ruiz
        parts.append(slot.page.text[place : token.start])
        parts.append(name + ("’s" if _owns(slot.tokens, index) else ""))
        place, named = token.end, True
    parts.append(slot.page.text[place : span[1]])
    return "".join(parts)


def _printed(speaker: Speaker, token: Token) -> str | None:
    """Return what is printed for "he": a name, or "another woman" where there is none.

    None where the name is only a guess, and where the words point to somebody told before.
    """
    if not speaker.certain:
        return None
    if not speaker.anonymous:
        return speaker.name
    words = speaker.name.split()
    unnamed = words[0].lower() in _UNNAMED and len(words) <= _LONGEST_UNNAMED
    plain = token.low in _HE and unnamed and one_person(speaker.name) is not None
    return words[0].lower() + speaker.name[len(words[0]) :] if plain else None


def _owns(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the pronoun tells whose something is: "his", and "her" before a noun."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    noun = after is not None and after.kind in {"word", "name"} and after.role == ""
    return tokens[place].low == "his" or (tokens[place].low == "her" and noun)


def _is_either(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the pronoun is part of "he or she", which stands for anybody."""
    near = [token.low for token in tokens[max(0, place - 2) : place + 3]]
    return "or" in near and len(_HE.intersection(near)) > 1


def _human(token: Token) -> bool:
    """Say whether a common noun names a person that "his" can belong to."""
    return token.kind == "word" and (token.low in persons() or token.low in titles())


def _names_person(slot: Slot, token: Token) -> bool:
    return slot.page.cast.at(token.start) is not None


def _stands_for(slot: Slot, token: Token) -> Speaker | None:
    for start, speaker in slot.speaking:
        if start == token.start:
            return speaker
    pronoun = {"his": "he", "him": "he", "her": "she"}.get(token.low, token.low)
    return certain_person(pronoun, token.start, slot.page.cast, slot.known)
