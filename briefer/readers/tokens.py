"""How many tokens a text is, without the tokenizer of the model: pure.

The tokenizers of the models that speak English cut it into pieces of four bytes or so. Measured on
the recorded requests: 3.8 to 4.2 bytes a token (`prompt_tokens` of their answers).
"""

from collections.abc import Iterable, Sequence
from typing import Final

_BYTES: Final = 4.0
# The shortest pieces that a text of a language with letters is cut into, with some room.
_FEWEST_BYTES: Final = 3.0
# A piece spans no blank, so a text has as many as words; this much is left for a server that counts
# without the marks around a message.
_SEEN: Final = 0.9
# What is counted is 0.95 to 1.05 of what is expected, as measured; the rest is room for tokenizers
# that were not.
_THRIFTIEST: Final = 0.8
# What an answer takes of what was asked: 7,315 of 9,905 tokens over the sample articles.
OUTPUT_SHARE: Final = 0.75


def expected(texts: Iterable[str]) -> int:
    """Return the tokens that the texts most likely are.

    >>> expected(["The dam broke.", "Two people died."])
    8
    """
    return round(_bytes(texts) / _BYTES)


def most(texts: Iterable[str]) -> int:
    """Return a number of tokens that the texts hardly pass.

    >>> most(["The dam broke.", "Two people died."])
    10
    """
    return round(_bytes(texts) / _FEWEST_BYTES)


def is_cut(texts: Sequence[str], counted: int) -> bool:
    """Say whether a server that counted so many tokens cannot have read all of the texts.

    No token spans a blank, so there are at least as many as words; and no tokenizer of a model is
    so much thriftier than what is expected. A count of 0 is none.

    >>> is_cut(["word " * 4000], 2048), is_cut(["word " * 4000], 4010), is_cut(["word"], 0)
    (True, False, False)
    >>> is_cut(["longer words " * 300], 700), is_cut(["longer words " * 300], 900)
    (True, False)
    """
    words = sum(len(text.split()) for text in texts)
    return 0 < counted < max(_SEEN * words, _THRIFTIEST * expected(texts))


def _bytes(texts: Iterable[str]) -> int:
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)
