"""A daily news briefing in which every line leads to the sentences that hold it.

`briefer.daily(sources, settings)` makes a `Briefing`; the steps on its way are functions of
their own, in `briefer.steps`. The names below are loaded when they are first used, so that
importing `briefer` costs nothing.
"""

from importlib import import_module

# As in typing, which takes most of the time before the command can tell an interrupt.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from briefer.day import daily
    from briefer.errors import (
        AssetError,
        BrieferError,
        OutputError,
        PassageError,
        ReaderError,
        SourceError,
        UsageError,
    )
    from briefer.settings import Settings
    from briefer.values.article import Article, Page, Passage, Sentence, Unread
    from briefer.values.briefing import Briefing, Entry, Source, Statement, Story
    from briefer.values.finding import (
        Citation,
        Finding,
        KeyDevelopment,
        Omission,
        OpenQuestion,
        PartyPosition,
    )

__all__ = [
    "Article",
    "AssetError",
    "BrieferError",
    "Briefing",
    "Citation",
    "Entry",
    "Finding",
    "KeyDevelopment",
    "Omission",
    "OpenQuestion",
    "OutputError",
    "Page",
    "PartyPosition",
    "Passage",
    "PassageError",
    "ReaderError",
    "Sentence",
    "Settings",
    "Source",
    "SourceError",
    "Statement",
    "Story",
    "Unread",
    "UsageError",
    "daily",
]

# Where the names above are defined, the quickest to load first.
_HOMES = ("errors", "values.article", "values.finding", "values.briefing", "settings", "day")


def __getattr__(name: str) -> object:
    """Return a public name, loading the module that defines it (PEP 562)."""
    if name in __all__:
        for home in _HOMES:
            module = import_module(f"briefer.{home}")
            if name in vars(module):
                return vars(module)[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
