"""Two lines that may make one claim."""

from briefer.values.value import Value


class Pair(Value):
    """Two lines of one story, in the order of the alphabet."""

    first: str
    second: str
