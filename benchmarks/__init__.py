"""How fast claimcli is, and how it grows: `make bench` measures and writes docs/bench.json, bench.md and bench.svg."""
