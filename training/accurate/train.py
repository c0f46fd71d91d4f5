"""Fine-tunes the network on annotated articles: AdamW, warm-up and linear decay, cross-entropy of both heads."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from claimcli.attribution.features.cue_shares import CueWords
from claimcli.attribution.features.token_table import build_token_table
from claimcli.attribution.tagging.labels import LABELS
from claimcli.attribution.tagging.word_pieces import LENGTH, REACH, Marks, Split, Window, cut_windows, distance_code
from training.accurate.network import Network
from training.corpus import Annotated, Gold
from training.light.tagger import label_tokens

PIECES = 3072  # pieces in a batch, padding included


@dataclass(frozen=True)
class Example:
    """A window with its labels and, for each cue in it, (first, last, link class of each token of the window)."""

    window: Window
    labels: list[int]
    links: list[tuple[list[int], int, int, list[int]]]


def make_examples(item: Annotated, split: Split, marks: Marks, length: int) -> Iterator[Example]:
    """The windows of one article, `length` pieces at most."""
    table = build_token_table(item.article, CueWords({}, {}))
    labels = [LABELS.index(label) for label in label_tokens(item)]
    for window in cut_windows(item.article, table, split, marks, length):
        links = [link for gold in item.gold if (link := _link(gold, window))]
        yield Example(window, labels[window.first : window.last], links)


def _link(gold: Gold, window: Window) -> tuple[list[int], int, int, list[int]] | None:
    cue = [i - window.first for i in gold.cue]
    size = window.last - window.first
    if not cue or cue[0] < 0 or cue[-1] >= size:
        return None
    source, content = set(gold.source), set(gold.content)
    classes = [1 if i in source else 2 if i in content else 0 for i in range(window.first, window.last)]
    return cue, cue[0], cue[-1] + 1, classes


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn."""

    epochs: int = 3
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    layer_decay: float = 0.9
    warm_up: float = 0.1
    seed: int = 7


def train(
    corpus: Sequence[Annotated],
    split: Split,
    marks: Marks,
    folder: str,
    plan: Plan,
    say: Callable[[str], None],
) -> Network:
    """A trained network. The same corpus, plan and number of threads give the same weights."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    network = Network(folder)
    network.train()
    optimizer = torch.optim.AdamW(_groups(network, plan), betas=(0.9, 0.98), eps=1e-6)
    epochs = [_batches(corpus, split, marks, chance, epoch) for epoch in range(plan.epochs)]
    steps = sum(len(e) for e in epochs)
    warm = max(1, int(plan.warm_up * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: (n + 1) / warm if n < warm else max(0.0, (steps - n) / max(1, steps - warm))
    )
    total = [0.0, 0.0]
    for done, batch in enumerate(chain.from_iterable(epochs), 1):
        label_loss, link_loss = losses(network, batch)
        optimizer.zero_grad(set_to_none=True)
        (label_loss + link_loss).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total[0] += label_loss.item()
        total[1] += link_loss.item()
        if done % 20 == 0:
            say(f"step {done} of {steps}: losses {total[0] / 20:.3f} of labels, {total[1] / 20:.3f} of links")
            total = [0.0, 0.0]
    network.eval()
    return network


def _groups(network: Network, plan: Plan) -> list[dict[str, Any]]:
    """Parameters with their rates: the lower a layer, the slower it learns."""
    layers = len(network.bert.encoder.layer)
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("bert.embeddings"):
            rate = plan.rate * plan.layer_decay ** (layers + 1)
        elif name.startswith("bert.encoder.layer."):
            rate = plan.rate * plan.layer_decay ** (layers - 1 - int(name.split(".")[3]))
        else:
            rate = plan.head_rate
        groups.setdefault((rate, 0.0 if parameter.ndim < 2 else plan.decay), []).append(parameter)
    return [{"params": p, "lr": rate, "weight_decay": decay} for (rate, decay), p in groups.items()]


def _batches(
    corpus: Sequence[Annotated], split: Split, marks: Marks, chance: random.Random, epoch: int
) -> list[list[Example]]:
    """Batches of windows of like length; the windows are cut anew in each epoch, at lengths drawn by chance."""
    examples = []
    for item in corpus:
        length = LENGTH if epoch == 0 else chance.randint(2 * LENGTH // 3, LENGTH)
        examples += list(make_examples(item, split, marks, length))
    chance.shuffle(examples)
    batches: list[list[Example]] = []
    for k in range(0, len(examples), 400):
        batch: list[Example] = []
        for example in sorted(examples[k : k + 400], key=lambda e: len(e.window.pieces)):
            if batch and (len(batch) + 1) * len(example.window.pieces) > PIECES:
                batches.append(batch)
                batch = []
            batch.append(example)
        batches.append(batch)
    chance.shuffle(batches)
    return batches


def to_tensors(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, codes and mask, padded to the longest window."""
    longest = max(len(w.pieces) for w in windows)
    pieces = torch.zeros(len(windows), longest, dtype=torch.long)
    codes, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    for row, window in enumerate(windows):
        n = len(window.pieces)
        pieces[row, :n] = torch.tensor(window.pieces)
        codes[row, :n] = torch.tensor(window.codes)
        mask[row, :n] = 1
    return pieces, codes, mask


def losses(network: Network, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Mean cross-entropy of the labels, and of the links."""
    tensors = to_tensors([e.window for e in batch])
    longest = tensors[0].shape[1]
    places = torch.tensor([row * longest + start for row, e in enumerate(batch) for start in e.window.starts])
    vectors = network(*tensors).flatten(0, 1)[places]
    label_loss = functional.cross_entropy(network.labels(vectors), torch.tensor([k for e in batch for k in e.labels]))
    cue_words, cue_numbers = [], []
    words: list[int] = []
    cues: list[int] = []
    distances: list[int] = []
    wanted: list[int] = []
    offset = number = 0
    for example in batch:
        for cue, first, last, classes in example.links:
            low, high = max(0, first - REACH), min(len(classes), last + REACH)
            words += range(offset + low, offset + high)
            cues += [number] * (high - low)
            distances += [distance_code(i, first, last) for i in range(low, high)]
            wanted += classes[low:high]
            cue_words += [offset + i for i in cue]
            cue_numbers += [number] * len(cue)
            number += 1
        offset += len(example.labels)
    if not number:
        return label_loss, label_loss * 0
    owner = torch.tensor(cue_numbers)
    sums = torch.zeros(number, vectors.shape[1]).index_add(0, owner, vectors[torch.tensor(cue_words)])
    means = sums / torch.bincount(owner, minlength=number)[:, None]
    scores = network.score_links(vectors, means, torch.tensor(words), torch.tensor(cues), torch.tensor(distances))
    return label_loss, functional.cross_entropy(scores, torch.tensor(wanted))
