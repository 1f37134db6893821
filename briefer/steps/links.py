"""Words that tie a sentence to the one before it."""

import re
from typing import Final

from briefer.language.words import content_stems

# A link to the sentence before, which a line that stands alone does not have.
_LINK: Final = re.compile(
    r"(?:(?:However|Moreover|Nevertheless|Instead|Still|Also|In turn|In addition),"
    r"|Meanwhile,?|But|And|Yet)\s(?=\S)"
)
# The same behind its subject: "The bank, however, refused", "The bank also refused".
_INSIDE: Final = re.compile(r", (?:however|meanwhile|moreover|in turn),|(?<!but)(?<!,) also(?= \w)")
_PAIRED: Final = re.compile(r"\bnot (?:only|just|merely)\b", re.IGNORECASE)
_HEAD: Final = 60  # characters in which a subject ends


def unlinked(line: str) -> str:
    """Return the line without a word at its head that ties it to another sentence.

    >>> unlinked("However, the bank refused."), unlinked("But the vote stands.")
    ('The bank refused.', 'The vote stands.')
    """
    rest = _LINK.sub("", line, count=1) if _LINK.match(line) else line
    return rest[:1].upper() + rest[1:]


def joined(line: str, before: str) -> str:
    """Return the line without the words that link it to a sentence which is not there.

    `before` is the sentence in front of it, empty where there is none. A link to it stays at the
    head; "also" stays behind a subject that `before` has.

    >>> joined("However, Peru also left.", ""), joined("Peru also left.", "Peru sued Chile.")
    ('Peru left.', 'Peru also left.')
    """
    kept = line if before else unlinked(line)
    link = _INSIDE.search(kept[:_HEAD])
    if link is None or _PAIRED.search(kept):
        return kept
    subject = set(content_stems(kept[: link.start()]))
    if subject and not subject.isdisjoint(content_stems(before)):
        return kept
    return kept[: link.start()] + kept[link.end() :]
