"""Measures weights, and writes the figures of cards and README: `python -m training.evaluation`."""
