"""What one speaker says in a source as one row of tokens, without what interrupts it.

“We won,” she said. “It is over,” she added.   ->   We won , JOIN It is over
"""

from collections.abc import Iterator, Sequence

from claimcli.checking.folding import Folded, FoldedToken
from claimcli.checking.rows import JOIN
from claimcli.models import Claim

_BARRIER = "barrier"  # between two claims: a quotation may leave out what lies there, not run over it


def make_streams(source: Folded, claims: Sequence[Claim]) -> Iterator[Folded]:
    """A row for each speaker who says something in two pieces or more, one after the other.

    Args:
        source: a folded text.
        claims: those of that text.
    """
    direct = sorted((c for c in claims if c.kind == "direct" and c.quote_spans), key=lambda c: c.quote_spans[0])
    run: list[Claim] = []
    for claim in (*direct, None):
        if run and (claim is None or claim.speaker is None or claim.speaker != run[-1].speaker):
            if len(run) > 1 or len(run[0].quote_spans) > 1:
                yield _join(source, run)
            run = []
        if claim is not None:
            run.append(claim)


def _join(source: Folded, claims: Sequence[Claim]) -> Folded:
    tokens: list[FoldedToken] = []
    last = -1
    for claim in claims:
        for n, (start, end) in enumerate(claim.quote_spans):
            if start < last:  # two claims of the same words
                continue
            if tokens:
                kind = JOIN if n else _BARRIER
                tokens.append(FoldedToken(tokens[-1].end, start, kind, kind, ""))
            tokens += [token for token in source.tokens if start <= token.start and token.end <= end]
            last = end
    words = tuple(i for i, token in enumerate(tokens) if token.kind == "word")
    keys = " " + "".join(f"{tokens[i].key} " for i in words)
    return Folded(source.text, tuple(tokens), words, keys, [token.start for token in tokens])
