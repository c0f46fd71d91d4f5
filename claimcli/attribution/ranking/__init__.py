"""Candidates for the content and the source of a cue, and which of them is the best."""
