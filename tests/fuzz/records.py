"""Claim records out of a dice, as bytes: nearly right, and wrong in every way that JSON and the contract allow."""

import json
import random
from typing import Any

from claimcli.models import Claim

WORDS = "the dam bridge is not safe no never false evidence denied Russia NATO Vale Pike will plan he she".split()
TEXTS = (
    "",
    " ",
    "abc def",
    "#",
    "a#1",
    "../x",
    "<stdin>",
    "\x1b[31m",
    "\u202e",
    "=1+1",
    "“no”",
    "2017-W01",
    "x" * 3_000,
)
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 3.5, -0.0, 1e-320, 1e308, 10**30, -(10**30), "5", "", [], {}, [[]], [[1, 2]],
    [["5", 3]], [[3, 1]], [[1, 2, 3]], [[0.5, 2]], [[True, 2]], {"mention": "Ann", "name": None, "spans": [[1, 2]]},
)  # fmt: skip
RAW = ('"\\ud800"', "1e999", "-1e999", "NaN", "Infinity", "1" * 5_000, "[" * 150 + "]" * 150, '{"a":1,"a":2}')
CUES = ("said", "denied", "rejected", "did not say", "fired back", "questioned", "agreed", "")
NAMES = ("Ann Vale", "Mr. Pike", "Pike", "NATO", "she", "", "Zoë Müller", "Ann Vale and Tom Pike")


def make_records(dice: random.Random) -> bytes:
    """What might come through a pipe into `claimcli compare -`."""
    records = [_record(dice) for _ in range(dice.choice((1, 1, 2, 3, 5, 8, 20)))]
    if dice.random() < 0.3:
        records += dice.choices(records, k=dice.randrange(1, 5))
    shape = dice.randrange(5)
    if shape == 0:
        text = "[" + ",".join(records) + "]"
    elif shape == 1:
        text = '{"documents":[{"document":"d","title":"t","claims":[' + ",".join(records) + "]}]}"
    elif shape == 2:
        text = '{"claims":[' + ",".join(records) + '],"topics":[]}'
    else:
        text = "\n".join(records) + "\n"
    data = text.encode("utf-8")
    return _damage(dice, data) if dice.random() < 0.15 else data


def _record(dice: random.Random) -> str:
    spans = [dice.randrange(300) for _ in range(2)]
    record: dict[str, Any] = {
        "document": dice.choice(("a", "b", "c", "../x", "<stdin>")),
        "text": " ".join(dice.choices(WORDS, k=dice.randrange(1, 12))),
        "cue": dice.choice(CUES),
        "speaker": dice.choice(NAMES),
        "content_spans": [sorted(spans)],
        "context": " ".join(dice.choices(WORDS, k=20)),
    }
    if dice.random() < 0.6:
        record["id"] = dice.choice(("a#1", "a#2", "b#1", "", "x"))
    for name in dice.sample(sorted(Claim.model_fields), k=dice.choice((0, 0, 1, 2, 4))):
        record[name] = dice.choice(ODD) if dice.random() < 0.5 else dice.choice(TEXTS)
    for name in dice.sample(sorted(record), k=dice.choice((0, 0, 0, 1))):
        del record[name]
    if dice.random() < 0.2:
        record[dice.choice(("x", "model_config", "__class__", "copy", "_y", ""))] = dice.choice(ODD)
    written = json.dumps(record, ensure_ascii=dice.random() < 0.5)
    if dice.random() < 0.1:
        key = json.dumps(dice.choice(sorted(Claim.model_fields)))
        written = f"{written[:-1]}{', ' if record else ''}{key}: {dice.choice(RAW)}}}"
    return written


def _damage(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    kind = dice.randrange(4)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
    if kind == 2:
        return data[:at] + dice.choice((b"{", b"}", b"[", b"]", b'"', b"\\", b"\n", b"\xe2\x80\xa8", b",")) + data[at:]
    return data[:at] + data[at // 2 :]
