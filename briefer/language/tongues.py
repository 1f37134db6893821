"""Which language a text is written in, as far as a briefing needs to know."""

import re
from functools import cache

from briefer.language.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_CHARS = 2000
_LABEL_CHARS = 60
_FEWEST_WORDS = 15
_FEWEST_COMMON = 7
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
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")


def language_of(text: str) -> str:
    """Return the two-letter code of the text's language, `en` where nothing speaks against it.

    The share of very common words decides between languages in Latin letters, the script
    between the others; the beginning is enough, without labels and menus.

    >>> language_of("Die Regierung hat am Montag erklärt, dass sie mit der Reform nicht warten "
    ...     "will und auf die Länder zugeht, die das Gesetz bisher abgelehnt haben.")
    'de'
    """
    paragraphs = "\n".join(line for line in text.split("\n") if len(line) > _LABEL_CHARS)
    sample = (paragraphs or text)[:_SAMPLE_CHARS]
    found = _WORD.findall(sample)
    letters = sum(map(len, found))
    for code, script in () if sample.isascii() else _SCRIPTS:
        share = 0.1 if code == "ja" else 0.5
        if letters >= 20 and len(script.findall(sample)) > share * letters:
            return "uk" if code == "ru" and _UKRAINIAN.search(sample) else code
    words = {word.casefold() for word in found}
    if len(words) < _FEWEST_WORDS:
        return "en"
    tongues = _tongues()
    shares = dict.fromkeys(("en",), 0)
    for word in words:
        for code in tongues.get(word, ()):
            shares[code] = shares.get(code, 0) + 1
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    plain = shares[best] > 1.5 * shares["en"] and shares[best] >= max(
        _FEWEST_COMMON, 0.1 * len(words)
    )
    return best if plain else "en"


@cache
def _tongues() -> dict[str, tuple[str, ...]]:
    """Return for each very common word the languages that it is common in."""
    found: dict[str, tuple[str, ...]] = {}
    for code, *words in lexicon("tongues"):
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found
