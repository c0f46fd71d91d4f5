"""Across articles: one name for one speaker, a newsroom's own list of names, and who speaks how often."""
