"""What an article as a whole is about, for what is said of it without naming it."""

from collections.abc import Sequence
from functools import cache

from briefer.language.clauses import Token
from briefer.language.lexicon import lexicon
from briefer.language.vagueness import says_nothing
from briefer.language.words import content_stems
from briefer.readers.embedded.issues import labels_in
from briefer.readers.embedded.labels import ends_in_people, head_of, is_surely_noun
from briefer.readers.embedded.sight import Sight
from briefer.readers.embedded.will import opened

_OPENING = 6  # sentences in which an article says what it is about
_LONGEST_MATTER = 4  # words
_OF_ARTICLE = 3  # times that the article has each word of its matter, at least
_MOST_COUNTED = 8  # times that one word counts


def matter_of(sight: Sight) -> str | None:
    """Return what the article as a whole is about: the phrase of its first sentences it uses most.

    None where no phrase of common words comes back in the article.
    """
    best: tuple[float, str] | None = None
    for seen in sight.seen[:_OPENING]:
        for phrase in labels_in(sight, opened(seen.tokens)):
            head = head_of(phrase)
            text = sight.page.text[phrase[0].start : head[-1].end]
            stems = content_stems(text)
            if len(head) > _LONGEST_MATTER or not stems or not _names_matter(sight, head, text):
                continue
            weights = [sight.weights.get(stem, 0) for stem in stems]
            if min(weights) < _OF_ARTICLE:
                continue
            score = sum(min(one, _MOST_COUNTED) for one in weights) / (len(weights) + 0.7)
            score += 2.0 * len(sight.title.intersection(stems)) / len(stems)
            if best is None or score > best[0]:
                best = (score, _uncapitalised(sight, head[0], text))
    return best[1] if best else None


def _names_matter(sight: Sight, head: Sequence[Token], text: str) -> bool:
    """Say whether a phrase of common words can stand for what an article is about."""
    last = head[-1]
    named = sight.page.cast.named(head[0].start, last.end) is not None
    # "port operator Acme"
    titled = len(head) > 1 and last.kind == "name" and head[-2].kind == "word"
    empty = says_nothing(text) or ends_in_people(last) or last.low.removesuffix("s") in _empty()
    return is_surely_noun(sight.page, last) and not (named or titled or empty)


def _uncapitalised(sight: Sight, first: Token, text: str) -> str:
    """Return the phrase without a capital that only the start of its sentence gives it."""
    opens = first.kind == "name" and f" {first.low} " in sight.page.text
    return text[0].lower() + text[1:] if opens else text


@cache
def _empty() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon("emptynouns"))
