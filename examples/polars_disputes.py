"""Pairs of claim and answer in a polars data frame: who disputes whom, the surest first.

python examples/polars_disputes.py seeds
"""

import sys

import polars as pl

from claimcli import compare, to_rows


def main() -> None:
    pairs = pl.DataFrame(to_rows(compare(sys.argv[1:]), "pairs"), infer_schema_length=None)
    if pairs.is_empty():
        print("no claim answers another")
        return
    disputes = pairs.filter(pl.col("relation") == "disputes").sort("score", descending=True)
    for row in disputes.select("counter_speaker", "claim_speaker", "score", "claim_text").iter_rows():
        print("{} disputes {} ({:.2f}): {}".format(*row))


if __name__ == "__main__":
    main()
