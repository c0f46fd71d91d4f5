"""Attribution stage: who is quoted, by which cue, saying what, in tokens of the article."""
