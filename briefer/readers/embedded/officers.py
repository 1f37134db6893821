"""Who tells what a body wants, as one of its own: "Acme rejects it, its chairman Leo Diaz said"."""

import re

from briefer.language.givennames import given_names
from briefer.language.referents import Speaker
from briefer.language.study import Said
from briefer.language.words import fold
from briefer.readers.embedded.sight import Seen, Sight

# No head, director, leader or president: those of an agency or a state speak of firms as well.
_TITLE = (
    r"spokes(?:man|woman|person)|chair(?:man|woman|person)?|ceo|managing director"
    r"|chief executive(?: officer)?|chief (?:financial|operating|technology) officer"
    r"|general secretary|(?:finance|personnel|human resources|operations|sales) (?:chief|director)"
)
_BODY = "company|firm|group|union|bank|airline|carrier|club|operator|retailer|maker|association"
# Nothing but the title in front of the name: "government spokeswoman Ida Roth" is another's.
_OFFICER = re.compile(
    rf"(?:(?:its|the|the (?:{_BODY})['’]s?) )?(?:{_TITLE}),? (?=\S)", re.IGNORECASE
)


def officer(sight: Sight, seen: Seen, said: Said, party: str) -> Speaker | None:
    """Return who tells of the body's will as one of its officers; None where that is not plain.

    `said` is the will of the `party`, told inside of what a person says. A person is no body, nor
    are two who are named together, and who belongs to another body speaks for that.
    """
    outer = next((one for one in seen.said if not one.nested), None)
    if outer is None or outer.report.subject is None or " and " in said.speaker.name:
        return None
    if fold(party).split()[0] in given_names() or sight.page.cast.find(outer.speaker.name) is None:
        return None
    titled = _OFFICER.match(sight.page.text[slice(*outer.report.subject)])
    own = outer.speaker.party in {None, outer.speaker.name, party}
    return outer.speaker if titled and own and outer.speaker.certain else None
