"""Who published an article and which agencies stand behind it, as the page itself says."""

import re
from collections.abc import Iterator, Sequence

from briefer.language.agencies import agencies, without_agencies
from briefer.language.outlets import outlet_in
from briefer.steps.furniture import is_byline
from briefer.steps.lines import Line
from briefer.steps.stamps import says_when_alone

_SAID = (
    re.compile(
        r"\b(?:[Pp]ublished|[Aa]ppeared)\s(?:first\s)?(?:on|in|by)\s(?!Copyright)(?:the\s)?"
        r"(?P<name>[A-Z](?:(?!\s(?:on|at)\s)[^.|,;\d]){2,50})"
    ),
    re.compile(
        r"(?:©|\([cC]\)|[Cc]opyright\b)[\s©]{0,4}(?:\d{4}[\s,–-]{1,3}){1,2}(?:[Bb]y\s)?"
        r"(?!All\s)(?P<name>[A-Z](?:(?! All )[^.|,;©–—]){2,50})"
    ),
    re.compile(r"^[Pp]ublisher:\s(?P<name>[A-Z][^.|,;:]{2,50})$"),
)
_SOURCE = re.compile(r"^(?:[Ss]ource|SOURCE|[Vv]ia):\s(?:the\s)?(?P<name>[A-Z][^:]{2,50})$")
_BYLINE_END = re.compile(
    r"^(?:[A-Z][a-z]{2,12}\s)?[Bb]y\s[^|,]{3,60}?(?:,\s|\s[|·•–—-]\s|\sfor\s(?:the\s)?)(?P<name>[^|,]{3,50})"
)
_BEHIND_TITLE = re.compile(
    r"^(?P<title>.{12,}?)(?P<rest>\s(?:[|–—·-]|::)\s(?P<name>[^|–—·]{3,50}))$"
)
_BEFORE_DATE = re.compile(r"^(?P<name>[^,|·]{3,50}?)(?:,| [|·•–—-]) (?P<date>.{6,40})$")
_BY = re.compile(r"^by\s|\s(?:for|of|with|at)$", re.IGNORECASE)
_LONGEST_CREDIT = 12


def title_apart(found: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, the name of the outlet behind the headline as a line of its own.

    >>> [line.text for line in title_apart([Line("Bill Is Passed | The Times", kind="headline")])]
    ['Bill Is Passed', '| The Times']
    """
    for line in found:
        match = _BEHIND_TITLE.match(line.text) if line.kind == "headline" else None
        if match and outlet_in(match["name"]):
            yield line._replace(text=match["title"])
            yield Line(match["rest"].strip(), kind="page furniture")
        else:
            yield line


def bare_title(title: str, publisher: str) -> str:
    """Return a title without the name of its publisher, or of an outlet, behind it.

    >>> bare_title("Bill Is Passed - Andes Daily", "Andes Daily")
    'Bill Is Passed'
    """
    match = _BEHIND_TITLE.match(title)
    if not match:
        return title
    named = match["name"].strip().casefold()
    return match["title"] if named == publisher.casefold() or outlet_in(named) else title


def stated_publisher(found: Sequence[Line]) -> str | None:
    """Return the publisher that the page names in so many words, None where it names none."""
    head = _head(found)
    apart = [line.text for line in found if line.kind not in {None, "headline", "reader comment"}]
    for name in (*_below_title(found), *_named(apart), *map(_from_byline, head), *_alone(head)):
        if name:
            return name
    return None


def credited(found: Sequence[Line]) -> tuple[str, ...]:
    """Return the agencies credited, in order of mention, each once."""
    names: list[str] = []
    head = set(_head(found))
    for line in found:
        told = line.kind in {"agency credit", "date line"}
        if told or (line.text in head and _credits(line.text)):
            names += agencies(line.text)
    return tuple(dict.fromkeys(names))


def _head(found: Sequence[Line]) -> list[str]:
    """Return what was told apart above the first paragraph, without the headline."""
    first = next((i for i, line in enumerate(found) if line.kind is None), len(found))
    kinds = {None, "headline", "repeated headline", "reader comment"}
    return [line.text for line in found[:first] if line.kind not in kinds]


def _below_title(found: Sequence[Line]) -> Iterator[str]:
    titles = [i for i, line in enumerate(found) if line.kind == "headline"]
    for i in titles:
        if i + 1 < len(found) and found[i + 1].text[:1] in "|–—·-:":
            yield outlet_in(found[i + 1].text.strip(" |–—·-:"))


def _named(texts: Sequence[str]) -> Iterator[str]:
    for pattern in _SAID:
        for text in texts:
            if match := pattern.search(text[:400]):
                name = match["name"].strip(" -–—|,")
                yield "" if says_when_alone(name) else name
    for text in texts:
        if match := _SOURCE.match(text):
            yield _outlet_only(match["name"])


def _from_byline(text: str) -> str:
    match = _BYLINE_END.match(text)
    name = match["name"].strip() if match else ""
    return _outlet_only(name) or _outlet_only(f"The {name}").removeprefix("The ")


def _outlet_only(name: str) -> str:
    """Return the name of an outlet that is no agency: its article may stand elsewhere."""
    found = outlet_in(name)
    return "" if found and agencies(found) else found


def _alone(head: Sequence[str]) -> Iterator[str]:
    """Yield the outlet that stands on a line of its own, or before a date, where there is one."""
    names = {name for text in head if (name := _outlet_only(_undated(text)))}
    if len(names) == 1:
        yield names.pop()


def _undated(text: str) -> str:
    """Return a line without the date behind its first comma or bar: "Andes Daily, 3 May 2025"."""
    match = _BEFORE_DATE.match(text)
    return match["name"] if match and says_when_alone(match["date"]) else text


def _credits(text: str) -> bool:
    """Return whether a line is a person's name with an agency behind it."""
    if len(text.split()) > _LONGEST_CREDIT or not agencies(text):
        return False
    rest = without_agencies(text).strip(" ,|/()–—-")
    name = _BY.sub("", _BY.sub("", rest)).strip(" ,|/()–—-")
    return bool(name) and is_byline(f"By {name}")
