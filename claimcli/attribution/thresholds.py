"""Every threshold between a score and a decision of the attribution stage, with what it was measured for."""

CUE_FLOOR = 0.2  # least score of a cue candidate; with those below, the measured F1 of claims is no higher
CUE_FLOOR_BESIDE_QUOTATION = 0.05  # there rare verbs attribute too ("Go," he barked)
BESIDE_QUOTATION = 5  # tokens from a quotation's mark that still stand beside it
LINKER_SURE = 0.8  # where the linker is that sure of every token its own choice stands: others need no look
SAME_CLAIM = 0.7  # share of common content tokens from which two links are one claim
SHOW_QUOTED = 0.32  # confidence from which speech with quoted words is shown …
SHOW_SPEECH = 0.4  # … other speech …
SHOW_ATTITUDE = 0.59  # … and attitudes ("supports", "wants"), on which people agree less; all three measured for F1
