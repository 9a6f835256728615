"""Walkthroughs: how they are written, the program that their steps build up, and how values are shown."""
