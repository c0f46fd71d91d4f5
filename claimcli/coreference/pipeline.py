"""Resolution: the name of who speaks, for every attribution of an article, in sieves from the sure to the less sure.

    mentions --cluster_mentions--> clusters --learn_descriptions--> roles;
    then all sources in text order, each by its sieve

Ordered sieves, each decision with its name, after Raghunathan et al. (2010), "A Multi-Pass Sieve for Coreference
Resolution", and Muzny et al. (2017), "A Two-stage Sieve Approach for Quote Attribution".
"""

from collections.abc import Sequence
from dataclasses import replace

from claimcli.attribution.rules.interviews import RULE as INTERVIEW
from claimcli.attribution.rules.turns import RULE as TURN
from claimcli.attribution.types import Attribution, Run
from claimcli.coreference.clusters import cluster_mentions
from claimcli.coreference.descriptions import learn_descriptions
from claimcli.coreference.discourse_state import DiscourseState
from claimcli.coreference.interviews import ANSWERS, QUESTIONS
from claimcli.coreference.mentions import Mention, find_mentions
from claimcli.coreference.resolution import Resolution
from claimcli.coreference.resolvers import needs_quoted, record, resolve
from claimcli.coreference.source_phrases import Source, read_source
from claimcli.coreference.subjects import find_subjects, meet_description
from claimcli.coreference.types import Speaker
from claimcli.text.article import Article

_GENDERED = {"he": "subject", "she": "subject", "him": "object", "his": "possessor", "her": "possessor"}
_SPOKEN = frozenset((TURN, INTERVIEW))  # their paragraphs are somebody's words
_MENTION, _PRONOUN, _DESCRIPTION, _SOURCE = range(4)


def name_speakers(
    article: Article, attributions: Sequence[Attribution], others: Sequence[tuple[Run, ...]] = ()
) -> list[Speaker]:
    """Who speaks, for each attribution.

    Every name given is a slice of the article. An attribution without a source has no name, and "I" outside a
    quotation is the author, without a name.

    Args:
        article: where they stand.
        attributions: in any order.
        others: hearers and targets, as runs of tokens; they change nothing of who speaks.

    Returns:
        One speaker for each of `attributions`, in their order, then whom each of `others` stands for.
    """
    mentions = find_mentions(article, [a.source[0] for a in attributions if a.source])
    clusters = cluster_mentions(article, mentions)
    starts = [m.first for m in mentions]
    contents = [a.content for a in attributions]
    sources = [replace(_read(article, a, mentions, starts), content=a.content) for a in attributions]
    turns = [(a.content[0][0], a.content[-1][1]) for a in attributions if a.rule in _SPOKEN and a.content]
    learn_descriptions(article, mentions, clusters, {s.first for s in sources if s.form == "description"})
    for attribution, source in zip(attributions, sources, strict=True):
        for k in source.heads if attribution.rule == TURN else ():
            if (entity := clusters.of[k]) is not None and entity.kind == "unknown":
                entity.kind = "person"  # who speaks a turn
    state = DiscourseState(article, contents, mentions, clusters, turns)
    decided: dict[int, Resolution] = {}
    speaking = {k for s in sources for k in s.heads}
    described = find_subjects(article, sources)
    events = _order_events(state, sources, starts)
    events += [(phrase.first, _DESCRIPTION, k) for k, phrase in enumerate(described)]
    for _, step, number in sorted(events):
        if step == _MENTION:
            state.meet_mention(number, speaks=number in speaking)
        elif step == _PRONOUN:
            state.meet_pronoun(number, _GENDERED[article.tokens[number].lower])
        elif step == _DESCRIPTION:
            meet_description(state, described[number])
        else:
            _decide(state, sources, number, decided)
    named = [_decide(state, sources, number, decided).speaker for number in range(len(sources))]
    asked = [*sources, *(read_source(article, runs, mentions, starts) for runs in others)]
    return [*named, *(_decide(state, asked, k, decided).speaker for k in range(len(sources), len(asked)))]


def _read(article: Article, attribution: Attribution, mentions: Sequence[Mention], starts: Sequence[int]) -> Source:
    """The source of an attribution; the letters that label the turns of an interview are forms of their own, and so
    are the turns of one without labels."""
    if attribution.rule == INTERVIEW and not attribution.source:
        first, last = attribution.content[0][0], attribution.content[-1][1]
        return Source("question" if article.tokens[last - 1].text == "?" else "answer", first, first)
    if attribution.rule == TURN and len(attribution.source) == 1:
        first, last = attribution.source[0]
        label = article.tokens[first]
        form = "question" if label.lower in QUESTIONS else "answer" if label.lower in ANSWERS else ""
        if last - first == 1 and not form and label.text.isupper() and 1 < len(label.text) < 4:
            form = "initials"
        if last - first == 1 and form:
            return Source(form, first, last, word=label.text, runs=attribution.source)
    return read_source(article, attribution.source, mentions, starts)


_CIRCLE = Resolution(Speaker(None, None, "none.circle", "two sources would be named by one another"))


def _decide(
    state: DiscourseState, sources: Sequence[Source], number: int, decided: dict[int, Resolution]
) -> Resolution:
    """Who a source is, put into `decided`; first who speaks the words around it, where that has a say."""
    if number in decided:
        return decided[number]
    source = sources[number]
    decided[number] = _CIRCLE  # should it be asked for while it is being decided
    twin = state.twins.setdefault(source.runs, number) if source.runs else number
    if twin != number:
        decided[number] = _decide(state, sources, twin, decided)
        return decided[number]
    holder = state.holder_of(source.first, number) if needs_quoted(source) else None
    quoted = None if holder is None else _decide(state, sources, holder, decided)
    decided[number] = resolve(state, source, quoted)
    record(state, source, decided[number])
    return decided[number]


def _order_events(
    state: DiscourseState, sources: Sequence[Source], starts: Sequence[int]
) -> list[tuple[int, int, int]]:
    """(token, step, number): mentions, pronouns that are no sources, and sources outside quotations.

    A source inside a quotation waits until all others are known, since whoever is quoted may be named behind it.
    """
    at_source = {s.first for s in sources if s.form in ("pronoun", "relative", "first")}
    events = [(first, _MENTION, k) for k, first in enumerate(starts)]
    events += [
        (i, _PRONOUN, i) for i, token in enumerate(state.tokens)
        if token.lower in _GENDERED and i not in at_source and state.quotation_at(i) < 0
    ]  # fmt: skip
    for k, source in enumerate(sources):
        if source.form != "empty" and state.quotation_at(source.first) < 0:
            # a name speaks once it has been met
            events.append((source.last if source.heads else source.first, _SOURCE, k))
    return events
