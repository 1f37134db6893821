"""Reading without a model."""

from briefer.readers.embedded.reader import EmbeddedReader

__all__ = ["EmbeddedReader"]
