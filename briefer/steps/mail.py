"""The head of an electronic letter: its fields told apart, its subject left as the headline."""

import re
from collections.abc import Iterator, Sequence

from briefer.steps.lines import Line, is_mail_field

_WITHIN = 12
_FEWEST = 2
_TAGS = re.compile(r"subject:\s*(?:(?:re|fwd?|aw|wg|tr|rv):\s*|\[[^\]]{1,40}\]\s*)*", re.IGNORECASE)
_ANSWERED = re.compile(r"On\b.{3,80}\bwrote:$")
_DATED = re.compile(r"(?:date|sent):", re.IGNORECASE)


def mail_head_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, the fields of a letter's head and what it answers to told apart.

    >>> head = (Line("From: a@b.example"), Line("Subject: [news] Court strikes down a deal"))
    >>> [(line.text, line.kind) for line in mail_head_apart(head)][1:]
    [('Subject: [news]', 'page furniture'), ('Court strikes down a deal', None)]
    """
    fields = {i for i, line in enumerate(lines[:_WITHIN]) if is_mail_field(line.text)}
    if len(fields) < _FEWEST:
        yield from lines
        return
    answered = False
    for i, line in enumerate(lines):
        answered = answered or _ANSWERED.match(line.text) is not None
        if i in fields and (tags := _TAGS.match(line.text)) and tags.end() < len(line.text):
            told = line.text[: tags.end()].strip()
            yield line._replace(text=told, mark="page", kind="page furniture")
            yield Line(line.text[tags.end() :])
        elif i in fields and _DATED.match(line.text):
            yield line._replace(mark="date", kind="date line")
        elif i in fields:
            yield line._replace(mark="page", kind="page furniture")
        else:
            yield line._replace(kind="reader comment") if answered else line
