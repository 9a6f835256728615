"""Runs a solution against the cases of a problem and says what is wrong with it."""
