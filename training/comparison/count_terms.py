"""Count in how many articles and paragraphs each stem stands, and write the weights that comparison ships.

    python -m training.comparison.count_terms ../shared/polnear/train.jsonl.gz claimcli/lexicon/data/term_weights.toml

One line a band: the inverse document frequency (natural logarithm, rounded to 0.25), then the stems that have it, in
alphabetical order. Stems of fewer than three articles are left out: they all count as rare.
"""

import gzip
import json
import math
import sys
from collections import Counter
from pathlib import Path

from claimcli.text.stems import stem
from claimcli.text.tokens import tokenize

LEAST = 3
HEADER = """\
# How much each stem tells: inverse document frequencies over paragraphs of news, written by
# training/comparison/count_terms.py. One line a band: the weight, then its stems.
"""


def count(lines: list[str]) -> tuple[Counter[str], int]:
    """In how many paragraphs each stem stands, of the stems of at least `LEAST` articles; and how many paragraphs."""
    articles: Counter[str] = Counter()
    paragraphs: Counter[str] = Counter()
    total = 0
    for line in lines:
        seen: set[str] = set()
        for paragraph in json.loads(line)["text"].split("\n"):
            stems = {stem(t.lower) for t in tokenize(paragraph) if t.text[0].isalpha()}
            if stems:
                total += 1
                paragraphs.update(stems)
                seen |= stems
        articles.update(seen)
    return Counter({s: n for s, n in paragraphs.items() if articles[s] >= LEAST}), total


def write(counts: Counter[str], total: int, path: Path) -> None:
    """The bands, rarest last."""
    bands: dict[float, list[str]] = {}
    for word, n in counts.items():
        bands.setdefault(round(math.log(total / n) * 4) / 4, []).append(word)
    lines = [f"{weight:.2f} {' '.join(sorted(words))}\n" for weight, words in sorted(bands.items())]
    path.write_text(f"{HEADER}bands = '''\n{''.join(lines).rstrip()}'''\n", encoding="utf-8")


def main() -> None:
    source, target = map(Path, sys.argv[1:3])
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        write(*count(list(lines)), target)


if __name__ == "__main__":
    main()
