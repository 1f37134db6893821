"""Where pages come from: one file a kind of source."""

from briefer.sources.paths import load

__all__ = ["load"]
