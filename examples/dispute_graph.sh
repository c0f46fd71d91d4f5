#!/bin/sh
# A Markdown page with the dispute graph, which many viewers draw: examples/dispute_graph.sh seeds > disputes.md
set -eu
printf '# Who disputes what\n\n```mermaid\n'
claimcli compare "$@" --relation disputes --relation questions --format mermaid
printf '```\n'
