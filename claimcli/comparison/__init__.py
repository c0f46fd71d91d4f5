"""Comparison stage: which claims answer one another, how, and what that rests on."""
