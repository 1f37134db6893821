"""Whether what somebody says leans on something said before it."""

import re

_OPENS = re.compile(
    r"[“\"‘']?(?:it|it['’]s|its|they|they['’]re|their|them|this|that|that['’]s|these|those|he|he['’]s"
    r"|she|she['’]s|his|her|so|there|such|and|but|or|because|which|who|yes|no|well|oh|here|both"
    r"|either|neither|also|then|if (?:it|they|he|she|that|this))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|him|they|them|it|this|that|those|these)\b", re.IGNORECASE)
_HEAD = 5  # words of a quotation in which a pronoun has nothing to stand for
_QUOTES = '“"‘'


def leans(said: str, *, direct: bool) -> bool:
    """Say whether a content opens with a word that stands for something outside it.

    >>> leans("They did what they should", direct=True), leans("Peru is ready", direct=True)
    (True, False)
    >>> leans("I cannot believe it", direct=True), leans("that the mayor knew it", direct=False)
    (True, False)
    """
    head = said.strip() if direct else said.strip().removeprefix("that ")
    early = " ".join(head.split()[:_HEAD])
    return bool(_OPENS.match(head) or (direct and _PRONOUN.search(early)))


def quotation_leans(line: str) -> bool:
    """Say whether a line opens with a quotation that leans on something said before it.

    >>> quotation_leans("“They did well,” Ann Lee said."), quotation_leans("They did well.")
    (True, False)
    """
    return line[:1] in _QUOTES and leans(line, direct=True)
