"""Claims in a pandas data frame: who is quoted how often, and how much of it word for word.

python examples/pandas_speakers.py seeds
"""

import sys

import pandas as pd

from claimcli import extract, to_rows


def main() -> None:
    claims = pd.DataFrame(to_rows(extract(sys.argv[1:])))
    named = claims[claims["speaker"].notna()]
    table = named.groupby("speaker").agg(claims=("id", "size"), direct=("kind", lambda kind: (kind == "direct").mean()))
    print(table.sort_values(["claims", "direct"], ascending=False).head(10).round(2).to_string())


if __name__ == "__main__":
    main()
