"""Broken files by the thousand: what is wrong with each is known, and so is where that must be told."""
