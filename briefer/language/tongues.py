"""Which language a text is written in, as far as a briefing needs to know."""

import re
from functools import cache
from itertools import compress

from briefer.language.lexicon import lexicon
from briefer.language.words import letter_runs, stop_words

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS = 2000
_LABEL_CHARS = 60
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_OTHER_SCRIPT = re.compile("|".join(script.pattern for _, script in _SCRIPTS))
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
# Signs of another language: so many of its common words more than English ones, as a share of
# all words in small letters, and to one of English.
_MORE, _SHARE, _TO_ENGLISH = 2, 0.1, 1.5
# English has 30 to 50 function words among a hundred in small letters; another language has
# under ten that look like one. Judged where there are enough to tell.
_ENGLISH_SHARE, _JUDGED_WORDS = 0.12, 40
_FEWEST_ENGLISH = 3
_NEITHER, _IN_NAMES = "*", "-"
UNKNOWN = "und"
"""The code of a language that is not English, and not known either (ISO 639-2)."""


def language_of(text: str, stated: str = "") -> str:
    """Return the code of the text's language; `stated` or `en` where its words tell none.

    Common words decide between languages in Latin letters, the script between the others; the
    beginning is enough, without labels and menus. Names and numbers tell nothing: another
    language than English shows in words of its own, or in a long text without English ones.

    >>> language_of("Die Regierung hat am Montag erklärt, dass sie mit der Reform nicht warten "
    ...     "will und auf die Länder zugeht, die das Gesetz bisher abgelehnt haben.")
    'de'
    >>> language_of("Oslo: Lindqvist, Haaland 2"), language_of("Oslo: Haaland 2", "nb")
    ('en', 'nb')
    """
    paragraphs = "\n".join(line for line in text.split("\n") if len(line) > _LABEL_CHARS)
    sample = (paragraphs or text)[:_SAMPLE_CHARS]
    if not sample.isascii() and _OTHER_SCRIPT.search(sample) and (code := _of_script(sample)):
        return code
    plain = sample.lower() if sample.isupper() else sample
    return _of_words(_telling(plain), stated or "en")


def _of_script(sample: str) -> str:
    """Return the code of a language that its script tells, empty where it does not."""
    letters = sum(map(len, _WORD.findall(sample)))
    for code, script in _SCRIPTS:
        share = 0.1 if code == "ja" else 0.5
        if letters >= 20 and len(script.findall(sample)) > share * letters:
            return "uk" if code == "ru" and _UKRAINIAN.search(sample) else code
    return ""


def _of_words(words: frozenset[str], otherwise: str) -> str:
    foreign = words & _foreign()  # hardly any of an English text
    english = words & _english()
    if len(foreign) >= max(_MORE, _SHARE * len(words)) and (best := _foreign_one(words, english)):
        return best
    if len(words) >= _JUDGED_WORDS and len(english) < _ENGLISH_SHARE * len(words):
        return UNKNOWN if otherwise == "en" else otherwise
    return "en" if len(english) >= _FEWEST_ENGLISH else otherwise


def _foreign_one(words: frozenset[str], english: frozenset[str]) -> str:
    """Return the code of the language whose words are many beside the English ones, else ""."""
    tongues = _tongues()
    found = {code: len(words & common) for code, common in tongues.items()}
    best = max(found, key=lambda code: found[code])
    # Words that are common in both tell neither.
    against = len(english - _rows()[best])
    told = found[best] if words & tongues[best] - _particles() else 0
    enough = told >= max(_MORE + against, _SHARE * len(words), _TO_ENGLISH * against)
    return best if enough else ""


def _telling(sample: str) -> frozenset[str]:
    """Return the words in small letters, and the first of a sentence where small ones follow.

    Left out are those that may be part of a name: a particle between capitals, as in "Rio de
    Janeiro", and a capital before a capital, as in "La Paz".
    """
    found = letter_runs(sample)
    lower = list(map(str.islower, found))
    particles = _particles()
    telling = set(compress(found, lower)) - particles
    telling.update(
        word.casefold()
        for word, small, small_behind, behind in zip(
            found, lower, lower[1:], found[1:], strict=False
        )
        if small_behind and not small and behind not in particles
    )
    if not particles.isdisjoint(found):
        telling.update(
            word
            for at, word in enumerate(found)
            if word in particles and not _inside_name(found, lower, at)
        )
    return frozenset(telling)


def _inside_name(found: list[str], lower: list[bool], at: int) -> bool:
    """Return whether only particles stand between the word and a capital on either side."""
    before, behind = at, at
    while before >= 0 and found[before] in _particles():
        before -= 1
    while behind < len(found) and found[behind] in _particles():
        behind += 1
    return before >= 0 and not lower[before] and behind < len(found) and not lower[behind]


@cache
def _rows() -> dict[str, frozenset[str]]:
    return {code: frozenset(words) for code, *words in lexicon("tongues")}


@cache
def _english() -> frozenset[str]:
    return _rows()["en"] | stop_words()


@cache
def _tongues() -> dict[str, frozenset[str]]:
    """Return for each language but English the common words that no English text has."""
    own = {
        code: words for code, words in _rows().items() if code not in {"en", _NEITHER, _IN_NAMES}
    }
    return {code: words - _english() - _rows()[_NEITHER] for code, words in own.items()}


@cache
def _foreign() -> frozenset[str]:
    """Return the common words of all those languages."""
    return frozenset[str]().union(*_tongues().values())


@cache
def _particles() -> frozenset[str]:
    return _rows()[_IN_NAMES]
