#!/bin/sh
# What one article reports and another does not: examples/only_here.sh seeds/000*.txt seeds/003*.txt
set -eu
claimcli compare "$1" "$2" --only-in "$1"
