"""Whom "he", "she", "they" or "it" stands for, and where that is beyond doubt."""

from briefer.language.cast import Cast, Person
from briefer.language.givennames import Gender
from briefer.language.referents import Referents, Speaker, Stranger, as_speaker
from briefer.language.strangers import one_person

HE: dict[str, Gender] = {"he": "m", "she": "f"}
_NEAR_CHARS = 500


def certain_person(pronoun: str, place: int, cast: Cast, known: Referents) -> Speaker | None:
    """Return whom "he" or "she" at the place means where that is beyond doubt, else None.

    The person that the sentence before is about or who spoke in it, or else the only one named
    within a paragraph's length; and nobody else that the pronoun fits, with a name or without,
    comes between. Somebody whose gender is unknown must have no rival at all. An unnamed person
    who spoke last is returned as such.
    """
    gender = HE.get(pronoun, "")
    claims = [
        one
        for one in (known.subject, known.last if known.fresh else None)
        if one is not None and fits(one, gender, cast, known)
    ]
    if claims:
        first = claims[0]
        if any(one.name != first.name for one in claims) or not first.certain:
            return None
        if first.anonymous:
            return first
        person = cast.find(first.name)
        return first if person and not rivalled(person, gender, place, cast, known) else None
    near = {
        person.name: person
        for person in cast.before(place, _NEAR_CHARS)
        if _goes_by(person, known) in {"", gender}
    }
    if len(near) != 1:
        return None
    person = next(iter(near.values()))
    return None if rivalled(person, gender, place, cast, known) else as_speaker(person)


def somebody(pronoun: str) -> Speaker:
    """Return the person of whom a sentence says "he", where nobody can say who that is."""
    return Speaker(pronoun, None, anonymous=True, certain=False)


def speaking_person(
    pronoun: str, place: int, cast: Cast, known: Referents, *, saying: bool
) -> Speaker | None:
    """Return whom a pronoun that speaks means; a guess is marked as not certain.

    Whoever spoke in the sentence before goes on speaking with a verb of `saying`; what is
    rejected or promised can be somebody else's doing.
    """
    gender = HE[pronoun]
    last = known.last
    goes_on = last is not None and known.fresh and fits(last, gender, cast, known)
    if last is not None and goes_on:
        subject = known.subject
        other = subject is not None and subject.name != last.name
        if saying or subject is None or not (other and fits(subject, gender, cast, known)):
            return last
    certain = certain_person(pronoun, place, cast, known)
    if certain is None and saying:
        # "Lee met the judge. She said …": the one told of, whatever unnamed people she met
        certain = certain_person(pronoun, place, cast, _without_met(known, cast))
    if certain is not None:
        return certain
    guess = _likely_person(gender, place, cast, known)
    return guess._replace(certain=False) if guess is not None else None


def _without_met(known: Referents, cast: Cast) -> Referents:
    """Return what is known without unnamed persons, where a sentence tells of a named one."""
    subject = known.subject
    person = cast.find(subject.name) if subject is not None and not subject.anonymous else None
    return known._replace(strangers=()) if person and _goes_by(person, known) else known


def group_for(low: str, cast: Cast, known: Referents) -> Speaker | None:
    """Return whom "they", "we" or "it" most likely means among those who spoke."""
    if low == "they" and known.unnamed:
        return known.unnamed[0]
    last = known.last
    if last is None or cast.find(last.name) is not None:
        return None
    # "The RSF said it had accepted": a body that has no party, and speaks in the same sentence
    speaks_on = known.fresh and last.name.split()[-1][:1].isupper()
    named = last.anonymous or last.name == last.party or speaks_on
    return last if low == "they" or named else None


def fits(speaker: Speaker, gender: Gender, cast: Cast, known: Referents) -> bool:
    """Say whether a pronoun of the gender can mean the speaker: a person, named or one unnamed."""
    if speaker.anonymous:
        of_pronoun = HE.get(speaker.name)
        return of_pronoun == gender if of_pronoun else one_person(speaker.name) in {"", gender}
    person = cast.find(speaker.name)
    return person is not None and _goes_by(person, known) in {"", gender}


def taken(known: Referents, pronoun: str, speaker: Speaker | None, cast: Cast) -> Referents:
    """Return what is known with the pronoun that a person of unknown gender goes by."""
    gender = HE.get(pronoun)
    if gender is None or speaker is None or speaker.anonymous or not speaker.certain:
        return known
    person = cast.find(speaker.name)
    if person is None or _goes_by(person, known):
        return known
    return known._replace(taken=(*known.taken, (person.name, gender)))


def _goes_by(person: Person, known: Referents) -> Gender:
    return person.gender or dict(known.taken).get(person.name, "")


def _likely_person(gender: Gender, place: int, cast: Cast, known: Referents) -> Speaker | None:
    for one in (known.last if known.fresh else None, known.subject, known.last):
        if one is not None and one.name not in HE and fits(one, gender, cast, known):
            return one
    for person in cast.before(place):
        if _goes_by(person, known) in {"", gender}:
            return as_speaker(person)
    return known.last if known.last is not None and known.last.anonymous else None


def rivalled(
    person: Person, gender: Gender | None, place: int, cast: Cast, known: Referents
) -> bool:
    """Say whether somebody else of the gender, or of any where None, is nearer to the place.

    Where the gender of the person is not known, anybody else within a paragraph's length is.
    """
    since = place - _NEAR_CHARS
    if _goes_by(person, known):
        since = _last_named(person, place, cast)
    fitting = {"", gender} if gender is not None else {"", "f", "m"}
    named = (one for one in cast.before(place, place - since) if one.name != person.name)
    unnamed = (one for one in known.strangers if since <= one.start < place)
    return any(_goes_by(one, known) in fitting for one in named) or any(
        one.gender in fitting and not _may_be(one, person) for one in unnamed
    )


def _last_named(person: Person, place: int, cast: Cast) -> int:
    """Return where the person is named last in front of the place."""
    spoken = (
        mention.start
        for mention in cast.mentions_before(place)
        if cast.people[mention.person].name == person.name
    )
    return next(spoken, 0)


def _may_be(stranger: Stranger, person: Person) -> bool:
    """Say whether a definite phrase only takes the person up again: "the senator"."""
    return stranger.definite and any(
        office.split()[-1] == stranger.head for office in person.offices
    )
