"""Attribution stage: who is quoted, by which cue, saying what, as spans of the article."""
