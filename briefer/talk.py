"""What the command says to a person, on standard error."""

import sys
from contextlib import suppress


def complain(message: str, *, name: str = "briefer") -> None:
    """Write a message to standard error, line by line, behind the name of what speaks.

    Where nobody can be told, the work goes on; the exit code tells its end all the same.
    """
    said = "\n".join(plain(line) for line in message.split("\n"))
    with suppress(OSError):
        sys.stderr.write(f"{name}: {said}\n")


def plain(text: str) -> str:
    r"""Return the text on one line, with what could steer a terminal spelled out.

    >>> plain("red \x1b[31m\n")
    'red \\x1b[31m\\n'
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
