"""The file of the weights: chains and tables of numbers as one compressed string of bytes.

Before it stand `MAGIC`, the version of the format and the SHA-256 of the rest, so that a file that is cut short,
foreign or changed is never read as weights. What is read is numbers and words: nothing in a file is ever run.

A table is its keys, sorted and joined by line feeds, and columns of little-endian 16-bit integers with `BIAS` added:
one column for each label of a chain, in units of 1 / SCALE; one in thousandths for a table of numbers.
"""

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import repeat
from operator import sub
from typing import Any, NamedTuple

from claimcli.attribution.crf.decoder import FIELD, Chain, pack_row, unpack_row

MAGIC = b"claimcli weights"
FORMAT = 1  # raised when older readers would read a file wrongly
LARGEST = 1 << 29  # bytes unpacked: a small file must not fill the memory
THOUSANDTHS = 1000
_SEAL = struct.Struct(f"<{len(MAGIC)}sH32s")
BIAS = 1 << 15  # added to every integer of a file, so that none is negative


class Packed(NamedTuple):
    """What a weights file holds: chains, tables of numbers with three decimals, and notes on how they were made."""

    chains: dict[str, Chain]
    numbers: dict[str, dict[str, float]]
    notes: dict[str, Any]


def pack(packed: Packed) -> bytes:
    """The bytes of a weights file; the same input gives the same bytes. Numbers lie between -32 and 32."""
    header: dict[str, Any] = {"chains": [], "numbers": [], "notes": packed.notes}
    body = b""
    for name, chain in sorted(packed.chains.items()):
        keys = sorted(chain.weights)
        rows = [unpack_row(chain.weights[k], len(chain.labels)) for k in keys]
        table = _pack_table(keys, list(zip(*rows, strict=True)) or [() for _ in chain.labels])
        header["chains"].append([name, chain.labels, chain.transitions, len(keys), len(table)])
        body += table
    for name, numbers in sorted(packed.numbers.items()):
        keys = sorted(numbers)
        table = _pack_table(keys, [[round(numbers[k] * THOUSANDTHS) for k in keys]])
        header["numbers"].append([name, len(keys), len(table)])
        body += table
    head = json.dumps(header, ensure_ascii=False, sort_keys=True).encode("utf-8")
    payload = zlib.compress(struct.pack("<I", len(head)) + head + body, 9)
    return _SEAL.pack(MAGIC, FORMAT, sha256(payload).digest()) + payload


def digest_of(data: bytes) -> str:
    """The SHA-256 that a weights file states, in hexadecimal: what tells its weights from others."""
    return bytes(_SEAL.unpack_from(data)[2]).hex()


def unpack(data: bytes) -> Packed:
    """What `pack` packed.

    Raises:
        ValueError: Bytes that it did not write, or that were changed since.
    """
    payload = _open_seal(data)
    try:
        raw = _decompress(payload)
        (size,) = struct.unpack_from("<I", raw)
        header = json.loads(raw[4 : 4 + size])
        at = 4 + size
        chains, numbers = {}, {}
        for name, labels, transitions, count, length in header["chains"]:
            keys, columns = _unpack_table(raw[at : at + length], count, len(labels))
            weights = dict(zip(keys, _pack_columns(columns), strict=True))
            chains[name] = Chain(tuple(labels), weights, tuple(map(tuple, transitions)))
            at += length
        for name, count, length in header["numbers"]:
            keys, (column,) = _unpack_table(raw[at : at + length], count, 1)
            numbers[name] = dict(zip(keys, [(n - BIAS) / THOUSANDTHS for n in column], strict=True))
            at += length
        return Packed(chains, numbers, dict(header["notes"]))
    except (zlib.error, struct.error, LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a weights file of claimcli: {error}") from error


def _open_seal(data: bytes) -> bytes:
    """What stands behind the seal, when it is as it was sealed."""
    if len(data) < _SEAL.size or not data.startswith(MAGIC):
        raise ValueError("not a weights file of claimcli")
    _, version, digest = _SEAL.unpack_from(data)
    if version != FORMAT:
        raise ValueError(f"weights of format {version}, and this claimcli reads format {FORMAT}")
    payload = data[_SEAL.size :]
    if sha256(payload).digest() != digest:
        raise ValueError("damaged weights: their SHA-256 is not the one they were written with")
    return payload


def _decompress(payload: bytes) -> bytes:
    reader = zlib.decompressobj()
    raw = reader.decompress(payload, LARGEST)
    if reader.unconsumed_tail or not reader.eof:
        raise ValueError("cut short, or far too large")
    return raw


def _pack_table(keys: Sequence[str], columns: Iterable[Sequence[int]]) -> bytes:
    rows = [struct.pack(f"<{len(keys)}H", *(n + BIAS for n in column)) for column in columns]
    return b"".join(rows) + "\n".join(keys).encode("utf-8")


def _unpack_table(raw: bytes, count: int, width: int) -> tuple[list[str], list["array[int]"]]:
    """Keys and columns of a table, the columns with `BIAS` still in them."""
    columns = [array("H", raw[2 * count * j : 2 * count * (j + 1)]) for j in range(width)]
    if sys.byteorder == "big":
        for column in columns:
            column.byteswap()
    keys = raw[2 * count * width :].decode("utf-8").split("\n") if count else []
    return keys, columns


def _pack_columns(columns: Sequence["array[int]"]) -> list[int]:
    """`crf.pack_row` over the rows of a table that is given by columns, without a step for each number.

    The bytes of a row, each label's in its own field, are those of the row's sum with a row of `BIAS`.
    """
    size = FIELD * len(columns) // 8
    table = array("H", bytes(size * len(columns[0])))
    for j, column in enumerate(columns):
        table[j * FIELD // 16 :: size // 2] = column
    if sys.byteorder == "big":
        table.byteswap()
    rows, bias = table.tobytes(), pack_row([BIAS] * len(columns))
    parts = [part for (part,) in struct.iter_unpack(f"{size}s", rows)]
    read: Any = int.from_bytes
    return list(map(sub, map(read, parts, repeat("little")), repeat(bias)))
