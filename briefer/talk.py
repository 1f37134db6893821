"""What the command says to a person, on standard error."""

import sys


def complain(message: str, *, name: str = "briefer") -> None:
    """Write a message to standard error, behind the name of what speaks."""
    sys.stderr.write(f"{name}: {plain(message)}\n")


def plain(text: str) -> str:
    r"""Return the text with what could steer a terminal spelled out; line breaks stay.

    >>> plain("red \x1b[31m")
    'red \\x1b[31m'
    """
    return "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in text)
