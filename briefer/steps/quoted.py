"""The words in quotation marks that belong to a line."""

import re
from collections.abc import Mapping, Sequence

from briefer.language.attribution import Attribution
from briefer.language.quotes import quotes
from briefer.language.words import fold
from briefer.steps.analysis import actors_in, same_actor
from briefer.steps.speakers import speaking
from briefer.values.finding import Citation, Finding, PartyPosition

QUOTE_WORDS = 3
"""A quotation shorter than this is a term in quotation marks, not somebody's words."""

# What a quotation can begin with; a curly apostrophe only ends one.
_OPENING = re.compile(r"[\"“”„‟«»'`‘‚]")
# "would not “beg for beans”": the piece alone says the opposite
_NEGATED = re.compile(
    r"\b(?:not|never|no|nor|without|cannot|hardly|\w+n['’]t)(?: \w+){0,2} [\"“‘']$", re.IGNORECASE
)


def quoted(
    finding: Finding,
    found: Sequence[Citation],
    said: Sequence[Attribution],
    parties: Mapping[str, str],
) -> tuple[Citation, ...]:
    """Return the quotations found in the evidence, of a position its speaker's or party's alone.

    `said` are the attributions that the evidence takes part in. Words of which they do not tell
    the speaker are left out of a position: they may be another's.

    >>> from briefer.values.finding import KeyDevelopment
    >>> text = "“We have come home,” they sang."
    >>> cited = Citation(article_id="a1", sentence=1, start=0, end=len(text), text=text)
    >>> sung = KeyDevelopment(summary="They sang.", evidence=(1,))
    >>> [one.text for one in quoted(sung, quotations(cited), [], {})]
    ['We have come home,']
    """
    if not isinstance(finding, PartyPosition) or not found:
        return tuple(found)
    own = [span for one in said if _speaks_for(one, finding, parties) for span in one.content]
    return tuple(
        one for one in found if any(start <= one.start and one.end <= end for start, end in own)
    )


def quotations(citation: Citation) -> tuple[Citation, ...]:
    """Return the quotations in a citation that are more than a term.

    >>> text = "“We have come home,” they “sang”."
    >>> cited = Citation(article_id="a1", sentence=1, start=0, end=len(text), text=text)
    >>> [one.text for one in quotations(cited)]
    ['We have come home,']
    """
    if not _OPENING.search(citation.text):
        return ()  # as most often: no quotation begins there
    return tuple(
        citation.model_copy(
            update={
                "text": quote.text,
                "start": citation.start + quote.start,
                "end": citation.start + quote.end,
            }
        )
        for quote in quotes(citation.text)
        if quote.closed
        and len(quote.text.split()) >= QUOTE_WORDS
        and not (quote.text[:1].islower() and _NEGATED.search(citation.text, 0, quote.start))
    )


def _speaks_for(one: Attribution, finding: PartyPosition, parties: Mapping[str, str]) -> bool:
    """Return whether the speaker is the one of the position, or speaks for its party."""
    names = [name for name in (finding.speaker, finding.party) if name]
    if any(fold(name) in (fold(one.speaker.name), fold(one.speaker.party or "")) for name in names):
        return True
    holding = [actor for name in names for actor in actors_in(name, parties)]
    return any(same_actor(a, b) for a in holding for b in speaking([one], parties))
