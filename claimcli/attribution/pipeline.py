"""The attribution stage as a list of steps: an article in, its attributions out.

scene (what every feature looks up) -> scores of the tagger -> cue candidates -> a link for each -> the best of them
-> what rules make of these
"""

from collections.abc import Sequence

from claimcli.attribution.confidence import judge, promises, weigh_cue
from claimcli.attribution.engines import LIGHT
from claimcli.attribution.features.token_table import Scene, set_scene
from claimcli.attribution.finding import HIDDEN, LINKED, Finding, to_attribution
from claimcli.attribution.linking.linker import Link, Linker, bare_link
from claimcli.attribution.model import load_model
from claimcli.attribution.rules.registry import apply_rules
from claimcli.attribution.selection import choose_links
from claimcli.attribution.tagging.cues import find_cues
from claimcli.attribution.types import Attribution
from claimcli.text.article import Article

QUOTED_THRESHOLD = 0.32  # speech with quoted words that is less likely than this is not shown
SPEECH_THRESHOLD = 0.4  # nor is other speech less likely than this
ATTITUDE_THRESHOLD = 0.59  # nor are attitudes ("supports", "wants"), on which people agree less; both measured for F1
_SPEECH_KINDS = frozenset("say manner show tweet deny concede ask demand promise blame praise describe stress".split())


def find_attributions(article: Article, engine: str = LIGHT) -> list[Attribution]:
    """The attributions of `article`, in text order of their cues, as `engine` reads it."""
    model = load_model(engine)
    scene = set_scene(article, model.cue_words)
    tags = model.tagger.tag(article, scene)
    linker = Linker(model.linker, article, scene, tags)
    cues = find_cues(tags.rows, scene)
    weights = [weigh_cue(scene, cue, model.confidence) for cue in cues]
    links = [
        linker.link(cue) if promises(scene, cue, weight, model.hopeless) else bare_link(cue)
        for cue, weight in zip(cues, weights, strict=True)
    ]
    judged = [
        (judge(article, scene, link, model.confidence, weight), link)
        for link, weight in zip(links, weights, strict=True)
        if has_words(article, link.content)
    ]
    chosen = [(score, link) for score, link in choose_links(judged) if is_shown(scene, link, score)]
    shown = {link.cue for _, link in chosen}
    hidden = [_finding(link, link.cue.score, HIDDEN) for link in links if link.cue not in shown]
    findings = apply_rules(article, scene, [_finding(link, score, LINKED) for score, link in chosen], hidden)
    return [to_attribution(article, finding) for finding in findings if has_words(article, finding.content)]


def is_shown(scene: Scene, link: Link, score: float) -> bool:
    """Whether a link is likely enough to be shown: less is asked of quoted words, most of attitudes."""
    quoted = [scene.quote[i] >= 0 for i in link.content]
    speech = any(scene.kinds[i] in _SPEECH_KINDS for i in range(link.cue.first, link.cue.last))
    if all(quoted) or (speech and any(quoted)):
        return score >= QUOTED_THRESHOLD
    return score >= (SPEECH_THRESHOLD if speech else ATTITUDE_THRESHOLD)


def has_words(article: Article, content: Sequence[int]) -> bool:
    """Whether a letter or digit is among these tokens: a lone dash or mark is no claim."""
    return any(c.isalnum() for i in content for c in article.tokens[i].text)


def _finding(link: Link, score: float, rule: str) -> Finding:
    reasons = (f"cue {link.cue.score:.2f}", f"content {link.content_score:.2f}", f"source {link.source_score:.2f}")
    return Finding(link.source, tuple(range(link.cue.first, link.cue.last)), link.content, score, rule, reasons)
