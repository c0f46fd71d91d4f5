"""Resolution: the name of who speaks, for every attribution of an article, in sieves from the sure to the less sure.

    name_speakers:  mentions -> entities -> what appositions say -> sources in text order, each through its sieve

Ordered sieves, each decision with its name, after Raghunathan et al. (2010), "A Multi-Pass Sieve for Coreference
Resolution", and Muzny et al. (2017), "A Two-stage Sieve Approach for Quote Attribution".
"""

from collections.abc import Sequence

from claimcli.attribution.attribution import Attribution
from claimcli.speakers.descriptions import learn_descriptions
from claimcli.speakers.entities import gather_entities
from claimcli.speakers.mentions import find_mentions
from claimcli.speakers.sieves import Resolver
from claimcli.speakers.sources import Source, read_source
from claimcli.speakers.speaker import Speaker
from claimcli.text.article import Article

_GENDERED = {"he": "subject", "she": "subject", "him": "object", "his": "possessor", "her": "possessor"}


def name_speakers(article: Article, attributions: Sequence[Attribution]) -> list[Speaker]:
    """One speaker for each of `attributions`, in their order. Every name given is a slice of the article."""
    mentions = find_mentions(article, [article.token_range(a.source[0]) for a in attributions if a.source])
    cast = gather_entities(article, mentions)
    starts = [m.first for m in mentions]
    sources = [read_source(article, a.source, mentions, starts) for a in attributions]
    learn_descriptions(article, mentions, cast, {s.first for s in sources if s.form == "description"})
    resolver = Resolver(article, attributions, sources, mentions, cast)
    for _, step, number in _events(article, sources, len(mentions), starts, resolver):
        if step == 0:
            resolver.meet_mention(number)
        elif step == 1:
            resolver.meet_pronoun(number, _GENDERED[article.tokens[number].lower])
        else:
            resolver.resolve(number)
    for number in range(len(sources)):
        resolver.resolve(number)
    return [resolver.speakers[k] or Speaker() for k in range(len(attributions))]


def _events(
    article: Article, sources: Sequence[Source], mentions: int, starts: Sequence[int], resolver: Resolver
) -> list[tuple[int, int, int]]:
    """(token, step, number) in text order: mentions (0), pronouns that are no sources (1), sources outside quotations (2)."""
    events = [(starts[k], 0, k) for k in range(mentions)]
    at_source = {s.first for s in sources if s.form in ("pronoun", "relative", "first")}
    events += [
        (i, 1, i) for i, t in enumerate(article.tokens)
        if t.lower in _GENDERED and i not in at_source and resolver.quotation_at(i) < 0
    ]  # fmt: skip
    # A source that is named counts when its name has been met, hence behind mentions of the same place.
    events += [(s.last if s.form in ("name", "compound") else s.first, 2, k) for k, s in enumerate(sources) if s.form != "empty" and resolver.quotation_at(s.first) < 0]
    events.sort()
    return events
