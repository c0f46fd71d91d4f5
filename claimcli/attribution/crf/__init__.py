"""Linear-chain conditional random fields: decoding in plain Python, and the file of their weights."""
