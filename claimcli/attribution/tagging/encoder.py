"""The accurate tagger: a small encoder, fine-tuned to label words and to say which words belong to a cue.

`training/accurate` makes its weights; onnxruntime runs them. Needs the packages of the extra `accurate`, which are
imported when the tagger is made and not before.
"""

import os
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from multiprocessing import parent_process
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from claimcli.attribution.features.token_table import TokenTable
from claimcli.attribution.features.word_classes import WORDS
from claimcli.attribution.tagging.cues import Cue
from claimcli.attribution.tagging.tagger import Suggestion, Tags
from claimcli.attribution.tagging.word_pieces import REACH, Marks, Split, Window, cut_windows, distance_code
from claimcli.text.article import Article

Array = Any  # numpy is no dependency of the main program, and so not of its type check


MANY = 8  # windows, a thousand words, from which on starting threads costs less than it saves


class LinkHead(NamedTuple):
    """What joins the two projections of the network into scores of neither, source, content."""

    distances: Array  # (pieces.DISTANCES, hidden)
    weight: Array  # (3, hidden)
    bias: Array  # (3,)


class EncoderTagger:
    """Runs the network over an article's windows, each by one thread; those of a long article side by side."""

    def __init__(self, model: Path, tokenizer: Path, head: LinkHead) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = 1  # more take longer in sum, and do not outlive a fork
        options.inter_op_num_threads = 1
        self._session = InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._split, self._marks = read_splitter(tokenizer)
        self._head = head
        # What the distances of REACH words before a cue, of its own, and of REACH behind it add: looked up once.
        codes = [distance_code(i, REACH, REACH + 1) for i in range(2 * REACH + 1)]
        self._before, self._within, self._behind = np.split(head.distances[codes], [REACH, REACH + 1])

    def tag(self, article: Article, table: TokenTable) -> Tags:
        """See `Tagger.tag`."""
        windows = list(cut_windows(article, table, self._split, self._marks))
        outcomes = self._run_all(windows)
        rows = [row for shares, _, _ in outcomes for row in shares.tolist()]
        firsts = [w.first for w in windows]

        def suggest(cue: Cue) -> Mapping[int, Suggestion]:
            n = bisect_right(firsts, cue.head) - 1
            return self._suggestion(windows[n], outcomes[n][1], outcomes[n][2], cue)

        return Tags(rows, suggest)

    def _run_all(self, windows: Sequence[Window]) -> list[tuple[Array, Array, Array]]:
        if len(windows) < MANY or parent_process():  # the workers of a pool share the cores
            return [self._run(window) for window in windows]
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(os.cpu_count()) as threads:
            return list(threads.map(self._run, windows))

    def _run(self, window: Window) -> tuple[Array, Array, Array]:
        """Label shares and the two projections of each word of a window."""
        feed = {"pieces": np.array([window.pieces], np.int32), "codes": np.array([window.codes], np.int32)}
        labels, of_word, of_cue = (output[0, window.starts] for output in self._session.run(None, feed))
        return _softmax(labels), of_word, of_cue

    def _suggestion(self, window: Window, of_word: Array, of_cue: Array, cue: Cue) -> dict[int, Suggestion]:
        """What the network suggests for the words around a cue, its own left out."""
        first, last = max(cue.first, window.first), min(cue.last, window.last)
        low, high = max(window.first, first - REACH), min(window.last, last + REACH)
        at = window.first
        far = [self._before[REACH + low - first :], *[self._within] * (last - first), self._behind[: high - last]]
        hidden = of_word[low - at : high - at] + of_cue[first - at : last - at].mean(axis=0) + np.concatenate(far)
        shares = _softmax(np.maximum(hidden, 0) @ self._head.weight.T + self._head.bias)[:, 1:].tolist()
        return {i: (s, c) for i, (s, c) in zip(range(low, high), shares, strict=True) if not first <= i < last}


def open_tagger(folder: Path, notes: Mapping[str, Any]) -> EncoderTagger:
    """The tagger whose files are in `folder`; `notes` has its link head.

    Raises:
        ValueError: onnxruntime or tokenizers cannot make anything of the files. What they raise has no class in common.
    """
    try:
        head = LinkHead(*(np.array(notes[field], np.float32) for field in LinkHead._fields))
        return EncoderTagger(folder / "model.onnx", folder / "tokenizer.json", head)
    except Exception as problem:
        raise ValueError(f"they cannot be opened: {str(problem).partition(chr(10))[0]}") from problem


def read_splitter(path: Path) -> tuple[Split, Marks]:
    """The splitter of words into pieces, and the numbers of the marks, out of a tokenizer's file."""
    tokenizer: Any = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    unknown = tokenizer.token_to_id("[UNK]")
    known: dict[str, tuple[int, ...]] = {}

    def split(word: str) -> tuple[int, ...]:
        pieces = known.get(word)
        if pieces is None:
            if len(known) > WORDS:
                known.clear()
            pieces = known[word] = tuple(tokenizer.encode(word, add_special_tokens=False).ids) or (unknown,)
        return pieces

    return split, Marks(tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))


def _softmax(scores: Array) -> Array:
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return shares / shares.sum(axis=-1, keepdims=True)
