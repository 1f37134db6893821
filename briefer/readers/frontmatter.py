"""The front matter of a prompt file: what the prompt is called, and which version of it this is.

    ---
    name: extract
    version: 1
    ---

It stands at the very top, between two lines of three hyphens, and no model sees it.
"""

import re
from typing import Final, NamedTuple

from briefer.errors import AssetError

_FENCE: Final = "---"
_BYTE_ORDER_MARK: Final = "\ufeff"
# For each key: the values that it takes, and what they are, in words.
_KEYS: Final = {
    "name": (r"[A-Za-z0-9][A-Za-z0-9 ._/-]{0,59}", "a name of letters and digits"),
    "version": (r"[A-Za-z0-9][A-Za-z0-9.+-]{0,29}", "a version such as 2 or 1.4"),
    "notes": (r"all|news", "all (a note for each sentence) or news (for those that tell some)"),
}
_NEEDED: Final = ("name", "version")


class Front(NamedTuple):
    """What a prompt says of itself.

    `notes` is `all` where the prompt wants a note for each sentence, so that one without a note
    was passed over, and `news` where it wants notes of some alone.
    """

    name: str
    version: str
    notes: str = "all"


def front(text: str, file: str) -> Front | None:
    r"""Return what the front matter of a prompt says, None where the text begins without one.

    Raises:
        AssetError: it is mistaken: on which line of `file`, and why.

    >>> front("---\nname: extract\nversion: 2\n---\nRead this.", "x")
    Front(name='extract', version='2', notes='all')
    >>> front("Read this.", "x") is None
    True
    """
    end = _end(text, file)
    if not end:
        return None
    given: dict[str, str] = {}
    for number, line in enumerate(_lines(text)[1 : end - 1], 2):
        if line.strip():
            key, value = _pair(line, f"prompt {file}, line {number}")
            if key in given:
                raise AssetError(f"prompt {file}, line {number}: `{key}` stands here again")
            given[key] = value
    for key in _NEEDED:
        if key not in given:
            raise AssetError(
                f"prompt {file}, line {end}: the front matter ends here without `{key}`"
            )
    return Front(**given)


def hidden(text: str, file: str) -> str:
    r"""Return the prompt with its front matter as a comment of Jinja's: each line stays in place.

    Raises:
        AssetError: the front matter has no end.

    >>> hidden("---\nname: extract\nversion: 2\n---\nRead this.", "x")
    '{#\nname: extract\nversion: 2\n#}\nRead this.'
    """
    end = _end(text, file)
    if not end:
        return text
    lines = _lines(text)
    return "\n".join(["{#", *lines[1 : end - 1], "#}", *lines[end:]])


def _lines(text: str) -> list[str]:
    return text.removeprefix(_BYTE_ORDER_MARK).split("\n")


def _end(text: str, file: str) -> int:
    """Return the number of the line that ends the front matter, from 1; 0 without one."""
    lines = [line.rstrip() for line in _lines(text)]
    if lines[0] != _FENCE:
        return 0
    if _FENCE not in lines[1:]:
        raise AssetError(
            f"prompt {file}, line 1: the front matter that begins here has no end",
            tip=f"Below its last line stands another {_FENCE}.",
        )
    return lines.index(_FENCE, 1) + 1


def _pair(line: str, place: str) -> tuple[str, str]:
    """Return the key and the value of a line.

    Raises:
        AssetError: it is none that a front matter can hold.
    """
    key, colon, value = (part.strip() for part in line.partition(":"))
    if not colon or key not in _KEYS:
        known = ", ".join(f"`{one}: …`" for one in _KEYS)
        raise AssetError(f"{place}: a front matter holds {known}, and not {line.strip()!r:.80}")
    pattern, words = _KEYS[key]
    if not re.fullmatch(pattern, value):
        raise AssetError(f"{place}: {value!r:.80} is not {words}")
    return key, value
