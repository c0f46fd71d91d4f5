"""Topics: pairs gathered into issues around a central claim, and a phrase that names each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcli.comparison.proposition import Proposition, term_of
from claimcli.comparison.scored_pairs import Key, ScoredPair
from claimcli.text.tokens import Token, tokenize

LABEL_TERMS = 3  # terms that a label is made of, at most
LABEL_WORDS = 8  # tokens that the phrase of a label may have
_CONTESTING = frozenset(("disputes", "questions"))


def gather_topics(propositions: Sequence[Proposition], pairs: Mapping[Key, ScoredPair]) -> list[list[ScoredPair]]:
    """The pairs in issues, the most contested first.

    The claim with most pairs is the centre of an issue, which has its pairs and those among its neighbours; then the
    next. So nothing is chained together: every claim of an issue is linked to its centre.

    Args:
        propositions: all of them.
        pairs: by the numbers of their propositions.
    """
    of_claim: dict[int, list[ScoredPair]] = defaultdict(list)
    for pair in pairs.values():
        of_claim[pair.claim].append(pair)
        of_claim[pair.counter].append(pair)
    left = set(pairs.values())
    topics = []
    for centre in sorted(of_claim, key=lambda i: (-len(of_claim[i]), i)):
        own = [k for k in of_claim[centre] if k in left]
        members = {centre, *(k.claim for k in own), *(k.counter for k in own)}
        among = (k for m in members for k in of_claim[m] if {k.claim, k.counter} <= members)
        own = sorted({k for k in among if k in left})
        if own:
            left.difference_update(own)
            topics.append(own)
    return sorted(topics, key=lambda own: (-sum(k.relation in _CONTESTING for k in own), -len(own), own[0]))


def label_topic(propositions: Sequence[Proposition], topic: Sequence[ScoredPair]) -> str:
    """A short phrase out of the claims, around the words they share most: "chemical weapons attack in Idlib".

    Args:
        propositions: all of them.
        topic: its pairs.
    """
    best = _find_best(propositions, topic)
    claims = list(dict.fromkeys(k for pair in topic for k in (pair.claim, pair.counter)))
    for size in range(len(best), 1, -1):
        phrases = [p for c in claims if (p := _find_phrase(propositions[c].claim.text, best[:size]))]
        if phrases:
            return min(phrases, key=lambda phrase: (len(phrase), phrase))
    shown = [propositions[c].shown for c in claims]
    return " ".join(dict.fromkeys(next((s[t] for s in shown if t in s), t) for t in best))


def _find_best(propositions: Sequence[Proposition], topic: Sequence[ScoredPair]) -> list[str]:
    """The terms that the pairs of a topic share most; where they share none, the most telling of its first claim."""
    weights: dict[str, float] = defaultdict(float)
    for pair in topic:
        one, two = propositions[pair.claim].vector, propositions[pair.counter].vector
        for term in one.keys() & two.keys():
            weights[term] += one[term] * two[term]
    if not weights:
        first = topic[0]
        weights.update(propositions[first.claim].vector or propositions[first.counter].vector)
    return sorted(weights, key=lambda t: (-weights[t], t))[:LABEL_TERMS]


def _find_phrase(text: str, terms: Sequence[str]) -> str:
    """The shortest stretch of `text` with all of `terms`, in one line; '' where it would be too long."""
    tokens = tokenize(text)
    places = [(i, terms.index(term)) for i, t in enumerate(tokens) if (term := term_of(t.lower)) in terms]
    spans = []
    for k, (first, _) in enumerate(places):
        found: set[int] = set()
        for last, which in places[k:]:
            found.add(which)
            if len(found) == len(terms):
                spans.append((last - first, first, last))
                break
    if not spans or min(spans)[0] >= LABEL_WORDS or _broken(tokens, *min(spans)[1:]):
        return ""
    _, first, last = min(spans)
    return " ".join(text[tokens[first].start : tokens[last].end].split())


def _broken(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a punctuation mark stands inside, so that the words are no phrase."""
    return any(not t.text[0].isalnum() and t.text[0] not in "'’-$£€#@" for t in tokens[first : last + 1])
