"""The attribution stage as a list of steps: an article in, its attributions out.

    scene (what every feature looks up) -> scores of the tagger -> cue candidates -> a link for each -> the best of them
"""

from collections.abc import Sequence

from claimcli.attribution.attribution import Attribution
from claimcli.attribution.choose import choose_links
from claimcli.attribution.confidence import judge
from claimcli.attribution.cues import find_cues
from claimcli.attribution.features import set_scene
from claimcli.attribution.link import Link, Linker
from claimcli.attribution.linkfeatures import read_hints
from claimcli.attribution.model import load_model
from claimcli.attribution.spans import spans_of
from claimcli.attribution.tagger import CrfTagger
from claimcli.text.article import Article

THRESHOLD = 0.4  # claims less likely than this are not shown; measured to give the best F1


def find_attributions(article: Article) -> list[Attribution]:
    """The attributions of `article`, in text order of their cues."""
    model = load_model()
    scene = set_scene(article, model.cue_words)
    scores = CrfTagger(model.flat).tag(article, scene)
    linker = Linker(model.linker, model.ranking, article, scene, read_hints(article, scene, scores))
    links = [linker.link(cue) for cue in find_cues(scores, scene)]
    judged = [(judge(article, scene, link, model.confidence), link) for link in links if has_words(article, link.content)]
    return [_attribution(article, link, score) for score, link in choose_links(judged) if score >= THRESHOLD]


def has_words(article: Article, content: Sequence[int]) -> bool:
    """Whether a letter or digit is among these tokens: a lone dash or mark is no claim."""
    return any(c.isalnum() for i in content for c in article.tokens[i].text)


def _attribution(article: Article, link: Link, score: float) -> Attribution:
    return Attribution(
        source=spans_of(article, link.source),
        cue=spans_of(article, range(link.cue.first, link.cue.last)),
        content=spans_of(article, link.content),
        confidence=score,
        rule="linked-cue",
        reasons=_reasons(link),
    )


def _reasons(link: Link) -> Sequence[str]:
    return (f"cue {link.cue.score:.2f}", f"content {link.content_score:.2f}", f"source {link.source_score:.2f}")
