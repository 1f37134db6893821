"""The reader that needs no model: classical text analysis, in-process."""
