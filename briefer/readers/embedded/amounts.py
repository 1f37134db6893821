"""How many figures a text tells, and whether it measures anything by one."""

import re

from briefer.language.numbers import quantities
from briefer.readers.embedded.forms import worded

_MANY = worded(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions)\b(?! of (?:th|mi|bi))",
    "dozens scores hundreds thousands millions billions",
)
_DIGIT = re.compile(r"\d")
_MEASURED = re.compile(r"\d\s?(?:%|percent\b|per cent\b)|[$£€]\d|\b\d{1,3}(?:,\d{3})+\b|illion\b")


def figures(text: str) -> int:
    """Return how many quantities the text tells, "hundreds" among them."""
    return len(quantities(text)) + len(_MANY.findall(text))


def is_measured(words: str) -> bool:
    """Say whether a share, a sum or a large number stands in the words."""
    # The pattern can begin anywhere: first it is seen whether there is anything to measure by.
    counts = _DIGIT.search(words) is not None or "illion" in words
    return counts and _MEASURED.search(words) is not None
