"""Words, their folded form and their stem: what every comparison of two texts rests on."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from briefer.language.lexicon import lexicon

_FOLDS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼʻ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("łŁ", "l"),
        **dict.fromkeys("øØ", "o"),
        **dict.fromkeys("đĐ", "d"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "\u2028": " ",
        "\u2029": " ",
    }
)
# An abbreviation with dots, a number with what hangs on it ("20-year-old", "1,500"), or a word
# with inner apostrophes, hyphens and ampersands. Separators and word characters never overlap,
# so each position is read once; the first line takes the plain words, which are most, and the
# second passes over what begins none of them. In a group of its own, so that a split of the text
# gives the words and what is between them.
_WORD = re.compile(
    r"([A-Za-z]{2,}+(?![\w\u0300-\u036f'’ʼ&\-‐‑])"
    r"|(?=[\w\u0300-\u036f])(?:"
    r"(?<!\w)(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)*(?:[^\W\d_]+)?(?:-[^\W\d_]+)*"
    r"|[\w\u0300-\u036f]+(?:['’ʼ&\-‐‑][\w\u0300-\u036f]+)*"
    r"))"
)
_LETTERS = re.compile(r"[^\W\d_]+")
# In most texts that are not ASCII only these signs are not; none of them is a letter.
_COMMON_MARKS = "’“”‘–—"
_COMMON_FOLDS = tuple((mark, mark.translate(_FOLDS)) for mark in _COMMON_MARKS)
# The ASCII letters, and for all other characters the space between two runs of letters.
_ASCII_LETTERS = "".join(chr(n) if chr(n).isalpha() else " " for n in range(128))
# Several rules ask for the words, names, dates and figures of one sentence, so that the last
# ones read are remembered: of so many texts, none longer than so many characters, which bounds
# the memory, and with the texts of an article still there when its lines are verified.
REMEMBERED_TEXTS, REMEMBERED_CHARS = 1024, 1000
# Each rule folds the words that it looks up; the vocabulary of some articles stays remembered.
# Whole articles, which are looked at one after the other, or a story at a time.
REMEMBERED_ARTICLES = 24
_REMEMBERED_FOLDS = 32768
_POSSESSIVES = ("'s", "’s", "ʼs", "'S", "’S", "ʼS")
_STOPS = ".!?"
_VOWELS = frozenset("aeiouy")


class Word(NamedTuple):
    """A word or number of a text: `source[start:end] == text`."""

    text: str
    start: int
    end: int


# A word from its three values; the constructor of the class takes twice as long, and most of the
# time of reading words is spent in it.
_word: Callable[[tuple[str, int, int]], Word] = partial(tuple.__new__, Word)


@lru_cache(maxsize=_REMEMBERED_FOLDS)
def fold(text: str) -> str:
    r"""Return the text in lower case, without accents, typographic signs as ASCII ones.

    The length may change, so offsets into the result are not offsets into the text.

    >>> fold("“Müller’s” – Žižek")
    '"muller\'s" - zizek'
    """
    return fold_anew(text)


def fold_anew(text: str) -> str:
    """Return what `fold` does, and do not remember it: for whole sentences, asked for once."""
    plain = text
    if not text.isascii():  # most often by these signs alone, and they are quickly put aside
        for mark, sign in _COMMON_FOLDS:
            plain = plain.replace(mark, sign)
    if plain.isascii():
        return plain.replace("`", "'").lower()
    plain = plain.translate(_FOLDS)
    if plain.isascii():  # only its quotation marks and dashes were not
        return plain.lower()
    parts = unicodedata.normalize("NFKD", plain)
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return bare.casefold().translate(_FOLDS)


def words(text: str) -> tuple[Word, ...]:
    """Return the words and numbers of the text in order, without punctuation.

    Dotted abbreviations and hyphenated words stay whole; a possessive ending is cut off.

    >>> [word.text for word in words("The U.S. court’s 20-year-old, north-eastern 1,500.5")]
    ['The', 'U.S.', 'court', '20-year-old', 'north-eastern', '1,500.5']
    """
    return _short_words(text) if len(text) <= REMEMBERED_CHARS else _long_words(text)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _short_words(text: str) -> tuple[Word, ...]:
    return words_anew(text)


@lru_cache(maxsize=REMEMBERED_ARTICLES)
def _long_words(text: str) -> tuple[Word, ...]:
    return words_anew(text)


def words_anew(text: str) -> tuple[Word, ...]:
    """Return what `words` does, and do not remember it: for what is asked for once."""
    laid = lay_out(text)
    return tuple([_word((word, at, at + len(word))) for word, at in zip(*laid, strict=True)])


class Laid(NamedTuple):
    """The words of a text and their starts, for who looks at few of them: `words` in columns."""

    words: list[str]
    starts: list[int]

    def end(self, place: int) -> int:
        """Return where a word ends."""
        return self.starts[place] + len(self.words[place])


def lay_out(text: str) -> Laid:
    """Return the words of the text as columns, which costs a third of what `words` does.

    >>> lay_out("The court’s ruling")
    Laid(words=['The', 'court', 'ruling'], starts=[0, 4, 12])
    """
    parts = _WORD.split(text)  # a gap, a word, a gap, …
    starts = list(accumulate(map(len, parts)))[:-1:2]
    found = [word if word[-1] not in "sS" else without_possessive(word) for word in parts[1::2]]
    return Laid(found, starts)


def tokens_of(text: str) -> Sequence[str]:
    """Return the words of the text as they are printed, possessive endings left on.

    >>> tokens_of("The court’s 1,500 pages")
    ['The', 'court’s', '1,500', 'pages']
    """
    return _short_tokens(text) if len(text) <= REMEMBERED_CHARS else _WORD.findall(text)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _short_tokens(text: str) -> list[str]:
    return _WORD.findall(text)


def spelled(text: str) -> tuple[str, ...]:
    """Return the texts of the words alone, which costs a fraction of what `words` does.

    >>> spelled("The court’s ruling")
    ('The', 'court', 'ruling')
    """
    return _short_spelled(text) if len(text) <= REMEMBERED_CHARS else _spelled(text)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _short_spelled(text: str) -> tuple[str, ...]:
    return _spelled(text)


def _spelled(text: str) -> tuple[str, ...]:
    return tuple([without_possessive(token) for token in tokens_of(text)])


def without_possessive(token: str) -> str:
    """Return a word as it is printed without its possessive ending.

    >>> without_possessive("court’s")
    'court'
    """
    owned = token[-1] in "sS" and len(token) > 2 and token.endswith(_POSSESSIVES)
    return token[:-2] if owned else token


def pieces(text: str) -> frozenset[str]:
    """Return the folded runs of letters: what no word of the text is without.

    A pattern that needs one of certain words is not looked for where none of them is a piece.

    >>> sorted(pieces("The court’s 20-year-old ruling"))
    ['court', 'old', 'ruling', 's', 'the', 'year']
    """
    # A sentence and what it says without its stop have the same ones.
    bare = text.rstrip(_STOPS)
    return _short_pieces(bare) if len(bare) <= REMEMBERED_CHARS else _pieces(bare)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _short_pieces(text: str) -> frozenset[str]:
    return _pieces(text)


def _pieces(text: str) -> frozenset[str]:
    bare = _only_letters(text)
    if bare is None:
        return frozenset(map(fold, _LETTERS.findall(text)))
    return frozenset(bare.lower().split())


def letter_runs(text: str) -> list[str]:
    """Return the runs of letters of the text in order, as they are printed.

    >>> letter_runs("The court’s 20-year-old ruling")
    ['The', 'court', 's', 'year', 'old', 'ruling']
    """
    bare = _only_letters(text)
    return _LETTERS.findall(text) if bare is None else bare.split()


def _only_letters(text: str) -> str | None:
    """Return the text with a space for each sign, None where not all its letters are ASCII ones."""
    plain = text
    if not text.isascii():
        for mark in _COMMON_MARKS:
            plain = plain.replace(mark, " ")
    return plain.translate(_ASCII_LETTERS) if plain.isascii() else None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the folded light stem of a word: inflections and plain derivations meet.

    Only endings are cut, so that a stem is no word; irregular forms are looked up. The order of
    the steps follows M. F. Porter, "An algorithm for suffix stripping" (1980), steps 1 and 4,
    with fewer endings, as unrelated words must not meet.

    >>> stem("rejects") == stem("rejected") == stem("rejecting") == stem("rejection")
    True
    >>> stem("fell") == stem("falling"), stem("negotiators") == stem("negotiation")
    (True, True)
    """
    bare = fold(word).removesuffix("'s").strip("'").replace(".", "")
    forms = _irregular()
    if bare in forms:
        return forms[bare]
    if len(bare) <= 3 or not bare.isalpha():
        return bare
    cut = _without_plural(bare)
    if cut in forms:
        return forms[cut]
    cut = _without_tense(cut)
    for base in (cut, cut + "e"):
        if base in forms:
            return forms[base]
    return _without_derivation(cut)


def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry content, in order, numbers included.

    >>> content_stems("They have rejected all of the 12 offers.")
    ('reject', '12', 'offer')
    """
    return _short_stems(text) if len(text) <= REMEMBERED_CHARS else _content_stems(text)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _short_stems(text: str) -> tuple[str, ...]:
    return _content_stems(text)


def _content_stems(text: str) -> tuple[str, ...]:
    return tuple([stem for stem in map(_content_stem, tokens_of(text)) if stem is not None])


@lru_cache(maxsize=65536)
def _content_stem(token: str) -> str | None:
    word = without_possessive(token)
    bare = fold(word)
    return stem(word) if bare and bare not in stop_words() else None


@cache
def stop_words() -> frozenset[str]:
    """Return the folded function words.

    >>> "the" in stop_words()
    True
    """
    return frozenset(row[0] for row in lexicon("stopwords"))


@cache
def _irregular() -> dict[str, str]:
    forms: dict[str, str] = {}
    for row in lexicon("irregular"):
        for form in row[1:]:
            forms.setdefault(form, row[0])
    for row in lexicon("irregular"):
        forms.setdefault(row[0], row[0])
    return forms


def _without_plural(word: str) -> str:
    if word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _without_tense(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("eed"):
        return word[:-1]
    for ending in ("ed", "ing"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 2 and not _VOWELS.isdisjoint(root):
            doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiolsz"
            return root[:-1] if doubled else root
    return word


def _without_derivation(word: str) -> str:
    for ending, left in (("ly", 4), ("ness", 4), ("ment", 4), ("or", 5), ("ion", 4)):
        root = word.removesuffix(ending)
        if root == word or len(root) < left:
            continue
        if ending in {"or", "ion"} and root[-1] not in "ts":
            continue
        word = root
        break
    word = word[:-1] if len(word) > 3 and word.endswith("e") else word
    # "controlled" and "control", "cancelled" and "canceled"
    word = word[:-1] if len(word) > 4 and word.endswith("ll") else word
    return word[:-1] + "i" if len(word) > 2 and word.endswith("y") else word
