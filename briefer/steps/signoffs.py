"""Who reported and edited, behind the last sentence of a paragraph: "(Reporting by Ann Lee)"."""

import re
from collections.abc import Iterator, Sequence

from briefer.steps.lines import Line

_SIGN_OFF = re.compile(
    r"(?<=[.!?\"”’'])\s+(?P<credit>[(\[](?:additional |with )?(?:reporting|writing|editing|compiled"
    r"|written|edited)(?: and editing)? by\b[^()\[\]]{3,400}[)\]]\.?)$",
    re.IGNORECASE,
)
_ENDS = (")", "]", ").", "].")  # told sooner than by the pattern


def sign_offs_apart(found: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, a sign-off in brackets behind a sentence as a line of its own.

    >>> line = Line("The port is shut. (Reporting by Ann Lee; Editing by Bob Ray)")
    >>> [(one.text, one.kind) for one in sign_offs_apart([line])]
    [('The port is shut.', None), ('(Reporting by Ann Lee; Editing by Bob Ray)', 'agency credit')]
    """
    for line in found:
        ends = line.kind is None and line.text.endswith(_ENDS)
        match = _SIGN_OFF.search(line.text) if ends else None
        if match is None:
            yield line
            continue
        yield line._replace(text=line.text[: match.start()])
        yield Line(match["credit"], mark="agency", kind="agency credit")
