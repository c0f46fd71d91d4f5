#!/bin/sh
# Who denies what, with the place of each denial: examples/denials.sh seeds
# Needs jq.
set -eu
claimcli extract "$@" --format jsonl |
    jq -r 'select(.act == "deny" or .negated) | "\(.document):\(.line)  \(.speaker // .mention // "unnamed"): \(.text)"'
