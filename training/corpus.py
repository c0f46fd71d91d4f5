"""The PolNeAR articles (Newell, Margolin and Ruths, LREC 2018) as claimcli reads them, with their gold attributions."""

import gzip
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcli.text.article import Article, read_article
from claimcli.text.span import Span

CHECK_FROM = "2016-06-01"


@dataclass(frozen=True)
class Gold:
    """One annotated attribution, as token indices of its article in text order, gaps left out."""

    id: str
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True)
class Annotated:
    """An article with its gold."""

    article: Article
    gold: tuple[Gold, ...]


def read_corpus(path: Path, fold: str = "all") -> list[Annotated]:
    """Articles of a fold: `tune` (before 2016-06-01), `check` (from then on) or `all`, in the order of the file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        docs = [json.loads(line) for line in lines if line.strip()]
    return [annotate(doc) for doc in docs if fold == "all" or (fold == "check") == (dated(doc["doc"]) >= CHECK_FROM)]


def dated(name: str) -> str:
    """ISO date in the name of an article."""
    match = re.search(r"\d{4}-\d\d-\d\d", name)
    return match[0] if match else ""


def annotate(doc: Mapping[str, Any]) -> Annotated:
    """An article of the bundle, read by claimcli's own reader, with the gold spans as tokens."""
    article = read_article(doc["text"], doc["doc"])
    gold = []
    for a in doc["attributions"]:
        source, cue, content = (tokens_of(article, a[part]) for part in ("source", "cue", "content"))
        if content:
            gold.append(Gold(a["id"], source, cue, content))
    return Annotated(article, tuple(gold))


def tokens_of(article: Article, spans: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """Indices of the tokens that the spans touch."""
    return tuple(sorted({i for start, end in spans for i in range(*article.token_range(Span(start, end)))}))


def letter_counts(article: Article) -> list[int]:
    """Letters and digits of each token: what the measures compare."""
    return [sum(c.isalnum() for c in t.text) for t in article.tokens]


def overlap(a: Sequence[int], b: Sequence[int], sizes: Sequence[int]) -> float:
    """Intersection over union of two token sets, in letters."""
    both = set(a) & set(b)
    union = set(a) | set(b)
    total = sum(sizes[i] for i in union)
    return sum(sizes[i] for i in both) / total if total else 0.0
