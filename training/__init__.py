"""Builds the weights that claimcli ships, from annotated articles. Not part of the wheel."""
