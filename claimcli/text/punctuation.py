"""Punctuation that several stages ask about, each set in one place."""

POSSESSIVE_CLITICS = frozenset(("'s", "’s"))  # a token of their own: "Okafor 's"
POSSESSIVES = POSSESSIVE_CLITICS | {"'", "’"}  # with the bare apostrophe of "the workers' leader"
POSSESSIVE_ENDINGS = ("’s", "'s", "s’", "s'", "’", "'")  # of a word that holds its own: "Okafor's", "workers'"
DASHES = frozenset(("—", "–", "--", "―", "-"))
CLAUSE_PUNCTUATION = frozenset((",", ";", ":", ".", "!", "?", "—", "–", "--", "…", "..."))  # ends a clause

# Quotation marks that open, that close, and that may do either.
OPENING_MARKS = frozenset(("“", "«", "‘", "„", "‚", "‹", "``", "‘‘", "「", "『"))
CLOSING_MARKS = frozenset(("”", "»", "’", "›", "’’", "」", "』"))
EITHER_MARKS = frozenset(('"', "''", "'", "＂"))
QUOTE_MARKS = OPENING_MARKS | CLOSING_MARKS | EITHER_MARKS
