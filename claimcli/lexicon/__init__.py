"""Words as data: TOML files with cues, names and terms, and the one place that loads them."""
