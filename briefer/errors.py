"""Everything that can go wrong, as one tree.

BrieferError
├── UsageError          the call itself is wrong: a path, an option, a setting
├── SourceError         a source could not be read
├── AssetError          a prompt or template is missing or mistaken
├── ReaderError         a reader could not be used at all: no server, a wrong key
│   └── PassageError    one passage could not be read; the others may be
├── OutputError         a file could not be written
└── CacheError          the file of kept answers could not be shown or changed
"""


class BrieferError(Exception):
    """The root. `str()` is one line for the user: what failed, on which thing.

    `tip` says what to do next, where there is something to say.
    """

    def __init__(self, message: str, *, tip: str = "") -> None:
        """Keep the line and the tip."""
        super().__init__(message)
        self.tip = tip


class UsageError(BrieferError):
    """The call itself is wrong."""


class SourceError(BrieferError):
    """A source could not be read."""


class AssetError(BrieferError):
    """A prompt or template is missing or mistaken."""


class ReaderError(BrieferError):
    """A reader could not be used at all; trying the next passage would not help."""


class PassageError(ReaderError):
    """One passage could not be read; others may be."""


class OutputError(BrieferError):
    """A file could not be written."""


class CacheError(BrieferError):
    """The file of kept answers could not be shown or changed."""
