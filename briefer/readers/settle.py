"""What a model guesses about a note and the sentences themselves can settle: pure.

A small model words a sentence well, and names who speaks and what about; the kind of a note it
often carries over from the note before. So the kind is one that the sentence bears out by the
rules, or by a word of it; where neither bears anything out, the note tells no news.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, cast

from briefer.language.attribution import Attribution, Speaker, attributions
from briefer.language.cues import noun_cues, verb_cues
from briefer.language.dates import dates
from briefer.language.names import party_key, same_name
from briefer.language.titles import titles
from briefer.language.tongues import language_of
from briefer.language.words import content_stems, fold, words
from briefer.readers.embedded.sight import look
from briefer.readers.embedded.weigh import Wanted, Weighed, weigh
from briefer.readers.form import COLOUR, EVENT, STANCES, NotePart
from briefer.values.article import Passage, Sentence
from briefer.values.finding import Stance

_PARTICLE_REACH: Final = 4
_LONGEST_NAME_WORDS: Final = 12
_SHORTEST_CLAIM: Final = 4  # content words of something said that tells anything
# What models write where the form names another word for it.
_MEANT: Final[dict[str, Stance]] = {
    "accept": "accepts",
    "agrees": "accepts",
    "asks": "demands",
    "backs": "supports",
    "calls for": "demands",
    "criticises": "condemns",
    "criticizes": "condemns",
    "demand": "demands",
    "favours": "supports",
    "favors": "supports",
    "insists": "demands",
    "offer": "offers",
    "opposes": "rejects",
    "praises": "supports",
    "proposes": "offers",
    "refuses": "rejects",
    "reject": "rejects",
    "requests": "demands",
    "support": "supports",
    "urges": "demands",
    "waits": "awaits",
    "wants": "demands",
}


class Ground(NamedTuple):
    """What is known of a passage without a model; `weighed` is empty in a language without rules.

    The rules judge a sentence by its number.
    """

    sentences: tuple[Sentence, ...]
    said: tuple[Attribution, ...]
    weighed: Mapping[int, Weighed]


def ground(passage: Passage) -> Ground:
    """Return what the rules make of the passage."""
    text = " ".join(sentence.text for sentence in passage.sentences)
    if language_of(text) != "en":
        return Ground(passage.sentences, (), {})
    said = attributions(passage.sentences, passage.title, passage.lead)
    return Ground(passage.sentences, said, weigh(look(passage)))


def settled(note: NotePart, known: Ground) -> NotePart:
    """Return the note with a kind, a speaker, a party and an issue that its evidence bears out.

    The kind is COLOUR where the evidence tells neither an event nor anyone's will or claim. A
    note without evidence, or in a language that the rules do not read, keeps what it says.
    """
    cited = [one for one in known.sentences if one.number in note.sentence]
    if not cited or not known.weighed:
        return note
    text = " ".join(sentence.text for sentence in cited)
    weighed = [known.weighed[sentence.number] for sentence in cited]
    speaker = _speaker(note)
    note = note.model_copy(update={"speaker": speaker})
    theirs = _theirs(note, known.said)
    wanted = [one for part in weighed for one in part.wanted]
    alone = not theirs and not _stands(speaker or note.party, text)
    will = _will(note, wanted, alone=alone)
    happened = any(part.happened for part in weighed)
    if note.kind == COLOUR and (will is None or will.stance == "claims"):
        return note
    reported = note.kind == EVENT and happened and not any(part.only_will for part in weighed)
    if will is not None and not reported and (will.stance != "claims" or not happened):
        return note.model_copy(update=_willed(note, will, text, theirs))
    if happened and not _borne_out(note.kind, text, theirs):
        told = theirs or _stands(speaker, fold(text).partition("according to")[2])
        return note.model_copy(update={"kind": EVENT, "speaker": speaker if told else ""})
    return note.model_copy(
        update={"kind": _unruled(note, text, theirs), "party": _party(note, theirs, text)}
    )


def when(cited: Sequence[Sentence]) -> str:
    """Return the time as the sentences word it: the only one there, else nothing."""
    text = " ".join(sentence.text for sentence in cited)
    stated = {mention.text for mention in dates(text, None) if mention.grain != "vague"}
    return stated.pop() if len(stated) == 1 else ""


def stance_of(word: str) -> Stance:
    """Return the stance that a word stands for; `claims`, which says least, for an unknown one.

    >>> stance_of("Rejects"), stance_of("opposes"), stance_of("hmm")
    ('rejects', 'rejects', 'claims')
    """
    folded = word.strip(" .").casefold()
    return cast("Stance", folded) if folded in STANCES else _MEANT.get(folded, "claims")


def stances(text: str) -> frozenset[Stance]:
    """Return the stances that verbs and nouns of the text carry.

    >>> sorted(stances("She ruled the sale out and called for a vote."))
    ['demands', 'rejects']
    """
    tokens = [fold(word.text) for word in words(text)]
    found: set[Stance] = set()
    for place, token in enumerate(tokens):
        if token in noun_cues():
            found.add(noun_cues()[token])
        near = set(tokens[place + 1 : place + 1 + _PARTICLE_REACH])
        for cue, _ in verb_cues().get(token, ()):
            if near.issuperset(cue.particle):
                found.add(cue.stance)
                break
    return frozenset(found)


def _theirs(note: NotePart, said: Iterable[Attribution]) -> list[Attribution]:
    """Return what the evidence attributes to the speaker or the party of the note."""
    numbers = set(note.sentence)
    spoken = [one for one in said if one.sentence in numbers or numbers & set(one.sentences)]
    return [one for one in spoken if _is(one.speaker, note.speaker, note.party)]


def _will(note: NotePart, wanted: Sequence[Wanted], *, alone: bool) -> Wanted | None:
    """Return the heaviest will of the note's party, else, where it stands alone, of another.

    There the note has a slip.
    """
    own = [one for one in wanted if _shares(one, note)]
    others = wanted if alone else ()
    ordered = sorted(own or others, key=lambda one: (one.stance == "claims", -one.weight))
    guess = stance_of(note.kind)
    agreed = (one for one in ordered if one.stance == guess)
    return next(agreed, next(iter(ordered), None))


def _shares(wanted: Wanted, note: NotePart) -> bool:
    names = [one for one in (note.party, note.speaker) if one]
    keys = {party_key(one) for one in names} - {None}
    if party_key(wanted.party) in keys:
        return True
    others = [one for one in (wanted.speaker, wanted.party) if one]
    return any(same_name(one, other) for one in names for other in others)


def _willed(
    note: NotePart, will: Wanted, text: str, theirs: Sequence[Attribution]
) -> dict[str, str]:
    """Return the fields of a note on a will that the rules see."""
    own = _shares(will, note)
    stance: str = will.stance
    if stance == "claims" and own and _borne_out(note.kind, text, theirs):
        stance = stance_of(note.kind)
    of_body = party_key(will.party) is None and own and _stands(note.party, text)
    issue = note.issue if _stands_in(note.issue, text) or not will.issue else will.issue
    return {
        "kind": stance,
        "party": note.party if of_body else will.party,
        "speaker": will.speaker or (note.speaker if own and theirs else ""),
        "issue": issue,
    }


def _borne_out(guess: str, text: str, theirs: Iterable[Attribution]) -> bool:
    """Say whether the guess is a stance that the speaker takes, or a word of the text carries."""
    if guess in {EVENT, COLOUR}:
        return False
    stance = stance_of(guess)
    taken = {one.stance for one in theirs if not one.negated}
    return stance != "claims" and (stance in taken or stance in stances(text))


def _unruled(note: NotePart, text: str, theirs: Sequence[Attribution]) -> str:
    """Return the kind of a note in whose evidence the rules see neither an event nor a will."""
    if _borne_out(note.kind, text, theirs) and _stands(note.speaker or note.party, text):
        return stance_of(note.kind)
    if theirs and note.kind != COLOUR:
        return "claims" if len(content_stems(text)) >= _SHORTEST_CLAIM else COLOUR
    return EVENT if note.kind == EVENT else COLOUR


def _speaker(note: NotePart) -> str:
    """Return the speaker, and nothing where the model wrote a sentence in its place."""
    fits = len(note.speaker.split()) <= _LONGEST_NAME_WORDS
    return note.speaker if fits and note.speaker != note.statement else ""


def _party(note: NotePart, theirs: Sequence[Attribution], text: str) -> str:
    """Return the party: of a title in its place ("German Chancellor") what the title is of.

    Where the speaker is itself a state or a body, or the text says whose it is, another known
    party in the note is a slip. A party that is neither known nor named in the text is a guess.
    """
    stated = party_key(note.party)
    own = next((one.speaker.party for one in theirs if one.speaker.party), None)
    own = party_key(note.speaker) or own
    if own and (stated or not note.party) and own != stated:
        return own
    if stated is None:
        return note.party if _stands(note.party, text) else ""
    is_title = any(fold(word.text) in titles() for word in words(note.party))
    return stated if is_title else note.party


def _stands(name: str, text: str) -> bool:
    """Return whether the last word of the name, the surname or the body, stands in the text."""
    return bool(name) and fold(name).rpartition(" ")[2] in fold(text)


def _stands_in(issue: str, text: str) -> bool:
    """Return whether most of the issue's words stand in the text."""
    stems, held = set(content_stems(issue)), set(content_stems(text))
    return bool(stems) and len(stems & held) * 2 >= len(stems)


def _is(speaker: Speaker, name: str, party: str) -> bool:
    """Return whether the speaker of the text is the one that the note names."""
    if name:
        one, other = fold(speaker.name), fold(name)
        if one in other or other in one or same_name(speaker.name, name):
            return True
    keys = {party_key(one) for one in (name, party) if one} - {None}
    return speaker.party in keys or party_key(speaker.name) in keys
