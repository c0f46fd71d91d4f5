"""Seconds that each stage takes, in one process, on articles that it has not seen."""

import time
from collections.abc import Sequence

from claimcli.attribution.engines import load_engine
from claimcli.attribution.features.token_table import build_token_table
from claimcli.attribution.pipeline import find_attributions
from claimcli.claims import build_claims
from claimcli.comparison.pipeline import compare_claims
from claimcli.coreference.pipeline import name_speakers
from claimcli.models import Claim
from claimcli.speakers.unify import unify_speakers
from claimcli.text.article import read_article


def time_stages(texts: Sequence[str], engine: str) -> dict[str, float]:
    """CPU seconds by stage; `attribution` holds the tagging that stands by itself too."""
    model = load_engine(engine)
    seconds = dict.fromkeys(("text", "tagging", "attribution", "coreference", "records", "comparison"), 0.0)
    claims: list[Claim] = []
    for number, text in enumerate(texts):
        started = time.process_time()
        article = read_article(text, f"{number}.txt")
        seconds["text"] += (read := time.process_time()) - started
        model.tagger.tag(article, build_token_table(article, model.cue_words))
        seconds["tagging"] += (tagged := time.process_time()) - read
        attributions = find_attributions(article, engine)
        seconds["attribution"] += (found := time.process_time()) - tagged
        speakers = name_speakers(article, attributions)
        seconds["coreference"] += (named := time.process_time()) - found
        claims += build_claims(article, attributions, speakers)[0]
        seconds["records"] += time.process_time() - named
    started = time.process_time()
    compare_claims(unify_speakers(claims))
    seconds["comparison"] = time.process_time() - started
    return {name: round(value, 3) for name, value in seconds.items()}
