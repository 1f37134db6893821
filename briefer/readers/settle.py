"""What a model guesses about a note and the sentences themselves can settle: pure.

A small model words a sentence well and names who speaks, but it picks the kind of the note
almost at random. So a stance is kept where a word of the cited sentences carries it, and
else taken from what the same speaker does in them; without either the note tells a fact.
"""

from collections.abc import Iterable, Sequence
from typing import Final, cast

from briefer.language.attribution import Attribution, Speaker
from briefer.language.cues import noun_cues, verb_cues
from briefer.language.dates import dates
from briefer.language.names import party_key, same_name
from briefer.language.titles import titles
from briefer.language.words import fold, words
from briefer.readers.form import HAPPENED, STANCES, NotePart
from briefer.values.article import Sentence
from briefer.values.finding import Stance

_PARTICLE_REACH: Final = 4
_LONGEST_NAME_WORDS: Final = 12
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


def settled(note: NotePart, sentences: Sequence[Sentence], said: Sequence[Attribution]) -> NotePart:
    """Return the note with a kind, a speaker and a time that its evidence bears out.

    `said` are the attributions of the passage. A note without evidence is left as it is.
    """
    cited = [sentence for sentence in sentences if sentence.number in note.sentence]
    if not cited:
        return note
    numbers = {sentence.number for sentence in cited}
    spoken = [one for one in said if one.sentence in numbers or numbers & set(one.sentences)]
    speaker = _speaker(note)
    theirs = [one for one in spoken if _is(one.speaker, speaker, note.party)]
    text = " ".join(sentence.text for sentence in cited)
    others = bool(spoken) and not theirs and not _stands(speaker or note.party, text)
    kind = HAPPENED if others else _kind(note.kind, text, theirs)
    told = theirs or _stands(speaker, fold(text).partition("according to")[2])
    if kind == HAPPENED and not told:
        speaker = ""
    party = _party(note, theirs, text)
    return note.model_copy(
        update={"kind": kind, "speaker": speaker, "party": party, "when": _when(note, text)}
    )


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


def _kind(guess: str, text: str, theirs: Iterable[Attribution]) -> str:
    stance = stance_of(guess)
    taken = [one.stance for one in theirs if not one.negated]
    if guess != HAPPENED and (stance in taken or (stance != "claims" and stance in stances(text))):
        return stance
    return next((one for one in taken if one != "claims"), HAPPENED)


def _when(note: NotePart, text: str) -> str:
    """Return the time as the sentences word it: the model's choice, else the only one there."""
    if dates(note.when, None) and fold(note.when) in fold(text):
        return note.when
    stated = {mention.text for mention in dates(text, None) if mention.grain != "vague"}
    return stated.pop() if len(stated) == 1 else ""


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


def _is(speaker: Speaker, name: str, party: str) -> bool:
    """Return whether the speaker of the text is the one that the note names."""
    if name:
        one, other = fold(speaker.name), fold(name)
        if one in other or other in one or same_name(speaker.name, name):
            return True
    keys = {party_key(one) for one in (name, party) if one} - {None}
    return speaker.party in keys or party_key(speaker.name) in keys
