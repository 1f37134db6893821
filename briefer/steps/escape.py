"""Any text as text: what an article or a model says is never markup in any format."""

import base64
import hashlib
import html
import re

# Cc and the characters that reorder or hide their neighbours: bidirectional embeddings,
# overrides and isolates (UAX #9), the byte order mark, interlinear annotation, non-characters.
_GONE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
# The blocks of the scripts written from right to left.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SPACE = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_MARKDOWN = re.compile(
    r"[\\`*_\[\]<|~$]"  # emphasis, code, links, footnotes, HTML, table cells, strikes, formulas
    r"|&(?=\#?\w{1,32};)"  # entities
    r"|:(?=//)"  # addresses that would become links of their own
    r"|(?<=www)\.",
    re.IGNORECASE,
)
# What GitHub makes links of when all markup is read, so that no escape holds it: addresses of mail,
# names of users, numbers of issues. A joiner behind the sign does; it has no width.
_MARKDOWN_LATE = re.compile(r"@(?=\w)|(?:#|\bGH-)(?=\d)", re.IGNORECASE)
_JOINER = "\u2060"
_MARKDOWN_START = re.compile(r"^( ?)(\d{0,9})([#>+=.)-])")

_WEB = re.compile(r"https?://[^\s<>\"`{}|\\^\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_LINK_MARKUP = {"(": "%28", ")": "%29", "[": "%5B", "]": "%5D", "*": "%2A"}

# Latin, Greek and Cyrillic words are broken at hyphens and spaces alone; longer than a line
# of a narrow table column (about 30 letters) they would run out of it.
_ENDLESS = re.compile("[!-~\u00a1-\u024f\u0370-\u052f]{31,}")
_BREAK_EVERY = 10
_BREAK = "\u200b"

# The words by which Typst reads files, fetches packages and runs text as code: the statements,
# the function, and the module through which the function can be had under another name.
TYPST_REACH = re.compile(r"(?<![A-Za-z])(?:import|include|eval|std)(?![A-Za-z])")


def plain(text: str) -> str:
    r"""Return the text on one line, without control characters and direction overrides.

    >>> plain("one\x00\n  two \u202ethree")
    'one two three'
    """
    kept = _LONE_SURROGATE.sub("\ufffd", _GONE.sub("", text))
    return _SPACE.sub(" ", kept)


def isolated(text: str) -> str:
    r"""Return plain text that cannot turn the direction of what stands beside it.

    Text with right-to-left letters is set between the characters of an isolate (UAX #9), so
    that the marks and brackets after it keep their places.

    >>> isolated("one"), isolated("\u05d0\u05d1")
    ('one', '\u2068אב\u2069')
    """
    one_line = plain(text)
    return f"\u2068{one_line}\u2069" if _RIGHT_TO_LEFT.search(one_line) else one_line


def html_text(text: str) -> str:
    """Return the text for HTML, in an element or in a quoted attribute.

    >>> html_text("<b> & 'c'")
    '&lt;b&gt; &amp; &#x27;c&#x27;'
    """
    return html.escape(isolated(text), quote=True)


def markdown_text(text: str) -> str:
    r"""Return the text for Markdown (CommonMark and GitHub's), anywhere on a line.

    >>> print(markdown_text("1. [x](javascript:y) | *z*"))
    1\. \[x\](javascript:y) \| \*z\*
    """
    marked = _MARKDOWN_LATE.sub(rf"\g<0>{_JOINER}", isolated(text))
    marked = _MARKDOWN.sub(r"\\\g<0>", marked)
    return _MARKDOWN_START.sub(_escaped_start, marked, count=1)


def _escaped_start(match: re.Match[str]) -> str:
    space, digits, sign = match.groups()
    if bool(digits) != (sign in ".)"):
        return match.group(0)
    return f"{space}{digits}\\{sign}"


def typst_text(text: str) -> str:
    r"""Return the text for Typst's markup: a string expression, where nothing is markup.

    The semicolon ends the expression, whatever the template goes on with.

    >>> print(typst_text('#set page() // "x"'))
    #"#set page() // \"x\"";
    """
    return f"#{typst_literal(text)};"


def typst_literal(text: str) -> str:
    r"""Return the text as a string literal for Typst's code.

    No literal holds a word of `TYPST_REACH`, so that where one stands in a document, the
    template has written it.

    >>> print(typst_literal('a "b"'), typst_literal("to import"))
    "a \"b\"" "to \u{69}mport"
    """
    return _typst_string(_ENDLESS.sub(_breakable, isolated(text)))


def _typst_string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{TYPST_REACH.sub(_spelled_out, escaped)}"'


def _spelled_out(match: re.Match[str]) -> str:
    word = match.group(0)
    return f"\\u{{{ord(word[0]):x}}}{word[1:]}"


def _breakable(match: re.Match[str]) -> str:
    word = match.group(0)
    pieces = (word[at : at + _BREAK_EVERY] for at in range(0, len(word), _BREAK_EVERY))
    return _BREAK.join(pieces)


def web_link(address: str | None) -> str:
    """Return the address if it is a web address, else an empty string.

    >>> web_link("https://example.org/a?b=c"), web_link("javascript:alert(1)")
    ('https://example.org/a?b=c', '')
    """
    return address if address and _WEB.fullmatch(address) else ""


def html_link(address: str) -> str:
    """Return a web address for a quoted HTML attribute; `#` for any other address."""
    return html.escape(web_link(address) or "#", quote=True)


def html_hash(text: str) -> str:
    """Return what a Content-Security-Policy calls a script or a style by: the hash of its text.

    >>> html_hash("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def markdown_link(address: str) -> str:
    """Return a web address for the target of a Markdown link; `#` for any other address.

    >>> markdown_link("https://example.org/a_(b)")
    'https://example.org/a_%28b%29'
    """
    quoted = "".join(_LINK_MARKUP.get(sign, sign) for sign in web_link(address) or "#")
    return re.sub(r"&(?=\#?\w{1,32};)", "&amp;", quoted)


def typst_link(address: str) -> str:
    """Return a web address as a Typst string literal; one of an empty page for any other."""
    return _typst_string(web_link(address) or "about:blank")
