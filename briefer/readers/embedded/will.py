"""What a will is: whose, of what stance, and in which words a sentence tells it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.language.clauses import Token, is_adverb, tokenise
from briefer.language.coreference import resolve
from briefer.language.parties import is_organ
from briefer.language.phrases import phrase_end
from briefer.readers.embedded.lines import line
from briefer.readers.embedded.owners import party_of
from briefer.readers.embedded.sight import Seen, Sight
from briefer.values.finding import Stance

Span = tuple[int, int]

PRONOUNS: Final = frozenset({"it", "they", "he", "she", "we", "i"})
_NEGATED: Final[dict[Stance, Stance]] = {
    "supports": "rejects", "accepts": "rejects", "offers": "rejects", "demands": "claims",
    "warns": "claims", "condemns": "claims", "rejects": "claims", "denies": "claims",
    "awaits": "claims", "doubts": "claims",
}  # fmt: skip


class Will(NamedTuple):
    """A will or judgment in a sentence.

    `about` is the span that says what it is about, `span` the words that tell it, with
    `subject` to put in front where they begin behind their subject; `verb` replaces the first
    word of the span where that is a participle ("warning" becomes "warned"). `weight` ranks.
    """

    party: str
    speaker: str | None
    stance: Stance
    about: Span
    span: Span
    subject: str = ""
    verb: str = ""
    weight: float = 1.0


def will_line(seen: Seen, will: Will) -> str | None:
    """Return the words that tell the will as a line, None where they cannot be cut safely."""
    if not will.verb:
        return line(seen.slot, will.span, will.subject)
    first = next(token for token in seen.tokens if token.start == will.span[0])
    subject = f"{will.subject} {will.verb}"
    return line(seen.slot, (first.end, will.span[1]), subject)


def opened(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with quotations cut into words."""
    found: list[Token] = []
    for token in tokens:
        if token.kind == "quote":
            found.extend(_words_in(token))
        else:
            found.append(token)
    return found


# Each rule that looks into the quotations of a sentence cuts the same ones.
@lru_cache(maxsize=64)
def _words_in(quotation: Token) -> tuple[Token, ...]:
    return tokenise(quotation.text, quotation.start)


def negated(stance: Stance) -> Stance:
    """Return what a stance comes to with a "not": who does not reject a thing leaves it open.

    >>> negated("supports"), negated("rejects")
    ('rejects', 'claims')
    """
    return _NEGATED.get(stance, stance)


def owner_of(sight: Sight, seen: Seen, tokens: Sequence[Token], verb: int) -> str | None:
    """Return the party whose will it is, the subject in front of the verb; a pronoun as it is."""
    start = _clause_start(tokens, verb)
    while start < verb and (is_adverb(tokens[start]) or tokens[start].kind in {"comma", "dash"}):
        start += 1
    end = phrase_end(tokens, start)
    while end < verb and is_adverb(tokens[end]):
        end += 1
    if end != verb or end <= start:
        return None
    phrase = sight.page.text[tokens[start].start : tokens[end - 1].end]
    if phrase.casefold() in PRONOUNS:
        return phrase.casefold()
    link = next((n for n in range(start, end) if tokens[n].role == "prep"), None)
    if link is not None and tokens[link - 1].kind == "word" and not is_organ(tokens[link - 1].low):
        return None  # "praise from Peru would not …" is no will of Peru's
    span = (tokens[start].start, tokens[end - 1].end)
    speaker = resolve(phrase, span, sight.page.cast, seen.slot.known)
    return party_of(sight, speaker) if speaker is not None and speaker.certain else None


def _clause_start(tokens: Sequence[Token], verb: int) -> int:
    """Return where the clause of the verb begins: behind ", and" or "but", else at the head."""
    for place in range(verb - 1, 0, -1):
        if tokens[place].low in {"and", "but"} and tokens[place - 1].kind in {"comma", "stop"}:
            return place + 1
    return 1 if tokens and tokens[0].low == "that" else 0
