"""What a model guesses about a note and the sentences themselves can settle: pure.

A small model words a sentence well, and names who speaks and what about; the kind of a note it
often carries over from the note before. So the kind is one that the sentence bears out by the
rules, or by a word of it; where neither bears anything out, the note tells no news.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from briefer.language.attribution import Attribution, Speaker, attributions
from briefer.language.dates import dates
from briefer.language.names import party_key, same_name
from briefer.language.parties import surname
from briefer.language.quotes import quotes
from briefer.language.titles import titles
from briefer.language.tongues import language_of
from briefer.language.words import content_stems, fold, words
from briefer.readers.embedded.questions import questions
from briefer.readers.embedded.sight import look
from briefer.readers.embedded.weigh import Wanted, Weighed, weigh
from briefer.readers.form import COLOUR, EVENT, NotePart
from briefer.readers.stances import stance_of, stances
from briefer.steps.links import unlinked
from briefer.values.article import Passage, Sentence
from briefer.values.finding import OpenQuestion

_LONGEST_NAME_WORDS: Final = 12
_SHORTEST_CLAIM: Final = 4  # content words of something said that tells anything
_SAID: Final = 0.25  # share of the words of what is said below which a note does not tell it


class Ground(NamedTuple):
    """What is known of a passage without a model: nothing in a language without rules.

    `weighed` gives what a sentence tells, by its number; `questions` are what they leave open.
    """

    sentences: tuple[Sentence, ...]
    said: tuple[Attribution, ...]
    weighed: Callable[[int], Weighed] | None
    questions: tuple[OpenQuestion, ...]


def ground(passage: Passage) -> Ground:
    """Return what the rules make of the passage."""
    text = " ".join(sentence.text for sentence in passage.sentences)
    if language_of(text, passage.language) != "en":
        return Ground(passage.sentences, (), None, ())
    said = attributions(passage.before + passage.sentences, passage.title, passage.lead)
    sight = look(passage)
    return Ground(passage.sentences, said, weigh(sight), questions(sight))


def settled(note: NotePart, known: Ground) -> tuple[NotePart, ...]:
    """Return the note with a kind, a speaker, a party and an issue that its evidence bears out.

    The kind is COLOUR where the evidence tells neither an event nor anyone's will or claim. A
    note that only copies a sentence gets the line that the rules cut from it, with names for its
    pronouns, or one for each will in it. A note without evidence, or in a language that the rules
    do not read, keeps what it says.
    """
    cited = [one for one in known.sentences if one.number in note.sentence]
    if not cited or known.weighed is None:
        return (note,)
    text = " ".join(sentence.text for sentence in cited)
    weighed = [known.weighed(sentence.number) for sentence in cited]
    note = _spoken(note, text, known.said)
    theirs = _theirs(note, known.said)
    alone = not theirs and not _stands(note.speaker or note.party, text)
    wills = _wills(note, [one for part in weighed for one in part.wanted], alone=alone)
    wanting = bool(wills) and wills[0].stance != "claims"
    if note.kind == COLOUR and not wanting:
        return (note,)
    copied = len(cited) == 1 and (
        _copies(note.statement, text) or _leaves_out(note.statement, cited[0], theirs)
    )
    happened = any(part.happened for part in weighed)
    reported = note.kind == EVENT and happened and not any(part.only_will for part in weighed)
    news = _news(note, weighed[0], theirs, text, copied=copied)
    if wanting or (wills and not happened):
        most = len(wills) if copied else 1
        told = tuple(_willed(note, one, text, theirs, copied=copied) for one in wills[:most])
        opens = cited[0].number == 1  # what an article opens with is its news
        return (news, *(told if wanting else ())) if opens or reported else told
    kind = _unruled(note, text, theirs)
    if kind == EVENT or (happened and kind in {"claims", COLOUR}):
        return (news,)
    line = weighed[0].line if copied and weighed[0].line else note.statement
    party = _party(note, theirs, text)
    return (note.model_copy(update={"kind": kind, "party": party, "statement": line}),)


def when(cited: Sequence[Sentence]) -> str:
    """Return the time as the sentences word it: the only one there, else nothing."""
    text = " ".join(sentence.text for sentence in cited)
    stated = {mention.text for mention in dates(text, None) if mention.grain != "vague"}
    return stated.pop() if len(stated) == 1 else ""


def _news(
    note: NotePart, weighed: Weighed, theirs: Sequence[Attribution], text: str, *, copied: bool
) -> NotePart:
    """Return the note as one on an event, with its speaker where the text tells it as a claim."""
    line = weighed.line if copied and weighed.line else note.statement
    source = _stands(note.speaker, fold(text).partition("according to")[2])
    claimed = (theirs or source) and not _stands(note.speaker, line)
    return note.model_copy(
        update={"kind": EVENT, "speaker": note.speaker if claimed else "", "statement": line}
    )


def _spoken(note: NotePart, text: str, said: Iterable[Attribution]) -> NotePart:
    """Return the note with the one speaker of its evidence where it names none who speaks there.

    A sentence in the place of a name is no speaker at all.
    """
    fits = len(note.speaker.split()) <= _LONGEST_NAME_WORDS and note.speaker != note.statement
    note = note if fits else note.model_copy(update={"speaker": ""})
    if _theirs(note, said) or _stands(note.speaker, text):
        return note
    numbers = set(note.sentence)
    spoken = {
        (one.speaker.name, one.speaker.party)
        for one in said
        if one.sentence in numbers and one.speaker.certain and not one.speaker.anonymous
    }
    if len(spoken) != 1 or not note.speaker:
        return note
    [(name, party)] = spoken
    return note.model_copy(update={"speaker": name, "party": party or name})


def _theirs(note: NotePart, said: Iterable[Attribution]) -> list[Attribution]:
    """Return what the evidence attributes to the speaker or the party of the note."""
    numbers = set(note.sentence)
    spoken = [one for one in said if one.sentence in numbers or numbers & set(one.sentences)]
    return [one for one in spoken if _is(one.speaker, note.speaker, note.party)]


def _copies(statement: str, text: str) -> bool:
    """Say whether a statement has all the words of the sentence that tell something."""
    return set(content_stems(statement)) == set(content_stems(unlinked(text)))


def _leaves_out(statement: str, cited: Sentence, theirs: Iterable[Attribution]) -> bool:
    """Say whether a statement copies a sentence without what it lets its speaker say.

    "Ann Lee told reporters, referring to the dam": that she spoke, and not what she said.
    """
    spans = [span for one in theirs for span in one.content]
    said = " ".join(
        cited.text[max(start - cited.start, 0) : max(end - cited.start, 0)] for start, end in spans
    )
    stems, told = set(content_stems(said)), set(content_stems(statement))
    copied = told <= set(content_stems(cited.text))
    return bool(stems) and copied and len(stems & told) < _SAID * len(stems)


def _wills(note: NotePart, wanted: Sequence[Wanted], *, alone: bool) -> list[Wanted]:
    """Return the wills of the note's party, else, where it stands alone, of another.

    There the note has a slip. The one that the note tells comes first, then the heaviest; of a
    party's wills with one stance only the first is kept.
    """
    own = [one for one in wanted if _shares(one, note)]
    guess = stance_of(note.kind)
    ordered = sorted(
        own or (wanted if alone else ()),
        key=lambda one: (one.stance == "claims", one.stance != guess, -one.weight),
    )
    kept: dict[tuple[str, str], Wanted] = {}
    for one in ordered:
        if one.stance != "claims" or not kept:
            kept.setdefault((one.party, one.stance), one)
    return list(kept.values())


def _shares(wanted: Wanted, note: NotePart) -> bool:
    names = [one for one in (note.party, note.speaker) if one]
    keys = {party_key(one) for one in names} - {None}
    if party_key(wanted.party) in keys:
        return True
    others = [one for one in (wanted.speaker, wanted.party) if one]
    return any(same_name(one, other) for one in names for other in others)


def _willed(
    note: NotePart, will: Wanted, text: str, theirs: Sequence[Attribution], *, copied: bool
) -> NotePart:
    """Return the note as one on a will that the rules see."""
    if copied and not will.stands:
        return note.model_copy(update={"kind": COLOUR})
    own = _shares(will, note)
    stance: str = will.stance
    if stance == "claims" and own and _borne_out(note.kind, text, theirs):
        stance = stance_of(note.kind)
    cut = copied and bool(will.line)
    of_body = party_key(will.party) is None and own and _stands(note.party, text)
    return note.model_copy(
        update={
            "statement": will.line if cut else note.statement,
            "sentence": will.evidence if cut else note.sentence,
            "kind": stance,
            "party": note.party if of_body else will.party,
            "speaker": will.speaker or (note.speaker if own and theirs else ""),
            "issue": will.issue or note.issue,
        }
    )


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
    taken = [one.stance for one in theirs if one.stance != "claims" and not one.negated]
    if taken:
        return taken[0]
    if theirs and note.kind != COLOUR:
        return "claims" if len(content_stems(text)) >= _SHORTEST_CLAIM else COLOUR
    quoting = note.kind != COLOUR and bool(quotes(note.statement))
    return EVENT if note.kind == EVENT or quoting else COLOUR


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
    return bool(name) and surname(name) in fold(text)


def _is(speaker: Speaker, name: str, party: str) -> bool:
    """Return whether the speaker of the text is the one that the note names."""
    if name:
        one, other = fold(speaker.name), fold(name)
        if one in other or other in one or same_name(speaker.name, name):
            return True
    keys = {party_key(one) for one in (name, party) if one} - {None}
    return speaker.party in keys or party_key(speaker.name) in keys
