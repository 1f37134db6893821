"""What the rules make of each sentence: the ground on which another reader's notes are settled."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple

from briefer.language.clauses import Token
from briefer.readers.embedded.amounts import figures
from briefer.readers.embedded.events import PLANNED, event_of
from briefer.readers.embedded.issues import issue_of
from briefer.readers.embedded.lines import line
from briefer.readers.embedded.matters import matter_of
from briefer.readers.embedded.positions import position_of
from briefer.readers.embedded.sight import Sight
from briefer.readers.embedded.standing import comments, is_page_talk
from briefer.readers.embedded.telling import announces, tells_will, told
from briefer.readers.embedded.will import Will, opened, will_line
from briefer.readers.embedded.wills import wills
from briefer.values.finding import Stance


class Wanted(NamedTuple):
    """Someone's will or claim in a sentence, and its words as a line that stands alone.

    `issue` is empty where no noun phrase tells it, `line` where it cannot be cut safely, and
    `evidence` with it. `stands` is False where its words lean on others that cannot be put in.
    """

    party: str
    speaker: str | None
    stance: Stance
    issue: str
    line: str
    evidence: tuple[int, ...]
    stands: bool
    weight: float


class Weighed(NamedTuple):
    """One sentence: whether it tells an event, or only a will, and the wills, heaviest first.

    `line` is the whole sentence as a line, empty where it leans on others.
    """

    line: str
    happened: bool
    only_will: bool
    wanted: tuple[Wanted, ...]


def weigh(sight: Sight) -> Callable[[int], Weighed]:
    """Return what gives what a sentence of the passage tells, by its number.

    Each is weighed when it is first asked for: notes cite few of the sentences, and to weigh one
    takes longer than all else that is made of it.
    """
    places = {seen.sentence.number: place for place, seen in enumerate(sight.seen)}

    @cache
    def weighed(number: int) -> Weighed:
        return _weighed(sight, places[number])

    return weighed


def _weighed(sight: Sight, place: int) -> Weighed:
    seen = sight.seen[place]
    text = seen.sentence.text
    said, span = told(sight, seen)
    tokens = _within(seen.tokens, span)
    words = sight.page.text[slice(*span)]
    reports = not (text.rstrip(" ”’\"'").endswith("?") or comments(text) or is_page_talk(text))
    event = announces(seen) or event_of(tokens) >= PLANNED or figures(words) > 0
    wanted = (_wanted(sight, place, will) for will in wills(sight, seen))
    return Weighed(
        line=line(seen.slot, sight.page.span(seen.sentence)) or "",
        happened=reports and event,
        only_will=tells_will(seen, said, tokens),
        wanted=tuple(sorted(wanted, key=lambda one: (one.stance == "claims", -one.weight))),
    )


def _wanted(sight: Sight, place: int, will: Will) -> Wanted:
    seen = sight.seen[place]
    cut = will_line(seen, will)
    told = position_of(sight, place, will, partial(matter_of, sight)) if cut else None
    about = opened(_within(seen.tokens, will.about))
    return Wanted(
        party=will.party,
        speaker=will.speaker,
        stance=will.stance,
        issue=told.issue if told else issue_of(sight, about, will.party) or "",
        line=told.position if told else "",
        evidence=told.evidence if told else (),
        stands=cut is None or told is not None,
        weight=will.weight,
    )


def _within(tokens: Sequence[Token], span: tuple[int, int]) -> list[Token]:
    return [one for one in tokens if span[0] <= one.start and one.end <= span[1]]
