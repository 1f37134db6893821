"""Bytes into text, or a reason why not."""

import codecs
import re

# The longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_DECLARED = re.compile(
    rb"""charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SAMPLE_CHARS = 65_536
_MOST_CONTROL = 0.02
_MOST_ACCENTED = 0.2


class UndecodableError(ValueError):
    """The bytes are no text that can be read; `str()` says why and what to do."""


def decode(data: bytes) -> str:
    """Return the text that the bytes hold.

    A byte order mark decides; else UTF-8, else the encoding that an HTML page declares in
    its first 2 kB, else Windows-1252 where most bytes are ASCII, else the best guess of
    charset-normalizer.

    Raises:
        UndecodableError: the bytes are binary, or no encoding fits them.
    """
    for start, kind in _BINARY_STARTS.items():
        if data.startswith(start):
            raise UndecodableError(f"it is {kind}, not text; save the article as .txt or .html")
    text = _marked(data)
    for encoding in ("utf-8", _declared(data)):
        if text is None and encoding:
            text = _attempt(data, encoding)
    if text is None or _binary(text):
        text = _guess(data)
    if text is None or _binary(text):
        raise UndecodableError("it is binary, or in an unknown encoding; save it as UTF-8 text")
    return text


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _attempt(data, encoding)
    return None


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:2048])
    return found[1].decode("ascii") if found else ""


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes) -> str | None:
    sample = data[:_SAMPLE_CHARS]
    if sum(byte > 0x7F for byte in sample) < _MOST_ACCENTED * len(sample) and 0 not in sample:
        # Latin letters with a few quotes and accents: of the encodings that differ in those
        # alone, this is what editors write.
        text = _attempt(data, "cp1252")
        if text is not None:
            return text
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, seldom needed

    best = from_bytes(sample).best()
    return _attempt(data, best.encoding) if best else None


def _binary(text: str) -> bool:
    """Return whether control characters are more than the odd slip of a copy and paste."""
    sample = text[:_SAMPLE_CHARS]
    return len(_CONTROL.findall(sample)) > max(8, _MOST_CONTROL * len(sample))
