"""Daily deep dives with problems that run, and are checked, in the reader's browser."""
