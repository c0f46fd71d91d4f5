"""What direct speech does, read from the words themselves: "That is not true" denies, "We will sue" intends.

A verb of saying tells nothing of it. The first two sentences decide, by the patterns of `spoken_acts.toml`.
"""

import re
from functools import cache
from typing import cast

from claimcli.lexicon import read_words
from claimcli.models import Act

_SENTENCES = re.compile(r"[^.?!…]++[.?!…]*+")


@cache
def _load_patterns() -> tuple[tuple[Act, "re.Pattern[str]"], ...]:
    """Each act with the patterns that tell it as one, in the order in which they decide."""
    tables = read_words("spoken_acts")
    found = []
    for act, patterns in tables["acts"].items():
        whole = "|".join(f"(?:{pattern})" for pattern in patterns)
        for name, part in tables["parts"].items():
            whole = whole.replace(f"<{name}>", part)
        found.append((cast("Act", act), re.compile(whole)))
    return tuple(found)


def act_of_words(words: str) -> Act:
    """The act of words as somebody spoke them, "assert" where nothing tells.

    Args:
        words: the quotation without its marks.
    """
    sentences = [s.strip(" \"'“”‘’«»") for s in _SENTENCES.findall(words.lower())]
    sentences = [s for s in sentences if any(map(str.isalpha, s))]
    if not sentences:
        return "assert"
    asked = [s.rstrip(" ,\"'”’").endswith("?") for s in sentences]
    if asked[-1] or (asked[0] and len(asked) == 2):
        return "question"
    for sentence in sentences[:2]:
        for act, pattern in _load_patterns():
            if pattern.search(sentence):
                return act
    return "assert"
