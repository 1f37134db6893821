"""The steps of a day, each a pure function in a file of its own."""
