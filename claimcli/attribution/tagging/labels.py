"""The labels of the flat tagger: begin and inside of source, cue and content, and out."""

LABELS = ("O", "B-S", "I-S", "B-U", "I-U", "B-C", "I-C")  # S source, U cue, C content
_, BS, IS, BU, IU, BC, IC = range(7)
