"""Which people a sentence speaks of without their names, and where they are named before it."""

from bisect import bisect_right

from briefer.language.clauses import Token
from briefer.language.pronouns import HE, certain_person
from briefer.language.referents import Speaker
from briefer.language.study import Study

_OWN = {"his": "he", "him": "he", "himself": "he", "her": "she", "herself": "she"}


def people_meant(read: Study, number: int) -> tuple[Speaker, ...] | None:
    """Return the people with a name that the sentence's pronouns and titles mean beyond doubt.

    None where the sentence has no word that points to one person.

    >>> from briefer.steps.split import sentences
    >>> from briefer.language.study import study
    >>> read = study(sentences("Ann Lee met a man in Accra. She left. He stayed. It rained."))
    >>> [one.name for one in people_meant(read, 2)], people_meant(read, 3), people_meant(read, 4)
    (['Ann Lee'], (), None)
    """
    place = next((n for n, one in enumerate(read.page.sentences) if one.number == number), None)
    if place is None:
        return None
    pointing = _pointing(read.tokens[place])
    cast, known = read.page.cast, read.known[place]
    said = [one for one in read.said if one.number == number and one.report.subject is not None]
    titled = [one for one in said if _is_title(read, one.report.subject)]
    if not pointing and not titled:
        return None
    spoken = {one.report.subject[0]: one.speaker for one in said if one.report.subject}
    meant = [
        spoken.get(token.start) or certain_person(low, token.start, cast, known)
        for low, token in pointing
    ]
    meant += [one.speaker for one in titled]
    named = (one for one in meant if one is not None and one.certain and not one.anonymous)
    return tuple(dict.fromkeys(named))


def named_near(read: Study, name: str, number: int) -> int | None:
    """Return the number of the sentence that names the person: the last before this one.

    Where none does, the first behind it: "the mayor said", and the next sentence has her name.
    """
    cast = read.page.cast
    person = cast.find(name)
    if person is None:
        return None
    called = {place for place, one in enumerate(cast.people) if one == person}
    starts = [mention.start for mention in cast.mentions if mention.person in called]
    naming = [one for start in starts if (one := _sentence_at(read, start)) is not None]
    before = [one for one in naming if one < number]
    return before[-1] if before else next(iter(naming), None)


def _sentence_at(read: Study, start: int) -> int | None:
    """Return the number of the sentence that holds a place of the page."""
    page = read.page
    after = bisect_right(page.sentences, start + page.offset, key=lambda one: one.start)
    found = page.sentences[after - 1] if after else None
    return found.number if found is not None and start + page.offset < found.end else None


def _pointing(tokens: tuple[Token, ...]) -> list[tuple[str, Token]]:
    """Return the tokens outside quotations that point to one person, with "he" or "she"."""
    found: list[tuple[str, Token]] = []
    for token in tokens:
        low = _OWN.get(token.low, token.low)
        if low in HE:
            found.append((low, token))
    return found


def _is_title(read: Study, subject: tuple[int, int] | None) -> bool:
    """Say whether a subject is told by a title alone: "the mayor"."""
    if subject is None or read.page.cast.named(*subject) is not None:
        return False
    return read.page.text[slice(*subject)].split()[0].casefold() in {"the", "his", "her"}
