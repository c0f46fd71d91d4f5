"""Taggers: tokens of an article in, scores of the labels of source, cue and content out; and the cues these give."""
