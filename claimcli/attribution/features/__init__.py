"""What features look up: the token table, word classes, shares of cue words; and how features are named and summed."""
