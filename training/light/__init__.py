"""Trains the light engine: `python -m training.light`."""
