"""Trains what comes after a tagger, for every engine: the linker, the rankings of its candidates, the confidence."""
