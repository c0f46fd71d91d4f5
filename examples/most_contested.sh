#!/bin/sh
# Topics by number of disputes, most contested first: examples/most_contested.sh seeds
# Needs jq.
set -eu
claimcli compare "$@" --relation disputes --relation questions --json |
    jq -r '.topics | sort_by(-(.pairs | length))[] | "\(.pairs | length)\t\(.topic)"'
