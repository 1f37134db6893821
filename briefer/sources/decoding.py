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
# The well-formed sequences of UTF-8 (Unicode 15, table 3-7): those that Latin text and its
# punctuation need, the two-byte ones of other letters, and any byte that fits in neither.
_MIXED = re.compile(
    rb"([\xc2-\xc5][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2})|([\xc6-\xdf][\x80-\xbf])|([\x80-\xff])"
)
# A small letter and a capital with an accent, as in "cafŽ" and "canÕt": no word is written so.
_MISREAD = re.compile(r"[a-zß-öø-ÿ][ŠŒŽŸÀ-ÖØ-Þ]")
_MISREAD_FEWEST = 2
_VALID_TO_BAD = 10
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SAMPLE_CHARS = 65_536
_MOST_CONTROL = 0.02
_MOST_ACCENTED = 0.2


class UndecodableError(ValueError):
    """The bytes are no text that can be read; `str()` says why and what to do."""


def decode(data: bytes) -> str:
    """Return the text that the bytes hold.

    A byte order mark decides; else UTF-8, else the encoding that an HTML page declares in
    its first 2 kB, else Windows-1252 where most bytes are ASCII (Mac Roman where Windows-1252
    would put capitals behind small letters), else the best guess of charset-normalizer. In a
    text that mixes the two, what is UTF-8 stays so, and the other bytes alone are read as
    Windows-1252.

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
    found = [match.lastindex for match in _MIXED.finditer(sample)]
    slips = found.count(3) * _VALID_TO_BAD <= len(found)
    accented = sum(byte > 0x7F for byte in sample)
    if 0 not in sample and (slips or accented < _MOST_ACCENTED * len(sample)):
        # Latin letters with a few quotes and accents: of the encodings that differ in those
        # alone, Windows-1252 is what editors write.
        text = _mac(data) if set(found) == {3} else None
        text = _mixed(data, slips=slips) if text is None else text
        if text is not None:
            return text
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, seldom needed

    best = from_bytes(sample).best()
    return _attempt(data, best.encoding) if best else None


def _mac(data: bytes) -> str | None:
    """Return a text of Mac Roman, None where Windows-1252 reads the bytes as words."""
    if len(_MISREAD.findall(data.decode("cp1252", "replace"))) < _MISREAD_FEWEST:
        return None
    text = data.decode("mac_roman")
    return None if _MISREAD.search(text) else text


def _mixed(data: bytes, *, slips: bool) -> str | None:
    """Return a text of UTF-8 in which the other bytes are of Windows-1252, None if they are not.

    Two letters of Windows-1252 may look like one of UTF-8 that is not Latin; they count as
    one only where `slips` says that nearly all is UTF-8.
    """

    def mended(match: re.Match[bytes]) -> bytes:
        kept = match.lastindex == 1 or (slips and match.lastindex == 2)
        return match[0] if kept else match[0].decode("cp1252").encode()

    try:
        return _MIXED.sub(mended, data).decode()
    except UnicodeError:
        return None


def _binary(text: str) -> bool:
    """Return whether control characters are more than the odd slip of a copy and paste."""
    sample = text[:_SAMPLE_CHARS]
    return len(_CONTROL.findall(sample)) > max(8, _MOST_CONTROL * len(sample))
