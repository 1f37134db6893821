"""Whether a pronoun in what somebody says means whoever says it."""

from briefer.language.clauses import Token, is_adverb
from briefer.language.pronouns import HE, fits
from briefer.language.strangers import one_person
from briefer.language.study import Page, Said
from briefer.readers.embedded.sight import Seen

_BODILY = frozenset({"it", "its"})
_WILLED = frozenset({"ready", "able", "unable", "keen", "eager", "reluctant", "loath", "against"})
_BE = frozenset({"is", "was", "be", "been", "had", "has", "would", "will", "could", "may", "might"})


def means_speaker(page: Page, seen: Seen, said: Said, pronoun: Token) -> bool:
    """Say whether "he", "they" or "it" behind a report can only be whoever is reported.

    Inside quotation marks nobody calls themselves that.
    "He" goes with a person, and with nobody else near that it fits; "it" with a body, and not
    where it stands for nothing ("it was clear that"); "they" with a body or with several.
    """
    speaker = said.speaker
    if not speaker.certain or pronoun.start < said.report.span[0] or _is_quoted(seen, pronoun):
        return False
    if pronoun.low in HE:
        return _is_he(page, seen, said, pronoun)
    person = page.cast.find(speaker.name) is not None or one_person(speaker.name) is not None
    if pronoun.low in _BODILY:
        return not person and not speaker.anonymous and not _is_empty(seen, pronoun)
    return not person


def _is_he(page: Page, seen: Seen, said: Said, pronoun: Token) -> bool:
    gender, known = HE[pronoun.low], seen.slot.known
    if not fits(said.speaker, gender, page.cast, known):
        return False
    start = said.report.subject[1] if said.report.subject else said.report.span[0]
    beside = (
        page.cast.people[one.person].name
        for one in page.cast.mentions_before(pronoun.start)
        if one.start >= start
    )
    told = (one.name for one in (known.subject, known.last if known.fresh else None) if one)
    others = {name for name in (*beside, *told) if name != said.speaker.name}
    persons = (page.cast.find(name) for name in others)
    named = any(one is not None and one.gender in {"", gender} for one in persons)
    unnamed = any(
        start <= one.start < pronoun.start and one.gender in {"", gender} for one in known.strangers
    )
    return not named and not unnamed


def _is_quoted(seen: Seen, pronoun: Token) -> bool:
    return any(
        token.kind == "quote" and token.start <= pronoun.start < token.end for token in seen.tokens
    )


def _is_empty(seen: Seen, pronoun: Token) -> bool:
    """Say whether "it" stands for nothing: "it was likely that", "it had rained"."""
    place = next(n for n, token in enumerate(seen.tokens) if token.start == pronoun.start) + 1
    tokens, links = seen.tokens, False
    while place < len(tokens) and (tokens[place].low in _BE or is_adverb(tokens[place])):
        links = links or tokens[place].low in {"is", "was", "be", "been"}
        place += 1
    if place == len(tokens):
        return True
    takes_part = tokens[place].low.endswith(("ed", "en", "ing")) or tokens[place].low in _WILLED
    return links and not takes_part and tokens[place].kind == "word" and not tokens[place].role
