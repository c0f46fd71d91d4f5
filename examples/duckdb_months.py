"""SQL over claims with DuckDB, straight from a Parquet file: claims by outlet and month.

claimcli extract seeds -o claims.parquet && python examples/duckdb_months.py claims.parquet
"""

import sys

import duckdb

QUERY = """
    SELECT coalesce(publisher, '(none)') AS outlet, coalesce(substr(date, 1, 7), '(none)') AS month,
           count(*) AS claims, count(DISTINCT speaker) AS speakers
    FROM read_parquet(?) GROUP BY ALL ORDER BY claims DESC, outlet, month
"""


def main() -> None:
    for row in duckdb.execute(QUERY, [sys.argv[1]]).fetchall():
        print("\t".join(map(str, row)))


if __name__ == "__main__":
    main()
