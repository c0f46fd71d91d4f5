"""spaCy in the same run, so that words per second are ratios and not the speed of a machine."""

import time
from collections.abc import Sequence


def time_peers(texts: Sequence[str]) -> dict[str, float]:
    """Words per CPU second of spaCy's blank English tokenizer and, where it is installed, of `en_core_web_sm`."""
    try:
        import spacy
    except ImportError:
        return {}
    words = sum(len(text.split()) for text in texts)
    pipelines = {"spaCy, blank tokenizer": spacy.blank("en")}
    if spacy.util.is_package("en_core_web_sm"):
        pipelines["spaCy, en_core_web_sm"] = spacy.load("en_core_web_sm")
    speeds: dict[str, float] = {}
    for name, pipeline in pipelines.items():
        list(pipeline.pipe(texts[:5]))
        started = time.process_time()
        list(pipeline.pipe(texts))
        speeds[name] = round(words / (time.process_time() - started))
    return speeds
