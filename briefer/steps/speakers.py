"""Whose words or wishes a line tells: the party of a position, the source of a claim."""

import re
from collections.abc import Iterator, Mapping, Sequence

from briefer.language.acting import acts
from briefer.language.attribution import Attribution, attributions
from briefer.language.cues import CLAIMS, noun_cues
from briefer.language.names import is_opener, name_key, party_key
from briefer.language.parties import known_kind
from briefer.language.referents import Speaker
from briefer.language.words import content_stems, fold
from briefer.steps.analysis import Actor, Analysed, Named, actors_in, analyse, same_actor
from briefer.steps.coverage import coverage
from briefer.steps.roles import roles
from briefer.steps.tokens import clause_words
from briefer.values.article import Sentence
from briefer.values.finding import JOINT, KeyDevelopment, PartyPosition

_TOLD = 0.6  # share of a line that must stand in someone's words for the line to be their claim
_WHOLLY_TOLD = 0.75  # the same for a position to be another's account of it
_INTRODUCTION = 60  # characters
_PART = re.compile(r"[.,;:!?“”\"\n]")
_ASIDE = re.compile(rf",\san?\s(?:\w+\s)?(?:{'|'.join(sorted(CLAIMS | set(noun_cues())))})\b")


def wrong_party(
    finding: PartyPosition,
    evidence: Sequence[Analysed],
    context: Sequence[Named],
    said: Sequence[Attribution],
    parties: Mapping[str, str],
) -> str | None:
    """Return the party or speaker to whom the evidence does not give the position, or None.

    The evidence gives it to whom it attributes something to, to whoever acts in it, and, through
    a pronoun, to who was named before. `said` are the attributions that the evidence takes part in.
    """
    speakers = speaking(said, parties)
    for name in filter(None, (finding.speaker, finding.party)):
        told = analyse(_as_told(name, evidence), None, parties)
        if not told.actors:
            if not _plain_party(told, [*evidence, *context]):
                return name
            continue
        given = _given(speakers, evidence, context)
        if not any(same_actor(actor, other) for other in given for actor in told.actors):
            return name
    return None


def _given(
    speakers: Sequence[Actor], evidence: Sequence[Analysed], context: Sequence[Named]
) -> Iterator[Actor]:
    """Yield to whom the evidence gives a position: who speaks, who acts, whom a pronoun may mean.

    Most positions are told by their party, and no more is asked for then.
    """
    yield from speakers
    yield from [actor for text in evidence for role in roles(text) for actor in role.agents] or [
        actor for text in evidence for actor in text.actors if not _lies(text, actor)
    ]
    if not speakers and any(_refers(text) for text in evidence):
        yield from (actor for text in context for actor in text.actors)


def _as_told(name: str, evidence: Sequence[Analysed]) -> str:
    """Return the name as common nouns where the evidence has them: "the electoral commission"."""
    common = f"{name[:1].lower()}{name[1:]}"
    return common if any(common in text.text for text in evidence) else name


def _lies(text: Analysed, actor: Actor) -> bool:
    """Return whether the name only says where: "in France" says nothing of what France wants."""
    return known_kind(actor.text) == "place" and not acts(text.text, actor.start, actor.end)


def claimant(
    finding: KeyDevelopment,
    line: Analysed,
    said: Sequence[Attribution],
    text: str,
    parties: Mapping[str, str],
) -> tuple[str | None, str | None]:
    """Return who claims the development, and the name at fault where the evidence says another.

    A claim told as a plain fact gets the name of its source. `text` is the article's, which the
    spans of the attributions cut.
    """
    if finding.claimed_by:
        claiming = actors_in(finding.claimed_by, parties)
        speakers = speaking(said, parties)
        agree = any(same_actor(one, other) for one in claiming for other in speakers)
        if claiming and speakers and not agree:
            return finding.claimed_by, finding.claimed_by
        return finding.claimed_by, None
    covering = [
        one
        for one in said
        if not one.speaker.anonymous and coverage(line, _stems(text, one)) >= _TOLD
    ]
    if covering and not any(one.speaker.certain or _is_told(line, text, one) for one in covering):
        return None, covering[0].speaker.name  # told by somebody, and nobody can say by whom
    for one in (one for one in covering if one.speaker.certain):
        speaker = actors_in(one.speaker.name, parties)
        if speaker and not any(
            same_actor(actor, other) for actor in speaker for other in line.actors
        ):
            return one.speaker.name, None
    return None, None


def _is_told(line: Analysed, text: str, one: Attribution) -> bool:
    """Say whether the line itself says who speaks, in the words of the article: "he said"."""
    phrase = fold(text[slice(*one.source)]) if one.source else ""
    return bool(phrase) and f" {phrase} " in f" {' '.join(token.folded for token in line.tokens)} "


def told_by(
    finding: PartyPosition,
    line: Analysed,
    said: Sequence[Attribution],
    text: str,
    parties: Mapping[str, str],
) -> str | None:
    """Return who tells another party's position, None where the party or the article does.

    `text` is the article's, which the spans of the attributions cut. A position with a speaker of
    the party's own is told by the party, whoever else speaks in the sentence.
    """
    if finding.speaker:
        return None
    own = actors_in(finding.party, parties)
    if _is_aside(line, own):
        return None
    if JOINT in line.text:  # what the answer answers is told by others
        line = analyse(line.text.rpartition(JOINT)[2], None, parties)
    for one in said:
        saying = frozenset(content_stems(f"{_introduced(text, one)} {one.speaker.name} {one.cue}"))
        if coverage(line, _stems(text, one) | saying) < _WHOLLY_TOLD:
            continue
        theirs = speaking([one], parties)
        known = _is_known(one.speaker, theirs, own_claim=finding.stance == "claims")
        words = actors_in(" ".join(text[start:end] for start, end in one.content), parties)
        # "Peru offered food; Chile refused it": of Chile the one who offers tells nothing.
        of_them = any(same_actor(a, b) for a in own for b in words)
        if of_them and known and not any(same_actor(a, b) for a in own for b in theirs):
            return _named_inside(one.speaker)
    return None


def _introduced(text: str, one: Attribution) -> str:
    """Return a source with the words that introduce it: "Peru's mining minister Ana Ruiz"."""
    if one.source is None:
        return ""
    start, end = one.source
    return _PART.split(text[max(0, start - _INTRODUCTION) : start])[-1] + text[start:end]


def _is_aside(line: Analysed, own: Sequence[Actor]) -> bool:
    """Say whether the article itself puts in what one of them says: ", a charge Peru denies"."""
    found = _ASIDE.search(line.text)
    return found is not None and any(
        same_actor(one, other) for one in line.actors if one.start >= found.end() for other in own
    )


def told_in_line(finding: PartyPosition, parties: Mapping[str, str]) -> str | None:
    """Return what `told_by` does, by the words of the line alone.

    A person whose party its own article does not tell may be known from another.

    >>> line = "Ruiz says Chile wants the island."
    >>> told = PartyPosition(party="Chile", issue="island", stance="demands", position=line,
    ...     evidence=(1,))
    >>> told_in_line(told, {}) is None, told_in_line(told, {"ruiz": "Peru"})
    (True, 'Ruiz')
    """
    text = finding.position
    whole = Sentence(number=1, start=0, end=len(text), text=text, paragraph=0)
    return told_by(finding, analyse(text, None), attributions([whole]), text, parties)


def _named_inside(speaker: Speaker) -> str:
    """Return the speaker's name as it stands inside a sentence: "a diplomat"."""
    first, _, rest = speaker.name.partition(" ")
    common = speaker.anonymous and is_opener(first) and party_key(first) is None
    return f"{first.lower()} {rest}".strip() if common else speaker.name


def _is_known(speaker: Speaker, theirs: Sequence[Actor], *, own_claim: bool) -> bool:
    """Return whether it is known that a speaker is not of a party that may be theirs.

    Somebody without a name is a source of their own, but the one who makes a claim where the
    position is only that. A name that stands for itself alone may be anybody's.
    """
    if speaker.anonymous:
        return not own_claim
    return any(
        one.party and (party_key(one.party) or name_key(one.party) != name_key(speaker.name))
        for one in theirs
    )


def wrong_speaker(
    line: Analysed, said: Sequence[Attribution], text: str, parties: Mapping[str, str]
) -> str | None:
    """Return the name to whom the line gives words that its evidence gives to another, or None.

    `text` is the article's, which the spans of `said` cut; what the line says in the article's
    own words is not looked at.

    >>> from briefer.language.attribution import attributions
    >>> from briefer.values.article import Sentence
    >>> held = "Ann Lee said the dam in Peru was safe."
    >>> said = attributions([Sentence(number=1, start=0, end=38, text=held, paragraph=0)])
    >>> wrong_speaker(analyse("Bo Ray said the dam in Peru was safe.", None), said, held, {})
    'Bo Ray'
    """
    if not said or line.text.rstrip(".") in text:
        return None
    whole = Sentence(number=1, start=0, end=len(line.text), text=line.text, paragraph=0)
    in_line = attributions([whole])
    for one in in_line:
        if any(_holds(other, one) for other in in_line):
            continue  # "according to Lee, Ray wants it": what Ray wants is Lee's to tell
        told = _stems(line.text, one)
        giving = [held for held in said if len(told & _stems(text, held)) >= _TOLD * len(told)]
        claiming = actors_in(one.speaker.name, parties)
        if not (told and giving and claiming) or any(_points(held) for held in giving):
            continue
        if not one.speaker.name[:1].isupper() or fold(one.speaker.name).startswith(("a ", "the ")):
            continue  # "A trial in Mali found": the name is not the speaker's
        speakers = speaking(giving, parties)
        if not any(same_actor(actor, other) for actor in claiming for other in speakers):
            return one.speaker.name
    return None


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Return whether a report stands in the words of another."""
    if outer is inner or inner.source is None:
        return False
    start, end = inner.source
    return any(first <= start and end <= last for first, last in outer.content)


def _points(attribution: Attribution) -> bool:
    """Say whether the speaker is "he" or "the company", which the line may name."""
    first = fold(attribution.speaker.name).partition(" ")[0]
    return first == "the" or first in clause_words("reference")


def speaking(said: Sequence[Attribution], parties: Mapping[str, str]) -> list[Actor]:
    """Return the names of the speakers, and of the parties that they speak for."""
    found: list[Actor] = []
    for one in said:
        several = " and " in one.speaker.name  # "Washington and Riyadh": each is a party
        for actor in actors_in(one.speaker.name, parties):
            own = party_key(actor.text) if several else None
            party = actor.party or own or one.speaker.party
            found.append(actor if party == actor.party else actor._replace(party=party))
        if one.speaker.party:
            found.extend(actors_in(one.speaker.party, parties))
    return found


def _stems(text: str, attribution: Attribution) -> frozenset[str]:
    return frozenset(
        stem for start, end in attribution.content for stem in content_stems(text[start:end])
    )


def _refers(text: Analysed) -> bool:
    return any(token.folded in clause_words("reference") for token in text.tokens)


def _plain_party(told: Analysed, texts: Sequence[Analysed | Named]) -> bool:
    """Return whether a party without a name ("the union") is named in the texts."""
    return coverage(told, frozenset(stem for text in texts for stem in text.stems)) >= _TOLD
