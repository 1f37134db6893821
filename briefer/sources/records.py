"""Articles in JSON and JSON Lines."""

import json
from collections.abc import Iterator

from briefer.values.article import Page, Unread

_OPTIONAL = ("title", "date", "publisher", "url", "language")
_WANTED = 'give it "text" or "html" with the article'


def from_json(text: str, source: str) -> Iterator[Page | Unread]:
    """Yield the articles of a JSON text: one object, or a list of them.

    An article of a list is named `source[N]`, counted from 1. A text of several lines that
    each hold one JSON object is read as JSON Lines, whatever its name says.
    """
    try:
        # A text that breaks off would else be broken on the empty line behind its last.
        value = json.loads(text.rstrip())
    except (ValueError, RecursionError) as error:
        if _looks_like_lines(text):
            yield from from_json_lines(text, source)
        else:
            yield Unread(source=source, reason=f"broken JSON {_place(error)}; mend it there")
        return
    if not isinstance(value, list):
        yield _page(value, source)
        return
    if not value:
        yield Unread(source=source, reason=f"the JSON list is empty; {_WANTED}")
    for number, item in enumerate(value, start=1):
        yield _page(item, f"{source}[{number}]")


def from_json_lines(text: str, source: str) -> Iterator[Page | Unread]:
    """Yield the articles of a JSON Lines text, each named `source:LINE`, counted from 1."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{source}:{number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = f"line {number} is broken JSON ({_message(error)}); mend that line"
            yield Unread(source=place, reason=reason)
        else:
            yield _page(value, place)


def _looks_like_lines(text: str) -> bool:
    """Return whether the first two lines that hold anything each begin an object of their own."""
    lines = [line.strip() for line in text.split("\n", 50) if line.strip()][:2]
    return len(lines) == 2 and all(line.startswith('{"') for line in lines)


def _message(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, column {error.colno}"
    return "nested too deep" if isinstance(error, RecursionError) else "a number is too long"


def _place(error: Exception) -> str:
    line = f"in line {error.lineno} " if isinstance(error, json.JSONDecodeError) else ""
    return f"{line}({_message(error)})"


def _page(value: object, source: str) -> Page | Unread:
    if not isinstance(value, dict):
        return Unread(source=source, reason=f"not a JSON object; {_WANTED}")
    value = {
        **value,
        "date": _written(value.get("date")),
        "publisher": _named(value.get("publisher")),
    }
    for field in ("text", "html", *_OPTIONAL):
        if not isinstance(value.get(field), str | None):
            return Unread(source=source, reason=f'"{field}" is not a string; write it as one')
    text, html = value.get("text") or "", value.get("html") or ""
    if not (text.strip() or html.strip()):
        given = [name for name in ("text", "html") if name in value]
        lack = f'"{given[0]}" is empty' if given else 'the fields "text" and "html" are missing'
        return Unread(source=source, reason=f"{lack}; {_WANTED}")
    known = {field: value.get(field) for field in _OPTIONAL}
    return Page(
        source=source,
        text=text if text.strip() else html,
        media="text" if text.strip() else "html",
        **known,
    )


def _written(date: object) -> object:
    """Return a date as a text: one that is none will be told as such, and the article read."""
    return date if isinstance(date, str | None) else json.dumps(date, ensure_ascii=False)


def _named(publisher: object) -> object:
    """Return the name of a publisher that is an object with one, as JSON-LD writes it."""
    first = publisher[0] if isinstance(publisher, list) and publisher else publisher
    return first.get("name") if isinstance(first, dict) else first
