"""Counts how often each word is part of a cue."""

from collections import Counter
from collections.abc import Iterable

from claimcli.attribution.features.cue_shares import CueWords
from claimcli.text.stems import cue_stem
from training.corpus import Annotated

PRIOR = 4.0  # a form's share leans on its stem's as if that had been seen four times


def count_cue_words(corpus: Iterable[Annotated], *, least: int = 3) -> CueWords:
    """Shares by form and by stem; forms seen fewer than `least` times are left to their stem."""
    seen, cues, stems_seen, stems_cues = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for item in corpus:
        in_cue = {i for g in item.gold for i in g.cue}
        for i, token in enumerate(item.article.tokens):
            word = token.lower
            if not word[0].isalpha():
                continue
            seen[word] += 1
            stems_seen[cue_stem(word)] += 1
            if i in in_cue:
                cues[word] += 1
                stems_cues[cue_stem(word)] += 1
    stems = {s: stems_cues[s] / (n + 1.0) for s, n in stems_seen.items() if stems_cues[s] and n >= least}
    forms = {
        w: (cues[w] + PRIOR * stems.get(cue_stem(w), 0.0)) / (n + PRIOR)
        for w, n in seen.items()
        if n >= least and (cues[w] or stems.get(cue_stem(w)))
    }
    keep = {w: round(p, 3) for w, p in sorted(forms.items()) if p >= 0.01 or stems.get(cue_stem(w), 0.0) >= 0.01}
    return CueWords(keep, {s: round(p, 3) for s, p in sorted(stems.items()) if p >= 0.01})
