"""Where pages come from: one file a kind of source."""

from briefer.sources.paths import Sources, load, named

__all__ = ["Sources", "load", "named"]
