"""How often Python looks for objects that only point at each other."""

import gc

# Reading makes many small values that live for an article or longer, and hardly one of them
# points back at another. Looking through them all every few hundred, as Python does by itself,
# finds nothing and takes a seventh of the time; at every fifty thousand it takes a fiftieth.
_NEW, _OLDER, _OLDEST = 200_000, 20, 20


def collect_seldom() -> None:
    """Let the process look for such objects seldom, and no more at those that are there already.

    It is for a process of the command's own: a library leaves this to the program that uses it.
    """
    gc.freeze()
    gc.set_threshold(_NEW, _OLDER, _OLDEST)
