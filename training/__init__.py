"""Builds the weights that claimcli ships, from annotated articles. Not part of the wheel."""

import os

# One thread for the linear algebra, set before anything loads it: sums then come out the same on any number of cores,
# and the processes that share the work do not get in one another's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
