"""Where pages come from: one file a kind of source."""
