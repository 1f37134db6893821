"""Party positions: what each side wants, offers, rejects or claims, in the source's own clauses."""

from collections.abc import Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple

from briefer.language.clauses import Token, is_verb
from briefer.language.cues import verb_cues
from briefer.language.words import content_stems
from briefer.readers.embedded.about import Matter, issue_for, meant_at, names_no_matter
from briefer.readers.embedded.answers import (
    POINTING,
    answering,
    bare_answer,
    only_points,
    whole,
    within,
)
from briefer.readers.embedded.feelings import feels
from briefer.readers.embedded.issues import points_back
from briefer.readers.embedded.matters import matter_of
from briefer.readers.embedded.pointing import Told, standing
from briefer.readers.embedded.sight import Seen, Sight
from briefer.readers.embedded.will import Will, opened, will_line
from briefer.readers.embedded.wills import wills
from briefer.values.finding import Omission, OmissionReason, PartyPosition

_MOST, _FEWEST, _SENTENCES_A_LINE = 26, 2, 1.3
_SENTENCES_A_CLAIM = 3
_WORTH_CLAIMING = 0.6  # weight of a claim worth a line: of a known party, or on the matter
_RELEVANCE = 0.4  # given to a position that speaks of all of the title's matter
_ONLY_POINTS = 0.1  # taken off one that is about "the decision", behind one that names its matter
_LATER = 0.004  # taken off for each sentence before it
_SAME = 0.7  # share of the shorter line's words that two lines of one position have in common
_SAME_ISSUE = 0.45  # the same where party, stance and issue are one
# What is asked for, offered or warned of answers nothing, unless it is "it".
_OPENS = frozenset({"demands", "offers", "warns", "awaits"})


class _Draft(NamedTuple):
    """A will as a line that stands alone, and the words that may tell what it is about."""

    place: int
    will: Will
    alone: Told
    about: Sequence[Token]
    weight: float
    stems: frozenset[str]


class _Candidate(NamedTuple):
    place: int
    position: PartyPosition
    stems: frozenset[str]


class Positions(NamedTuple):
    """What is told of wills, and those that cannot be, each in the order of the text."""

    told: tuple[PartyPosition, ...]
    adrift: tuple[Omission, ...]


def positions(sight: Sight) -> Positions:
    """Return the positions, the firmest where there are many."""
    found: list[tuple[_Draft, PartyPosition | None]] = []
    adrift: list[Omission] = []
    matter = cache(partial(matter_of, sight))
    for place in range(len(sight.seen)):
        for will in sorted(wills(sight, sight.seen[place]), key=lambda will: -will.weight):
            draft = _draft(sight, place, will)
            # What few claims are about is looked for later: most of them are not told.
            later = will.stance == "claims"
            position = None if later or draft is None else _worked_out(sight, draft, matter)
            if draft is not None and (later or position is not None):
                found.append((draft, position))
            elif (lost := _adrift(sight, place, will)) is not None:
                adrift.append(lost)
    return Positions(_firmest(sight, found, matter), tuple(adrift))


def _firmest(
    sight: Sight, found: Iterable[tuple[_Draft, PartyPosition | None]], matter: Matter
) -> tuple[PartyPosition, ...]:
    """Return the positions worth a line, each told once, in the order of the text."""
    kept: list[_Candidate] = []
    most = min(_MOST, max(_FEWEST, int(len(sight.seen) / _SENTENCES_A_LINE) + 1))
    claims = len(sight.seen) // _SENTENCES_A_CLAIM + 1
    for draft, known in sorted(found, key=lambda one: (-one[0].weight, one[0].place)):
        if len(kept) == most:
            break
        claimed = draft.will.stance == "claims"
        if claimed and (claims == 0 or draft.weight < _WORTH_CLAIMING):
            continue
        position = known or _worked_out(sight, draft, matter)
        if position is None:
            continue
        candidate = _Candidate(draft.place, position, draft.stems)
        if not any(_same(candidate, one) for one in kept):
            claims -= claimed
            kept.append(candidate)
    return tuple(one.position for one in sorted(kept, key=lambda one: one.place))


def _adrift(sight: Sight, place: int, will: Will) -> Omission | None:
    """Return a position whose line points to what nothing names: "Peru rejected the deal".

    Claims are not among them: an article has many, and few are told.
    """
    seen = sight.seen[place]
    if will.stance == "claims":
        return None
    points = only_points(within(seen, will.about))
    text = will_line(seen, will) or (seen.sentence.text if points else None)
    if text is None or (not points and standing(sight, place, text, bare=True) is not None):
        return None
    return Omission(
        kind="position",
        line=text,
        reason=OmissionReason.ADRIFT,
        article_id=sight.passage.article_id,
        evidence=(seen.sentence.number,),
        party=will.party,
        stance=will.stance,
    )


def position_of(sight: Sight, place: int, will: Will, matter: Matter) -> PartyPosition | None:
    """Return a will as a line that stands alone, None where it cannot be told as one.

    `matter` gives what the article as a whole is about, and is asked where the sentences are not
    enough.
    """
    draft = _draft(sight, place, will)
    return None if draft is None else _worked_out(sight, draft, matter)


def _draft(sight: Sight, place: int, will: Will) -> _Draft | None:
    """Return a will as a line that stands alone, None where it has none."""
    seen = sight.seen[place]
    text = will_line(seen, will) or bare_answer(sight, will)
    if text is None:
        return None
    if will.stance == "claims" and not _says_something(sight, will):
        return None
    alone, about = _alone(sight, place, will, text)
    if alone is None:
        return None
    stems = frozenset(content_stems(alone.text))
    relevance = _RELEVANCE * len(sight.title & stems) / max(len(sight.title), 1)
    weight = will.weight + relevance - _LATER * place
    weight -= _ONLY_POINTS * names_no_matter(within(seen, will.about))
    return _Draft(place, will, alone, about, weight, stems)


def _worked_out(sight: Sight, draft: _Draft, matter: Matter) -> PartyPosition | None:
    """Return the position that a will is, None where nothing tells what it is about."""
    will = draft.will
    issue = issue_for(sight, draft.place, will, draft.about, matter)
    if issue is None:
        return None
    return PartyPosition(
        party=will.party,
        speaker=will.speaker,
        issue=issue,
        stance=will.stance,
        position=draft.alone.text,
        evidence=draft.alone.evidence(sight.seen[draft.place].sentence.number),
    )


def _alone(sight: Sight, place: int, will: Will, text: str) -> tuple[Told | None, Sequence[Token]]:
    """Return the line as it stands alone, None where it cannot, and the words it is about.

    What only points back is told with what it points to: in its own sentence, or in one before.
    """
    seen = sight.seen[place]
    own = within(seen, will.about)
    earlier = opened([token for token in seen.tokens if token.end <= will.about[0]])
    points = only_points(own)
    back = points or points_back(own)
    # "Peru wants the island, and Chile rejected it": no "Ann Lee, the head of the bank, denied it"
    tells = any(is_verb(earlier, n) for n in range(len(earlier) - _VERB_WITHIN))
    if back and ((len(earlier) >= _ENOUGH_TO_MEAN and (tells or not points)) or not place):
        told = whole(sight, place) if points else standing(sight, place, text, bare=True)
        if told is not None or not points or not place:
            return told, [*_apposed_to(earlier, own), *own]
    alone = standing(sight, place, text, bare=True)
    if _opens(sight, place, will, own) or (alone is not None and not back):
        return alone, own
    # "denies it has offered anything" tells itself what is denied
    whole_clause = not points and any(is_verb(own, n) for n in range(len(own)))
    answered = None if whole_clause and alone is not None else answering(sight, place, will, text)
    meant = meant_at(sight, place, own) if place else place
    asked = sight.seen[place if meant is None else meant]
    if answered is not None:
        alone = answered
        asked = sight.at(answered.source or asked.sentence.number)
    elif points:
        alone = None
    leans = answered is not None or (back and meant is not None)
    return alone, [*within(asked, _matter(asked)), *own] if leans else own


def _apposed_to(earlier: Sequence[Token], own: Sequence[Token]) -> Sequence[Token]:
    """Return the words that a noun behind a comma stands for: the last clause in front of it.

    "Peru will not sign unless Chile leaves the island, a demand that Chile rejected": the demand is
    what Chile is to do.
    """
    apposed = own and own[0].low in {"a", "an"} and earlier and earlier[-1].kind == "comma"
    if not apposed:
        return earlier
    begins = next((n for n in range(len(earlier) - 1, -1, -1) if earlier[n].role == "sub"), None)
    clause = earlier if begins is None else earlier[begins + 1 :]
    return clause if len(clause) >= _SHORTEST_CLAUSE else earlier


def _opens(sight: Sight, place: int, will: Will, about: Sequence[Token]) -> bool:
    """Say whether a will is no answer to what the sentence before says.

    "Peru wants to end the talks" is none, nor is "asked for 14 years" behind what is neither
    offered nor demanded.
    """
    if will.stance not in _OPENS or any(one.low in POINTING for one in about):
        return False
    before = sight.seen[place - 1].tokens if place and points_back(about) else ()
    cues = (cue for one in before for cue, _ in verb_cues().get(one.low, ()))
    return all(cue.stance not in {"offers", "demands"} for cue in cues)


def _says_something(sight: Sight, will: Will) -> bool:
    """Say whether a claim tells something of the matter: not "I just don’t think so"."""
    if will.about[0] < will.span[0] or will.about[1] > will.span[1]:
        return False  # the line leaves out what is said
    inside = next((one for one in sight.seen if _holds(one, will.about)), None)
    if inside is not None and feels(within(inside, will.about)):
        return False
    stems = set(content_stems(sight.page.text[slice(*will.about)]))
    known = [stem for stem in stems if sight.weights.get(stem, 0) >= _OFTEN]
    return len(stems) >= _CLAIM_STEMS and bool(known)


def _holds(seen: Seen, span: tuple[int, int]) -> bool:
    tokens = seen.tokens
    return span[1] <= tokens[-1].end and tokens[0].start <= span[0]


_CLAIM_STEMS = 4  # content words of a claim that tells something
_OFTEN = 2  # times that the article has a word of its matter, at least
_SHORTEST_CLAUSE = 4  # tokens behind "unless" that say what is demanded
_VERB_WITHIN = 2  # tokens in which the verb of the will itself ends
_ENOUGH_TO_MEAN = 8  # tokens in front of "a stance" that can say which


def _matter(seen: Seen) -> tuple[int, int]:
    """Return what a sentence is about: the content of its last will, else all of it."""
    wanted = [
        said.content[-1]
        for said in seen.said
        if said.report.cue.stance != "claims" and said.content
    ]
    return wanted[-1] if wanted else (seen.tokens[0].start, seen.tokens[-1].end)


def _same(one: _Candidate, other: _Candidate) -> bool:
    """Say whether two positions of one party tell the same."""
    if one.position.party != other.position.party:
        return False
    if one.place == other.place and one.position.stance != other.position.stance:
        return one.position.position == other.position.position
    stances = {one.position.stance, other.position.stance}
    if "denies" in stances and len(stances) > 1:
        return False  # what a party is said to offer, and its denial
    mine, theirs = (frozenset(content_stems(each.position.issue)) for each in (one, other))
    alike = one.position.stance == other.position.stance and (mine <= theirs or theirs <= mine)
    share = _SAME_ISSUE if alike else _SAME
    return len(one.stems & other.stems) > share * min(len(one.stems), len(other.stems))
