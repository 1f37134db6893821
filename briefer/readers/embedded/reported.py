"""What a report in a sentence comes to: its stance, its words, and whether it only asks."""

import re
from collections.abc import Container
from functools import cache

from briefer.language.clauses import Token, is_verb, roles
from briefer.language.cues import noun_cues, verb_cues
from briefer.language.lexicon import lexicon
from briefer.language.reporting import ACCORDING
from briefer.language.study import Said
from briefer.readers.embedded.denying import claimed_stance
from briefer.readers.embedded.done import is_done
from briefer.readers.embedded.modals import intended
from briefer.readers.embedded.owners import asks_for_a_living
from briefer.readers.embedded.sight import Seen, Sight
from briefer.values.finding import Stance

Span = tuple[int, int]

LONGEST_WHOLE = 42  # tokens of a sentence that is told whole
_ASKING = frozenset({"ask", "wonder", "question", "inquire"})
# verbs that only carry what their object says: "reaffirmed its support", "voiced concern"
_CARRYING = frozenset(
    {"express", "voice", "reaffirm", "reiterate", "affirm", "repeat", "underline", "underscore"}
    | {"stress", "signal", "indicate", "emphasize", "emphasise"}
)
# "pressed him on why": for an answer, and no more
_PRESSED_ON = re.compile(
    r"(?:[\w.’'-]+ ){1,4}(?:on|about|over) (?:why|how|whether|what|when|where|who)\b"
)
_FORESEEING = frozenset({"expect", "anticipate"})
# to refuse these is to keep silent, and no stance
_TELLING = frozenset(
    {"say", "tell", "discuss", "disclose", "reveal", "comment", "confirm", "speculate", "answer"}
    | {"elaborate", "speak", "talk", "specify", "respond", "remark", "identify", "name", "provide"}
    | {"give", "describe", "explain", "weigh", "predict", "estimate", "detail", "reply", "offer"}
)
_SIDES = frozenset({"side", "sides", "position", "positions", "stance", "stand", "questions"})
_SIDE_WITHIN = 4  # tokens: "to take a position"
_REFUSING = frozenset({"refuse", "decline"})
_PLANNING = frozenset({"plan", "intend", "vow"})
_BESIDE = frozenset({"while", "whereas", "but", "and"})
_NOTHING = frozenset({"no", "little", "few", "scant", "nothing"})
_REFUSED: dict[Stance, Stance] = {"rejects": "accepts", "denies": "claims", "claims": "claims"}
_BEHIND_OBJECT = frozenset(
    {"", "for", "to", "of", "about", "over", "on", "that", "at", "with", "in"}
)
_ASKED = frozenset({"asked", "pressed", "questioned", "challenged"})
_NAMED = (["be", "named"], ["be", "identified"], ["be", "quoted"], ["be", "interviewed"])
_OBJECT_WITHIN = 6  # tokens of the content in which its noun stands


def stance_of(seen: Seen, said: Said) -> Stance:
    """Return the stance of the verb, or of the noun that it only carries."""
    cue = said.report.cue
    if cue.lemma in _REFUSING and said.content:
        return _refused(seen, said)
    if cue.lemma in _PLANNING and said.content:
        return intended(_inside(seen, said))
    if cue.lemma in _FORESEEING:
        return _foreseen(seen, said)
    if said.content and is_done(cue.lemma, _inside(seen, said)):
        return "claims"
    noun = None
    if cue.lemma in _CARRYING and said.content:
        noun = _object(seen, said, noun_cues())
    if noun is not None:
        return noun_cues()[noun]
    claims = cue.stance == "claims" and said.content and not said.report.negated
    return claimed_stance(cue.lemma, _inside(seen, said)) if claims else cue.stance


def _foreseen(seen: Seen, said: Said) -> Stance:
    """Return what it means to expect something: to want it, to wait for it, or to foretell it.

    "Peru expects guarantees" is a demand, "Lee expects an answer" waits. What is not expected is
    foretold, and so is what a whole clause tells ("expects there will be talks") or what a thing
    and no one expects.
    """
    report, inside = said.report, _inside(seen, said) if said.content else []
    clause = any(is_verb(inside, n) for n in range(len(inside))) and inside[0].low != "to"
    if report.negated or clause or _is_thing(said):
        return "claims"
    if report.cue.lemma == "expect" and _object(seen, said, _wished()) is not None:
        return "demands"
    return report.cue.stance


def _is_thing(said: Said) -> bool:
    """Say whether the subject is a common noun for no one: "the forecast expects"."""
    words = said.speaker.name.split()
    return said.speaker.party is None and words[-1].islower() and not said.speaker.anonymous


def keeps_silent(seen: Seen, said: Said) -> bool:
    """Say whether somebody only refuses to speak, or to be named.

    "Declined to comment", "refused to discuss it", "requested anonymity"; nor is a stance who
    seeks comment.
    """
    if not said.content:
        return False
    inside = [token.low for token in _inside(seen, said)][:_SIDE_WITHIN]
    if inside[:1] in (["anonymity"], ["comment"], ["comments"]):
        return True
    if said.report.cue.lemma not in _REFUSING or inside[:1] != ["to"]:
        return False
    if inside[1:2] == ["take"]:  # "refused to take a position"
        return not _SIDES.isdisjoint(inside)
    return inside[1:2] != [] and (inside[1] in _TELLING or inside[1:3] in _NAMED)


def gives_nothing(seen: Seen, said: Said) -> bool:
    """Say whether an offer is none: "offered no proof", "offered details of the crash"."""
    if said.report.cue.stance != "offers" or not said.content:
        return False
    near = _inside(seen, said)
    nothing = bool(near) and near[0].low in _NOTHING
    return nothing or _object(seen, said, _remarked()) is not None


def _object(seen: Seen, said: Said, nouns: Container[str]) -> str | None:
    """Return the noun of the object where it is one of the nouns, as it is written."""
    near = _inside(seen, said) if said.content else []
    for place, token in enumerate(near[:_OBJECT_WITHIN]):
        if token.low in {"that", "if", "whether"} or token.kind not in {"word", "name", "poss"}:
            break
        behind = near[place + 1] if place + 1 < len(near) else None
        ends = behind is None or behind.low in _BEHIND_OBJECT or _postposed(token, behind)
        if token.low in nouns and ends:
            return token.low
    return None


def _inside(seen: Seen, said: Said) -> list[Token]:
    """Return the tokens of what is said, its last part."""
    start, end = said.content[-1]
    return [token for token in seen.tokens if start <= token.start and token.end <= end]


def _postposed(noun: Token, behind: Token) -> bool:
    """Say whether an adjective stands behind a plural: "assurances comparable to"."""
    return noun.low.endswith("s") and behind.kind == "word" and behind.low.endswith(("able", "ar"))


def _refused(seen: Seen, said: Said) -> Stance:
    """Return what it means to refuse: to rule something out leaves it open."""
    start = said.content[-1][0]
    inside = [token.low for token in seen.tokens if token.start >= start][:2]
    if len(inside) == 2 and inside[0] == "to" and inside[1] in verb_cues():
        cue, _ = verb_cues()[inside[1]][0]
        return _REFUSED.get(cue.stance, said.report.cue.stance)
    return said.report.cue.stance


def content_text(sight: Sight, said: Said) -> str:
    """Return what is said, its parts joined by spaces."""
    return " ".join(sight.page.text[start:end] for start, end in said.content)


def asks(sight: Sight, said: Said) -> bool:
    """Say whether a verb of asking puts a question, or a reporter does: no demand."""
    if said.report.cue.lemma == "press":
        return _PRESSED_ON.match(content_text(sight, said)) is not None
    if said.report.cue.lemma not in _ASKING:
        return False
    told = content_text(sight, said)
    words = told.casefold().split()
    opens = bool(words) and words[0] in {"if", "whether", "what", "how", "why", "who", "when"}
    return "?" in told or opens or asks_for_a_living(sight, said.speaker)


def told_by(seen: Seen, said: Said) -> tuple[Span, str, str]:
    """Return the words that tell a report: its sentence, or its clause beside others' reports."""
    whole = (seen.tokens[0].start, seen.tokens[-1].end)
    outers = [one for one in seen.said if not one.nested and one.report.cue is not ACCORDING]
    own = said.nested or all(one.speaker == said.speaker for one in outers)
    beside = len(outers) > 1 and not said.nested and _trails(seen, said)
    own = own and not beside
    alone = own or (not beside and not said.report.cue.frames & {"quote", "that", "to"})
    asked = seen.tokens[0].low in _ASKED and len(outers) == 1  # what "it was" answers
    if asked or (len(seen.tokens) <= LONGEST_WHOLE and alone):
        return (whole[0], _next_clause(seen, said) or whole[1]), "", ""
    report = said.report
    first, last = report.subject or report.span
    end = max(said.content[-1][1] if said.content else 0, report.span[1], _source(seen, said))
    before_cue = said.content and said.content[0][0] < report.span[0]
    if before_cue and said.content[0][0] < first:
        start = min(said.content[0][0], first)
        return (start, max(end, last)), "", ""
    if 0 <= report.span[0] - last <= 2:
        return (first, end), "", ""
    if not is_participle(said):
        return (report.span[0], end), said.speaker.name, ""
    verb = _participle_at(seen, said)
    return (verb.start, end), said.speaker.name, _past(report.cue.lemma)


def _next_clause(seen: Seen, said: Said) -> int | None:
    """Return where what is told inside a report ends in front of the clause of another speaker.

    "Peru wants fish, two aides said, [while Chile asked for salt]".
    """
    if not said.nested:
        return None
    start = said.report.span[0]
    for one in seen.said:
        subject = one.report.subject
        if one.nested or subject is None or one.speaker == said.speaker or subject[0] < start:
            continue
        if any(first <= start < last for first, last in one.content):
            continue
        before = [token for token in seen.tokens if token.end <= subject[0]][-3:]
        lows = [token.low for token in before if token.low != "the"]
        if lows[-2:-1] == [","] and lows[-1] in _BESIDE:
            return next(token.start for token in reversed(before) if token.kind == "comma")
    return None


def _source(seen: Seen, said: Said) -> int:
    """Return where ", according to Lee" ends behind a report that Lee tells, 0 where it is none."""
    closed = {one.start for one in seen.tokens if one.kind in {"comma", "stop", "dash"}}
    return max(
        (
            one.report.subject[1]
            for one in seen.said
            if one.report.cue is ACCORDING
            and one is not said
            and one.report.subject is not None
            and one.report.subject[1] in closed
            and one.content[0][0] <= said.report.span[0] < one.content[-1][1] < one.report.span[0]
        ),
        default=0,
    )


def _trails(seen: Seen, said: Said) -> bool:
    """Say whether a participle behind a comma tells the report: ", condemning the attack"."""
    before = [token for token in seen.tokens if token.end <= said.report.span[0]]
    return is_participle(said) and bool(before) and before[-1].kind == "comma"


def is_participle(said: Said) -> bool:
    """Say whether the report is told by a participle: ", calling for talks"."""
    words = said.report.text.casefold().split()
    return any(word.endswith("ing") and word in verb_cues() for word in words) and not any(
        roles().get(word) in {"aux", "modal"} for word in words
    )


def _participle_at(seen: Seen, said: Said) -> Token:
    start, end = said.report.span
    inside = [token for token in seen.tokens if start <= token.start and token.end <= end]
    return next(token for token in inside if token.low.endswith("ing"))


def _past(lemma: str) -> str:
    """Return the past form of the first word of a verb, "called" of "call for"."""
    first = lemma.partition(" ")[0]
    given = next(
        (row[3].split("|")[0] for row in lexicon("cues") if row[0] == lemma and len(row) > 3), ""
    )
    if given:
        return given.split(",")[0].split()[0]
    if first.endswith("y") and first[-2] not in "aeiou":
        first = first[:-1] + "i"
    return f"{first}{'d' if first.endswith('e') else 'ed'}"


@cache
def _wished() -> frozenset[str]:
    return _with_plurals("wished")


@cache
def _remarked() -> frozenset[str]:
    return _with_plurals("remarked")


def _with_plurals(name: str) -> frozenset[str]:
    nouns = [row[0] for row in lexicon(name)]
    plurals = [noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in nouns]
    return frozenset([*nouns, *plurals])
